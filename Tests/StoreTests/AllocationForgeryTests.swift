import Giving
import Ledger
import Postgres
import Store
import Testing

/// A part of a line as nobody's program would send it.
struct ForgedPart: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Fields of the part, beside its entry's; `#` stands for a gift's or refund's id.
  let fields: String
  var amount = 10_000
  var accounts = ["Liabilities:Suspense:Main", "Income:Other"]
  var debits = [1]
  var credits = [2]
  var amounts = [10_000]
  /// The SQLSTATE of the refusal.
  var refusal = "CL070"

  private static let other = "'explains', 'account', 'account', 'Income:Other'"
  private static let recorded = "'explains', 'recorded-gift', 'donation', #"

  static let all = [
    ForgedPart(
      testDescription: "that comes to less than the line", fields: other, amount: 9_999,
      amounts: [9_999], refusal: "40001"),
    ForgedPart(
      testDescription: "whose entry moves less than it says", fields: other, amounts: [9_999]),
    ForgedPart(
      testDescription: "that goes to another account than it says", fields: other,
      accounts: ["Liabilities:Suspense:Main", "Expenses:General"]),
    ForgedPart(
      testDescription: "that goes to two accounts", fields: other,
      accounts: ["Liabilities:Suspense:Main", "Income:Other", "Expenses:General"],
      debits: [1, 1], credits: [2, 3], amounts: [4_000, 6_000]),
    ForgedPart(
      testDescription: "of another account's money", fields: other,
      accounts: ["Liabilities:Suspense:Stripe", "Income:Other"]),
    ForgedPart(
      testDescription: "that is called fees and is none",
      fields: "'explains', 'fees', 'account', 'Income:Other'"),
    ForgedPart(
      testDescription: "that settles a part of a gift", fields: recorded,
      accounts: ["Liabilities:Suspense:Main", "Assets:Clearing:Bank", "Income:Exchange"],
      debits: [1, 1], credits: [2, 3], amounts: [9_000, 1_000]),
    ForgedPart(
      testDescription: "that settles a gift and moves something else", fields: recorded,
      accounts: [
        "Liabilities:Suspense:Main", "Assets:Clearing:Bank", "Income:Other", "Expenses:General",
      ], debits: [1, 4], credits: [2, 3], amounts: [10_000, 500]),
    ForgedPart(
      testDescription: "that settles a gift out of another account's money", fields: recorded,
      accounts: ["Liabilities:Suspense:Stripe", "Assets:Clearing:Bank"]),
  ]

  /// The call that explains a line by it.
  func call(line: Int64, document: Int64) -> String {
    let names = accounts.map { "\"\($0)\"" }.joined(separator: ", ")
    let units = accounts.map { _ in "\"EUR\"" }.joined(separator: ", ")
    return """
      select banking.allocate('forged', '{}', \(line), false, jsonb_build_array(jsonb_build_object(
        'amount', \(amount), 'texts', '{}'::jsonb, 'accounts', '[\(names)]'::jsonb,
        'units', '[\(units)]'::jsonb, 'debits', '\(debits)'::jsonb,
        'credits', '\(credits)'::jsonb, 'amounts', '\(amounts)'::jsonb,
        \(fields.replacing("#", with: "\(document)")))))
      """
  }
}

/// What the database itself keeps, whatever program asks.
@Suite("A statement line against a program that errs")
struct AllocationForgeryTests {
  private let bank: AllocationBooks

  init() throws { bank = try AllocationBooks() }

  private func refusal(of part: ForgedPart, line: Int64, document: Int64) throws -> String? {
    try sqlState {
      try bank.books.connect(as: .treasurer).executeScript(
        part.call(line: line, document: document))
    }?.rawValue
  }

  private func id(_ gift: Donation) throws -> Int64 {
    try DocumentNumber(parsing: gift.number, .donation).id
  }

  @Test("refuses a part", arguments: ForgedPart.all)
  func refused(part: ForgedPart) throws {
    let gift = try bank.gift("100.00")
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let before = try bank.books.digest()
    #expect(try refusal(of: part, line: line, document: id(gift)) == part.refusal)
    #expect(try bank.books.digest() == before)
  }

  /// Settles a document that was recorded by hand, as the program does.
  private static func settling(_ kind: String, cents: Int) -> ForgedPart {
    ForgedPart(
      testDescription: kind,
      fields: "'explains', 'recorded-\(kind)', '\(kind == "gift" ? "donation" : "refund")', #",
      amount: cents, accounts: ["Liabilities:Suspense:Main", "Assets:Clearing:Bank"],
      debits: [cents > 0 ? 1 : 2], credits: [cents > 0 ? 2 : 1], amounts: [abs(cents)])
  }

  @Test("settles a gift once, a refund once, and neither when it is void or was paid in cash")
  func once() throws {
    let gift = try bank.gift("100.00")
    var request = RefundRequest(reason: "asked for it")
    request.amount = "40.00"
    request.day = try Day(parsing: "2018-12-04")
    let refund = try bank.store().refundDonation(
      DocumentNumber(parsing: gift.number, .donation), request, Recording()
    ).document
    let back = try DocumentNumber(parsing: refund.number, .refund).id
    let settle = Self.settling("gift", cents: 10_000)
    let settleBack = Self.settling("refund", cents: -4_000)
    let lines = try bank.lines(
      "Main", WaitingLine(10_000), WaitingLine(10_000, text: "other"), WaitingLine(-4_000),
      WaitingLine(-4_000, text: "other"))
    func take(_ part: ForgedPart, _ line: Int64, _ document: Int64) throws {
      // A key for each, so that none is taken for another.
      let call = part.call(line: line, document: document)
      try bank.books.connect(as: .treasurer).executeScript(
        call.replacing("'forged'", with: "'line \(line)'"))
    }
    try take(settle, lines[0], id(gift))
    try take(settleBack, lines[2], back)
    #expect(try refusal(of: settle, line: lines[1], document: id(gift)) == "CL041")
    #expect(try refusal(of: settleBack, line: lines[3], document: back) == "CL041")

    let void = try bank.gift("100.00")
    _ = try bank.store().voidDocument(
      DocumentNumber(parsing: void.number, .donation), reason: "a slip", Recording())
    #expect(try refusal(of: settle, line: lines[1], document: id(void)) == "CL004")
    let cash = try bank.gift("100.00") { $0.method = .cash }
    #expect(try refusal(of: settle, line: lines[1], document: id(cash)) == "CL041")
    // All of it was kept as a fee: nothing of it waits.
    let kept = try bank.gift("100.00") { $0.fee = "100.00" }
    var nothing = settle
    nothing.accounts[1] = "Income:Exchange"
    #expect(try refusal(of: nothing, line: lines[1], document: id(kept)) == "CL041")
    #expect(try bank.books.failedChecks() == [])
  }
}
