import Ledger
import Membership
import Testing

@Suite("The register beside a naive model")
struct MemberModelTests {
  @Test(
    "Random histories agree in every cell of the report, on every day and as known at any step",
    arguments: MemberSeed.some(24))
  func randomHistories(seed: MemberSeed) throws {
    var dice = MemberDice(seed)
    var run = try MemberRun()
    var told: [String] = []
    for _ in 0..<90 {
      let operation = dice.operation(in: run.model, run.stamps.count)
      guard let isDone = try run.take(operation) else {
        Issue.record("\(told.joined(separator: "\n"))")
        return
      }
      if isDone { told.append("\(operation)") }
    }
    #expect(run.stamps.count > 15, "too few operations are done to say much")
    let last = run.stamps.count - 1
    let steps = [last] + (0..<6).map { _ in dice.number(0...last) }
    try run.compare(at: steps, on: MemberDice.days)
  }
}
