import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct StatementLines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lines", abstract: "List statement lines; with --unallocated those to explain.",
    discussion: """
      Examples:
        coopledger statement lines --unallocated
        coopledger statement lines --account Main --from 2018-12-01 --format csv
      """)

  @Flag(help: "Only lines of which something is still in suspense.")
  var unallocated = false

  @Option(help: ArgumentHelp("Only of this bank account.", valueName: "code"))
  var account: Typed?

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var filter = BankLineFilter()
    filter.isUnallocated = unallocated
    filter.account = account?.text
    (filter.from, filter.to) = try days(from: from, to: to)
    let lines = try common.store().bankLines(filter, at: read.horizon())
    switch common.json ? .json : format {
    case .json: try common.console.json(.array(lines.map { .object(bankLineJSON($0)) }))
    case .csv: try common.console.put(csv(lines).text())
    case .text: try common.console.put(bankLineText(lines))
    }
  }

  private func csv(_ lines: [BankLine]) -> CSVTable {
    var table = CSVTable([
      "line", "statement", "account", "booked_on", "value_on", "posted_on", "amount", "currency",
      "open", "age_days", "entry", "bank_reference", "kind", "counterparty",
      "counterparty_account", "structured_reference", "end_to_end_id", "remittance",
    ])
    for line in lines {
      table.append([
        .number(String(line.id)), .number(String(line.statement)), .text(line.account),
        .date(line.bookedOn), line.valueOn.map { .date($0) } ?? .text(nil),
        line.postedOn.map { .date($0) } ?? .text(nil), .number(line.amount.text),
        .text(line.amount.unit.code), .number(line.open.text), .number(String(line.age)),
        .number(line.entry.map { String($0) }), .text(line.bankReference), .text(line.kind),
        .text(line.counterparty), .text(line.counterpartyAccount),
        .text(line.structuredReference), .text(line.endToEndID), .text(line.remittance),
      ])
    }
    return table
  }
}

/// Lines of statements for people.
func bankLineText(_ lines: [BankLine]) -> String {
  var table = TextTable([
    .right("Line"), .left("Account"), .left("Day"), .right("Amount"), .right("Open"),
    .right("Age"), .left("From or to"), .left("Text"),
  ])
  for line in lines {
    let words = line.structuredReference ?? line.remittance ?? line.kind ?? ""
    table.append([
      String(line.id), line.account, line.bookedOn.description, line.amount.forPeople,
      line.open.minor == 0 ? "" : line.open.forPeople,
      line.open.minor == 0 ? "" : "\(line.age) d",
      String((line.counterparty ?? line.counterpartyAccount ?? "").prefix(30)),
      String(words.prefix(40)),
    ])
    for payment in line.payments {
      let words = payment.structuredReference ?? payment.remittance ?? payment.endToEndID ?? ""
      table.append([
        "", "", "payment \(payment.ordinal)", payment.amount.forPeople, "", "",
        String((payment.counterparty ?? payment.counterpartyAccount ?? "").prefix(30)),
        String(words.prefix(40)),
      ])
    }
  }
  return table.text
}

/// A line of a statement for programs.
func bankLineJSON(_ line: BankLine) -> [(String, JSON)] {
  [
    ("line", .int(Int(line.id))), ("statement", .int(Int(line.statement))),
    ("account", .string(line.account)), ("booked_on", .string(line.bookedOn.description)),
    ("value_on", .optional(line.valueOn?.description)),
    ("posted_on", .optional(line.postedOn?.description)), ("amount", .string(line.amount.text)),
    ("currency", .string(line.amount.unit.code)), ("open", .string(line.open.text)),
    ("age_days", .int(line.age)), ("entry", line.entry.map { .int(Int($0)) } ?? .null),
    ("bank_reference", .optional(line.bankReference)), ("kind", .optional(line.kind)),
    ("counterparty", .optional(line.counterparty)),
    ("counterparty_account", .optional(line.counterpartyAccount)),
    ("structured_reference", .optional(line.structuredReference)),
    ("end_to_end_id", .optional(line.endToEndID)), ("remittance", .optional(line.remittance)),
    ("payments", .array(line.payments.map(bankPaymentJSON))),
  ]
}

/// A payment behind a line for programs.
private func bankPaymentJSON(_ payment: BankPayment) -> JSON {
  .object([
    ("payment", .int(payment.ordinal)), ("amount", .string(payment.amount.text)),
    ("currency", .string(payment.amount.unit.code)),
    ("counterparty", .optional(payment.counterparty)),
    ("counterparty_account", .optional(payment.counterpartyAccount)),
    ("structured_reference", .optional(payment.structuredReference)),
    ("end_to_end_id", .optional(payment.endToEndID)),
    ("remittance", .optional(payment.remittance)),
  ])
}
