import ArgumentParser
import Ledger
import Reports
import Store

struct StatementClearing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clearing", abstract: "List what was recorded and no statement has shown yet.",
    discussion: """
      Gifts and refunds that were recorded by hand wait in a clearing account until a statement \
      line shows their money; cash does not. Age is in days.

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
    let waiting = try common.store().waitingMoney(olderThan: days ?? 0)
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
          }))
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
  }
}
