import Ledger
import Postgres
import Testing

/// One history in both worlds.
struct ModelRun {
  let ledger: ModelLedger
  var world = ModelWorld()
  /// The steps that were done; -1 stands for the time before.
  private(set) var done = [-1]
  private var last: ModelOperation?

  /// Opens campaigns of these codes, currencies and goals, beside the one that is there.
  init(campaigns: [(String, String, Int128)]) throws {
    ledger = try ModelLedger()
    world.open("sdg", "EUR", goal: 27_242_000)
    for (code, currency, goal) in campaigns {
      try ledger.open(code, currency, goal: goal, in: &world)
    }
  }

  /// Does an operation in both worlds; answers whether they agree on what becomes of it. What is
  /// refused must be so in words of ours, and leave no trace. What `during` does around the
  /// ledger's part is not told to the model.
  mutating func take(
    _ operation: ModelOperation, _ step: Int,
    during: (@escaping () throws -> String) throws -> String = { try $0() }
  ) throws -> Bool {
    var after = world
    let isDone = after.perform(operation, step: step)
    let before = isDone ? [] : try ledger.fingerprint()
    do {
      let status = try during { [ledger] in
        try ledger.perform(operation, key: "step-\(step)")
      }
      #expect(isDone, "step \(step) should have been refused: \(operation)")
      #expect(status == "created")
    } catch {
      #expect(!isDone, "step \(step) was refused: \(operation): \(error)")
      #expect(error.isOurRefusal, "step \(step): \(operation): \(String(reflecting: error))")
      guard !isDone else { return false }
      #expect(try ledger.fingerprint() == before, "step \(step) left a trace: \(operation)")
      return true
    }
    guard isDone else { return false }
    world = after
    done.append(step)
    last = operation
    return true
  }

  /// Asks for the last operation that was done again, with its key.
  func repeatLast() throws {
    guard let last, let step = done.last else { return }
    #expect(try ledger.perform(last, key: "step-\(step)") == "exists")
  }

  /// Compares all figures at all horizons, and has the ledger check itself.
  func compare(_ horizons: [ModelHorizon]) throws {
    let stamps = try ledger.stamps()
    let figures = try ledger.figures(horizons, stamps)
    let balances = try ledger.trialBalances(horizons, stamps)
    for (place, horizon) in horizons.enumerated() {
      expectEqual(figures[place], world.figures(horizon), "campaigns, \(horizon)")
      expectEqual(balances[place], world.trialBalance(horizon), "trial balance, \(horizon)")
      for row in figures[place] {
        let cells = row.split(separator: " ")
        #expect(!cells[5].hasPrefix("-"), "raised is below zero, \(horizon): \(row)")
        #expect(!cells[8].hasPrefix("-"), "pledged is below zero, \(horizon): \(row)")
      }
    }
    #expect(try ledger.violations() == [])
    let now = ModelHorizon(from: "-infinity", to: ModelWorld.today, step: .max, isBefore: false)
    expectEqual(try ledger.figuresOfStore(), world.figures(now), "campaigns of the store")
    expectEqual(
      try ledger.trialBalanceOfStore(), world.trialBalance(now), "trial balance of the store")
  }
}

extension Error {
  /// Whether it is an answer of ours, in words for the treasurer, and no constraint's or engine's.
  var isOurRefusal: Bool {
    (self as? PostgresError).map { $0.sqlState?.classCode == "CL" } ?? (self is any Refusal)
  }
}

/// Expects two lists of rows to be the same, and shows only those that are not.
func expectEqual(
  _ real: [String], _ model: [String], _ what: String,
  _ location: SourceLocation = #_sourceLocation
) {
  guard real != model else { return }
  let (ours, theirs) = (Set(real), Set(model))
  let lines =
    real.filter { !theirs.contains($0) }.map { "ledger: \($0)" }
    + model.filter { !ours.contains($0) }.map { "model:  \($0)" }
  Issue.record("\(what):\n\(lines.joined(separator: "\n"))", sourceLocation: location)
}
