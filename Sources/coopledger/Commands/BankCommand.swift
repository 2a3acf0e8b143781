import ArgumentParser
import Banking
import CSV
import Ledger
import Reports
import Store

struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Register bank accounts, and see how they stand.",
    discussion: """
      Only statements move a bank account. What they tell waits in its suspense account until \
      somebody explains it.

      Example:
        coopledger bank list
      """,
    subcommands: [BankAdd.self, BankList.self])
}

struct BankAdd: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Register a bank account, so that its statements can be imported.",
    discussion: """
      Its code makes the accounts Assets:Bank:CODE and Liabilities:Suspense:CODE. An account that \
      holds two currencies is two, each with a code of its own.

      Examples:
        coopledger bank add Main --iban BE68539007547034 --currency EUR
        coopledger bank add Stripe --id acct_1AbC --currency USD --name "Card payments"
      """)

  @Argument(help: "Its code: letters, digits and hyphens, such as Main.")
  var code: Typed

  @Option(help: ArgumentHelp("Its IBAN.", valueName: "iban"))
  var iban: Typed?

  @Option(help: ArgumentHelp("What else its statements call it.", valueName: "id"))
  var id: Typed?

  @Option(help: ArgumentHelp("The currency of its statements.", valueName: "code"))
  var currency: Typed

  @Option(help: ArgumentHelp("Its name for people.", valueName: "text"))
  var name: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().addBankAccount(
      code.text, identifier: identifier(), currency: currency.text, name: name?.text,
      write.recording())
    let account = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, bankAccountJSON(account)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "bank account")) \(account.code): "
        + "\(account.identifier?.text ?? ""), \(account.currency.code), in the books "
        + "\(account.bankAccount) and \(account.suspenseAccount)")
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
    common.console.note("Next: coopledger statement import FILE")
  }

  private func identifier() throws -> BankAccountID {
    guard (iban == nil) != (id == nil) else {
      throw Failure(
        "usage", "Give either --iban or --id", field: "iban",
        hint: "--id is for accounts without an IBAN, such as those at PayPal or Stripe.",
        exit: .usage)
    }
    guard let identifier = BankAccountID(iban?.text ?? id?.text ?? "") else {
      throw Failure(
        "bank_id", "The id is empty", field: iban == nil ? "id" : "iban", exit: .badData)
    }
    guard iban == nil || identifier.isIBAN else {
      throw Failure(
        "bank_iban", "\"\(identifier.text.prefix(60))\" is no IBAN: its check digits do not fit",
        field: "iban", hint: "Compare it with a statement; --id takes what is no IBAN.",
        exit: .badData)
    }
    guard identifier.text.utf8.count <= 100 else {
      throw Failure("bank_id", "The id is longer than 100 bytes", field: "id", exit: .badData)
    }
    return identifier
  }
}

struct BankList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List bank accounts: last statement, balance, what is unexplained.",
    discussion: """
      Late are lines that count in the books later than the bank booked them: their month was \
      closed, or an earlier statement had told their day already.

      Example:
        coopledger bank list
      """)

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let accounts = try common.store().bankAccounts(at: read.horizon())
    switch common.json ? .json : format {
    case .json:
      try common.console.json(.array(accounts.map { .object(bankAccountJSON($0)) }))
    case .csv: try common.console.put(csv(accounts).text())
    case .text: try common.console.put(text(accounts))
    }
  }

  private func text(_ accounts: [BankAccount]) -> String {
    var table = TextTable([
      .left("Code"), .left("Account"), .left("Currency"), .left("Up to"), .right("Statement"),
      .right("Books"), .right("Unexplained"), .right("Lines"), .right("Late"),
    ])
    for account in accounts {
      table.append([
        account.code, account.identifier?.text ?? "", account.currency.code,
        account.lastDay?.description ?? "no statement yet", account.closing?.text ?? "",
        account.balance.text, account.suspense.text, String(account.lines), String(account.late),
      ])
    }
    return table.text
  }

  private func csv(_ accounts: [BankAccount]) -> CSVTable {
    var table = CSVTable([
      "code", "identifier", "currency", "name", "bank_account", "suspense_account", "last_day",
      "closing", "balance", "unexplained", "lines", "posted_late",
    ])
    for account in accounts {
      table.append([
        .text(account.code), .text(account.identifier?.text), .text(account.currency.code),
        .text(account.name), .text(account.bankAccount), .text(account.suspenseAccount),
        account.lastDay.map { .date($0) } ?? .text(nil), .number(account.closing?.text),
        .number(account.balance.text), .number(account.suspense.text),
        .number(String(account.lines)), .number(String(account.late)),
      ])
    }
    return table
  }
}

/// A bank account for programs.
func bankAccountJSON(_ account: BankAccount) -> [(String, JSON)] {
  [
    ("code", .string(account.code)), ("identifier", .optional(account.identifier?.text)),
    ("currency", .string(account.currency.code)), ("name", .string(account.name)),
    ("bank_account", .string(account.bankAccount)),
    ("suspense_account", .string(account.suspenseAccount)),
    ("last_day", .optional(account.lastDay?.description)),
    ("closing", .optional(account.closing?.text)), ("balance", .string(account.balance.text)),
    ("unexplained", .string(account.suspense.text)), ("lines", .int(account.lines)),
    ("posted_late", .int(account.late)),
  ]
}
