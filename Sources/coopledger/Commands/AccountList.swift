import ArgumentParser
import Ledger
import Reports
import Store

struct AccountList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the chart of accounts with balances.",
    discussion: """
      A balance is debit less credit.

      Example:
        coopledger account list --as-of 2018-12-31
      """)

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let accounts = try common.store().accounts(at: read.horizon())
    guard !common.json else {
      return try common.console.json(
        .array(
          accounts.map { account in
            .object([
              ("account", .string(account.account)), ("number", .string(account.number)),
              ("account_class", .string(account.accountClass)), ("unit", .string(account.unit)),
              ("balance", .string(account.balance)), ("moved_by", .string(account.movedBy)),
              ("closed_on", .optional(account.closedOn?.description)),
              ("description", .string(account.description)),
            ])
          }))
    }
    var table = TextTable([
      .left("Number"), .left("Account"), .right("Balance"), .left("Unit"), .left("Moved by"),
      .left("For"),
    ])
    for account in accounts {
      let closed = account.closedOn.map { " (closed on \($0))" } ?? ""
      table.append([
        account.number, account.account, account.balance, account.unit, account.movedBy,
        account.description + closed,
      ])
    }
    try common.console.put(table.text)
  }
}

struct AccountStatement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "Show the movements of an account.",
    discussion: """
      The balance is debit less credit, from the beginning of the books.

      Example:
        coopledger account statement Assets:Clearing:Card --from 2018-12-01
      """)

  @Argument(help: "The account's name.")
  var name: Typed

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let days = try days(from: from, to: to)
    let movements = try common.store().statement(
      of: name.text, from: days.from, to: days.to, at: read.horizon())
    guard !common.json else {
      return try common.console.json(
        .array(
          movements.map { movement in
            .object([
              ("entry", .int(Int(movement.entry))),
              ("effective_on", .string(movement.effectiveOn.description)),
              ("kind", .string(movement.kind)), ("document", .optional(movement.document)),
              ("unit", .string(movement.unit)), ("debit", .string(movement.debit)),
              ("credit", .string(movement.credit)), ("balance", .string(movement.balance)),
            ])
          }))
    }
    var table = TextTable([
      .left("Day"), .right("Entry"), .left("Kind"), .left("Document"), .right("Debit"),
      .right("Credit"), .right("Balance"), .left("Unit"),
    ])
    for movement in movements {
      table.append([
        movement.effectiveOn.description, String(movement.entry), movement.kind,
        movement.document ?? "", movement.debit, movement.credit, movement.balance, movement.unit,
      ])
    }
    try common.console.put(table.text)
  }
}
