import Ledger
import Membership
import Testing

@Suite("The register beside a naive model")
struct MemberModelTests {
  @Test(
    "Random histories agree in every cell of the report, on every day and as known at any step",
    arguments: MemberSeed.some(16))
  func randomHistories(seed: MemberSeed) throws {
    var dice = MemberDice(seed)
    var run = try MemberRun()
    for _ in 0..<90 {
      let operation = dice.operation(in: run.model, run.stamps.count)
      guard try run.take(operation) != nil else {
        Issue.record("after \(run.done.map { "\($0)" }.joined(separator: "\n"))")
        return
      }
    }
    #expect(run.stamps.count > 15, "too few operations are done to say much")
    let last = run.stamps.count - 1
    let steps = [last] + (0..<6).map { _ in dice.number(0...last) }
    try run.compare(at: steps, on: MemberDice.days)
  }
}
