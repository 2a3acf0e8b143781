import RandomCases
import Testing

@Suite("The ledger beside a naive model")
struct ModelTests {
  @Test(
    "Random histories agree in every figure, on every day and as known at every moment",
    arguments: Seed.some(6))
  func randomHistories(seed: Seed) throws {
    var dice = ModelDice(seed)
    var run = try ModelRun(campaigns: [
      ("sea", "EUR", 100_000), ("yen", "JPY", 5_000_000), ("gulf-1", "BHD", 1),
    ])
    for step in 0..<80 {
      guard try run.take(dice.operation(in: run.world), step) else { return }
      if dice.isOnce(in: 10) { try run.repeatLast() }
    }
    #expect(run.done.count > 20, "too few operations were done to say much")
    var horizons = [ModelHorizon(from: "-infinity", to: "infinity", step: 80, isBefore: false)]
    for _ in 0..<60 { horizons.append(dice.horizon(run.done)) }
    try run.compare(horizons)
  }
}
