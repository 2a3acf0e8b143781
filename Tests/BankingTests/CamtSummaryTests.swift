import Banking
import Ledger
import Testing

// Banks' real files. They are not ours to give on: where the folder is not named, these tests are
// skipped.
@Suite("Real camt files, against what is reckoned of them", .enabled(if: CamtKit.realFiles != nil))
struct CamtSummaryTests {
  /// A row of the summary: what plain arithmetic says of a statement.
  struct Row {
    let columns: [String: String]
    subscript(name: String) -> String { columns[name] ?? "" }

    static func all() throws -> [Row] {
      let folder = try #require(CamtKit.realFiles)
      let text = try #require(CamtKit.text(of: folder + "/SUMMARY.csv"))
      let rows = text.split(whereSeparator: \.isNewline)
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
      let names = try #require(rows.first)
      return rows.dropFirst().map {
        Row(columns: Dictionary(zip(names, $0)) { first, _ in first })
      }
    }
  }

  /// Decimals as hundred-thousandths: more than any file here has.
  static func scaled(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    return Int64(whole + decimals + String(repeating: "0", count: 5 - decimals.count))
  }

  static func scaled(_ money: Money) -> Int64? { scaled(money.text) }

  @Test("Every statement has the account, entries, sums and balances that the summary says")
  func summary() throws {
    let folder = try #require(CamtKit.realFiles)
    let rows = try Row.all()
    #expect(rows.count > 100)
    for (file, rows) in Dictionary(grouping: rows, by: { $0["file"] }) {
      let bytes = try #require(CamtKit.bytes(of: "\(folder)/\(file)"), "\(file)")
      // It holds the amount `12..34` and has a test of its own.
      if file.hasSuffix("camt053_garbled_amount.xml") { continue }
      let statements = try CamtKit.statements(bytes)
      try #require(statements.count == rows.count, "\(file)")
      for (statement, row) in zip(statements, rows) { try check(statement, row, file) }
    }
  }

  private func check(_ statement: CamtWhole, _ row: Row, _ file: String) throws {
    #expect(statement.head.account?.text == row["account"], "\(file)")
    #expect(statement.head.isNotification == row["namespace"].hasPrefix("camt.054"), "\(file)")
    #expect(Set(statement.lines.map { $0.entry }).count == Int(row["entries"]), "\(file)")
    let reversals = Set(statement.lines.filter { $0.isReversal }.map { $0.entry }).count
    #expect(reversals == Int(row["reversals"]), "\(file)")
    let waiting = statement.lines.filter { $0.status != .booked }.count
    #expect(waiting == Int(row["not_booked"]), "\(file)")
    // One entry there is in euros on an account in francs: what was stated is the original.
    let amounts = statement.lines.map { line in
      row["currencies"] == "CHF/EUR" ? line.original ?? line.amount : line.amount
    }
    let credits = try amounts.filter { $0.minor > 0 }.reduce(0) {
      try $0 + #require(Self.scaled($1))
    }
    let debits = try amounts.filter { $0.minor < 0 }.reduce(0) {
      try $0 - #require(Self.scaled($1))
    }
    #expect(credits == Self.scaled(row["credit_sum"]), "\(file)")
    #expect(debits == Self.scaled(row["debit_sum"]), "\(file)")
    let end = try #require(statement.end, "\(file)")
    #expect(
      end.opening.flatMap { Self.scaled($0.amount) } == Self.scaled(row["opening"]), "\(file)")
    #expect(
      end.closing.flatMap { Self.scaled($0.amount) } == Self.scaled(row["closing"]), "\(file)")
    if row["opening_plus_entries_equals_closing"] == "OK" {
      let sum = try statement.lines.reduce(#require(end.opening?.amount)) {
        try $0.adding($1.amount)
      }
      #expect(sum == end.closing?.amount, "\(file)")
    }
  }

  @Test("Sixty daily statements of two accounts chain: each opens with what the last one closed")
  func chain() throws {
    let folder = try #require(CamtKit.realFiles)
    let files = try Set(Row.all().map { $0["file"] }.filter { $0.hasPrefix("subite/") }).sorted()
    try #require(files.count == 60)
    var closings: [String: Money] = [:]
    for file in files {
      for statement in try CamtKit.statements(#require(CamtKit.bytes(of: "\(folder)/\(file)"))) {
        let account = try #require(statement.head.account?.text)
        let end = try #require(statement.end)
        if let closing = closings[account] { #expect(end.opening?.amount == closing, "\(file)") }
        closings[account] = end.closing?.amount
      }
    }
    #expect(closings.count == 2)
  }

  @Test("An amount that is none is quoted, with its line")
  func garbled() throws {
    let folder = try #require(CamtKit.realFiles)
    let path = folder + "/bankstatementparser/camt053_garbled_amount.xml"
    let bytes = try #require(CamtKit.bytes(of: path))
    let refusal = try #require(CamtKit.refusal(bytes))
    #expect(refusal.code == "statement_amount")
    #expect(refusal.message.contains("\"12..34\""))
    #expect(refusal.line == 17)
  }

  @Test("A message without a statement is refused in words")
  func nothing() throws {
    let folder = try #require(CamtKit.realFiles)
    let path = folder + "/genkgo/camt053.v2.wrong.xml"
    let bytes = try #require(CamtKit.bytes(of: path))
    let refusal = try #require(CamtKit.refusal(bytes))
    #expect(refusal.message == "There is no statement in this file")
  }
}
