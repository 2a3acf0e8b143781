import Banking
import Ledger
import Testing

/// What one row of a table is, under a profile of its own.
@Suite("Rows of tables")
struct CSVRowTests {
  /// Reads rows under a profile of these columns, each called as its field, and settings.
  private func read(
    _ fields: [String], _ rows: [String], settings: [String] = []
  ) throws -> [ProfileTesting.Statement] {
    try ProfileTesting.read(
      text(fields, rows), ProfileTesting.choice(profile(fields, settings)))
  }

  private func refusal(_ fields: [String], _ rows: [String]) throws -> String? {
    try ProfileTesting.refusal(
      Array(text(fields, rows).utf8), ProfileTesting.choice(profile(fields, [])))?.code
  }

  private func text(_ fields: [String], _ rows: [String]) -> String {
    ([fields.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  private func profile(_ fields: [String], _ settings: [String]) throws -> Profile {
    let rows = fields.map { "\($0),\($0),," } + settings.map { ",\($0)" }
    return try ProfileTesting.profile(
      "own", text: "column,field,value,means\n" + rows.joined(separator: "\n") + "\n")
  }

  @Test("A row came in or went out, and not both")
  func twoAmounts() throws {
    let fields = ["date", "credit", "debit"]
    #expect(
      try read(fields, ["2018-03-01,5.00,", "2018-03-01,0.00,3.00"])[0].amounts
        == ["5.00", "-3.00"])
    #expect(try refusal(fields, ["2018-03-01,5.00,3.00"]) == "statement_two_amounts")
  }

  @Test("What was paid less the fee is what came, and a fee of nothing is none")
  func gross() throws {
    let lines = try read(
      ["date", "gross", "fee"], ["2018-03-01,10.00,0.30", "2018-03-01,10.00,0.00"])[0].lines
    #expect(lines.map(\.amount.text) == ["9.70", "10.00"])
    #expect(lines.map(\.fee?.text) == ["0.30", nil])
    #expect(lines.map(\.isNet) == [true, false])
  }

  @Test("An amount in another currency than its row's is refused")
  func currency() throws {
    let fields = ["date", "amount", "currency"]
    #expect(try read(fields, ["2018-03-01,EUR 5.00,EUR"])[0].amounts == ["5.00"])
    #expect(try refusal(fields, ["2018-03-01,USD 5.00,EUR"]) == "statement_currency")
  }

  @Test("A row of nothing is told and not booked")
  func nothing() throws {
    let lines = try read(["date", "amount"], ["2018-03-01,0.00", "2018-03-01,1.00"])[0].lines
    #expect(lines.map(\.status) == [.information, .booked])
  }

  @Test("The amount abroad says nothing where it is the amount, before its fee or after")
  func original() throws {
    let lines = try read(
      ["date", "gross", "fee", "original_amount", "original_currency"],
      [
        "2018-03-01,10.00,0.30,10.00,EUR", "2018-03-01,10.00,0.30,9.70,EUR",
        "2018-03-01,10.00,0.30,11.00,USD",
      ])[0].lines
    #expect(lines.map { $0.original?.description } == [nil, nil, "11.00 USD"])
  }

  @Test("A row without an account is that of the row above it")
  func account() throws {
    let statements = try read(
      ["date", "amount", "account"], ["2018-03-01,1.00,A-1", "2018-03-01,2.00,"])
    #expect(statements.map(\.amounts) == [["1.00", "2.00"]])
  }

  @Test("Balances before their lines open with the first, and close behind the last")
  func balanceBefore() throws {
    let end = try read(
      ["date", "amount", "balance"],
      ["2018-03-01,10.00,100.00", "2018-03-02,-5.00,110.00", "2018-03-03,1.00,105.00"],
      settings: ["balances,,before"])[0].end
    #expect(end.opening?.amount.text == "100.00")
    #expect(end.closing?.amount.text == "106.00")
  }

  @Test(
    "Points put the day first, 13 is no month, and 80 is of the last century",
    arguments: [
      ("03.04.2018", "2018-04-03"), ("12/13/2018", "2018-12-13"), ("13/12/2018", "2018-12-13"),
      ("31.12.80", "1980-12-31"), ("31.12.79", "2079-12-31"),
    ])
  func dates(written: String, day: String) throws {
    let lines = try read(["date", "amount"], ["\(written),1.00"])[0].lines
    #expect(lines.map(\.bookedOn.description) == [day])
  }

  @Test(
    "Without balances the days tell which way round the rows are, and one day is as it stands",
    arguments: [
      ("2018-03-01", "2018-03-02", false), ("2018-03-02", "2018-03-01", true),
      ("2018-03-01", "2018-03-01", false),
    ])
  func order(first: String, second: String, isNewestFirst: Bool) throws {
    let end = try read(["date", "amount"], ["\(first),1.00", "\(second),2.00"])[0].end
    #expect(end.isNewestFirst == isNewestFirst)
  }
}
