import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct StatementList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the statements that were imported.",
    discussion: """
      Example:
        coopledger statement list --account Main
      """)

  @Option(help: ArgumentHelp("Only of this bank account.", valueName: "code"))
  var account: Typed?

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let statements = try common.store().bankStatements(
      account: account?.text, at: read.horizon())
    switch common.json ? .json : format {
    case .json:
      try common.console.json(.array(statements.map { .object(bankStatementJSON($0)) }))
    case .csv: try common.console.put(csv(statements).text())
    case .text: try common.console.put(text(statements))
    }
  }

  private func text(_ statements: [BankStatement]) -> String {
    var table = TextTable([
      .right("Number"), .left("Account"), .left("From"), .left("To"), .right("Opening"),
      .right("Closing"), .right("Lines"), .right("Known"), .left("Remarks"),
    ])
    for statement in statements {
      table.append([
        String(statement.id), statement.account, statement.firstDay.description,
        statement.lastDay.description, statement.opening?.forPeople ?? "",
        statement.closing?.forPeople ?? "", String(statement.lines), String(statement.known),
        statement.remarks,
      ])
    }
    return table.text
  }

  private func csv(_ statements: [BankStatement]) -> CSVTable {
    var table = CSVTable([
      "statement", "account", "currency", "bank_id", "sequence", "from", "to", "opening",
      "closing", "booked", "lines", "known", "unbooked", "gap", "difference", "posted_late", "file",
      "recorded_at",
    ])
    for statement in statements {
      table.append([
        .number(String(statement.id)), .text(statement.account), .text(statement.currency.code),
        .text(statement.bankID), .text(statement.sequence), .date(statement.firstDay),
        .date(statement.lastDay), .number(statement.opening?.text),
        .number(statement.closing?.text), .number(statement.booked.text),
        .number(String(statement.lines)), .number(String(statement.known)),
        .number(String(statement.unbooked)), .number(statement.gap?.text),
        .number(statement.difference?.text), .number(String(statement.late)),
        .text(statement.file), .text(statement.recordedAt),
      ])
    }
    return table
  }
}

struct StatementShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a statement and the lines that it added.",
    discussion: """
      Example:
        coopledger statement show 12
      """)

  @Argument(help: "Its number, as statement list shows it.")
  var number: Int64

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let horizon = try read.horizon()
    let statement = try store.bankStatement(number, at: horizon)
    var filter = BankLineFilter()
    filter.statement = statement.id
    let lines = try store.bankLines(filter, at: horizon)
    guard !common.json else {
      return try common.console.json(
        .object(
          bankStatementJSON(statement) + [
            ("added", .array(lines.map { .object(bankLineJSON($0)) }))
          ]
        ))
    }
    try common.console.line(
      "Statement \(statement.id) of \(statement.account), \(statement.firstDay) to "
        + "\(statement.lastDay), from \(statement.file)")
    if let opening = statement.opening, let closing = statement.closing {
      try common.console.line(
        "Opening \(opening.forPeople), booked \(statement.booked.forPeople), closing "
          + "\(closing.forPeople)")
    }
    if !statement.remarks.isEmpty { try common.console.line("Remarks: \(statement.remarks)") }
    try common.console.put(bankLineText(lines))
  }
}

extension BankStatement {
  /// What is out of the ordinary, for people.
  fileprivate var remarks: String {
    [
      gap.map { "gap of \($0.forPeople) before it" },
      difference.map { "does not add up by \($0.forPeople)" },
      correction.map { _ in "turned up later" },
      late > 0 ? "\(late) posted late" : nil, opening == nil ? "no balances" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }
}

/// A statement for programs.
func bankStatementJSON(_ statement: BankStatement) -> [(String, JSON)] {
  [
    ("statement", .int(Int(statement.id))), ("account", .string(statement.account)),
    ("currency", .string(statement.currency.code)), ("bank_id", .optional(statement.bankID)),
    ("sequence", .optional(statement.sequence)),
    ("from", .string(statement.firstDay.description)),
    ("to", .string(statement.lastDay.description)),
    ("opening", .optional(statement.opening?.text)),
    ("closing", .optional(statement.closing?.text)), ("booked", .string(statement.booked.text)),
    ("lines", .int(statement.lines)), ("known", .int(statement.known)),
    ("unbooked", .int(statement.unbooked)), ("gap", .optional(statement.gap?.text)),
    ("difference", .optional(statement.difference?.text)),
    ("correction", .optional(statement.correction?.text)),
    ("posted_late", .int(statement.late)), ("file", .string(statement.file)),
    ("recorded_at", .string(statement.recordedAt)),
  ]
}
