import ArgumentParser
import Ledger
import Reports
import Store

struct StatementClearing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clearing", abstract: "List what was recorded and no statement has shown yet.",
    discussion: """
      Gifts and refunds that were recorded by hand wait in a clearing account until a statement \
      line shows their money; cash does not. Age is in days. What else a clearing account holds \
      is told below: a payout that its other side has not met, or a line that was taken for one.

      Example:
        coopledger statement clearing --older-than 30
      """)

  @Option(help: ArgumentHelp("Only what waits for at least so many days.", valueName: "days"))
  var olderThan: Typed?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let days = try olderThan.map { typed in
      guard let days = Int(typed.text), (0...100_000).contains(days) else {
        throw Failure(
          "days_malformed", "\"\(typed.text.prefix(40))\" is not a number of days",
          field: "older-than", exit: .badData)
      }
      return days
    }
    let store = try common.store()
    let waiting = try store.waitingMoney(olderThan: days ?? 0)
    let rests = try store.clearingRests(olderThan: days ?? 0)
    guard !common.json else {
      return try common.console.json(
        .array(
          waiting.map { one in
            .object([
              ("document", .string(one.number)), ("day", .string(one.day.description)),
              ("age", .int(one.age)), ("amount", .string(one.amount.text)),
              ("currency", .string(one.amount.unit.code)), ("campaign", .string(one.campaign)),
              ("donor", .optional(one.donor)), ("method", .string(one.method)),
              ("account", .string(one.account)),
            ])
          } + rests.map(json)))
    }
    var table = TextTable([
      .left("Document"), .left("Day"), .right("Age"), .right("Amount"), .left("Donor"),
      .left("Campaign"), .left("Waits in"),
    ])
    for one in waiting {
      table.append([
        one.number, one.day.description, String(one.age), one.amount.forPeople,
        one.donor ?? "anonymous", one.campaign, one.account,
      ])
    }
    try common.console.put(table.text)
    for rest in rests {
      let what = rest.amount.minor > 0 ? "more went in than came out" : "more came out than went in"
      let age = rest.age.map { " (\($0) days)" } ?? ""
      let since = rest.day.map { " since \($0)\(age)" } ?? ""
      try common.console.line(
        "\(rest.account) has \(rest.amount.forPeople) that is no such gift or refund: \(what)"
          + "\(since). coopledger account statement \(rest.account) shows its movements.")
    }
  }

  /// With the fields of a gift that waits; it has no document.
  private func json(_ rest: ClearingRest) -> JSON {
    .object([
      ("document", .null), ("day", .optional(rest.day?.description)),
      ("age", rest.age.map { .int($0) } ?? .null),
      ("amount", .string(rest.amount.text)), ("currency", .string(rest.amount.unit.code)),
      ("campaign", .null), ("donor", .null), ("method", .null),
      ("account", .string(rest.account)),
    ])
  }
}
