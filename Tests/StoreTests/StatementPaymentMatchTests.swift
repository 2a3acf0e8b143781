import Banking
import Ledger
import Store
import Testing

/// Which line the payments of a notification are.
@Suite("The line of payments that a notification tells")
struct StatementPaymentMatchTests {
  private let books: AllocationBooks

  init() throws { books = try AllocationBooks() }

  /// A line of a statement, or a payment of a notification's only entry.
  private struct Told {
    var cents: Int64
    var reference: String?
    var batch: String?
    var valueOn: String?
    var status = StatementLine.Status.booked
    /// The statement's only entry and a place in it; nil for an entry of its own.
    var detail: Int?
  }

  /// Imports what a bank tells of a day: a statement without balances, or a notification.
  @discardableResult
  private func tell(
    _ told: Told..., in account: String = "Main", on text: String = "2018-12-05",
    isNotification: Bool = false
  ) throws -> StatementImport {
    let day = try Day(parsing: text)
    var head = StatementHead(fileLine: 1)
    head.account = BankAccountID(account + "-id")
    head.isNotification = isNotification
    (head.from, head.to) = (day, day)
    var parts = [StatementPart.head(head)]
    for (place, one) in told.enumerated() {
      let isPart = isNotification || one.detail != nil
      var line = StatementLine(
        entry: isPart ? 1 : place + 1, status: one.status,
        amount: Money(minor: one.cents, unit: sampleEuro), bookedOn: day, fileLine: place + 2)
      line.detail = isNotification ? place + 1 : one.detail
      line.entryReference = one.reference
      line.bankReference = isPart ? one.reference.map { "\($0)/\(place)" } : one.reference
      line.batch = one.batch
      line.valueOn = try one.valueOn.map { try Day(parsing: $0) }
      line.remittance = "\(account) \(text) \(place)"
      parts.append(.line(line))
    }
    parts.append(.end(StatementEnd()))
    let told = parts
    let file = StatementFile(name: "told.xml", format: "sample") {
      BankBooks.source(of: Array("\(told)".utf8))
    } reader: { _, _ in
      PreparedReader(told)
    }
    return try books.store().importStatements(file, StatementTerms(), Recording()).document
  }

  /// How many payments each line has, in the order of the lines.
  private func payments() throws -> [Int] {
    try books.store().bankLines(BankLineFilter()).sorted { $0.id < $1.id }.map(\.payments.count)
  }

  @Test("is that with the entry's reference, though another one has its amount and day")
  func reference() throws {
    try tell(Told(cents: 5_000, reference: "A"), Told(cents: 5_000, reference: "B"))
    try tell(
      Told(cents: 3_000, reference: "B"), Told(cents: 2_000, reference: "B"), isNotification: true)
    #expect(try payments() == [0, 2])
  }

  @Test("is that of the batch where the reference is another")
  func batch() throws {
    try tell(
      Told(cents: 5_000, reference: "A", batch: "X"), Told(cents: 5_000, reference: "B", batch: "Y")
    )
    try tell(Told(cents: 5_000, reference: "N", batch: "Y"), isNotification: true)
    #expect(try payments() == [0, 1])
  }

  @Test("is never one that bears another reference, or is of another account or day")
  func others() throws {
    try tell(Told(cents: 5_000, reference: "A"))
    try tell(Told(cents: 5_000), in: "Stripe")
    try tell(Told(cents: 5_000), on: "2018-12-07")
    #expect(
      try books.refusal {
        try tell(Told(cents: 5_000, reference: "N"), isNotification: true)
      } == "CL034")
    #expect(try payments() == [0, 0, 0])
  }

  @Test("is known by the day of value too, and by the sum of what is booked alone")
  func valueDay() throws {
    try tell(Told(cents: 5_000, valueOn: "2018-12-05"), on: "2018-12-06")
    try tell(
      Told(cents: 3_000, valueOn: "2018-12-05"),
      Told(cents: 2_000, valueOn: "2018-12-05"),
      Told(cents: 900, valueOn: "2018-12-05", status: .pending), isNotification: true)
    #expect(try payments() == [2])
  }

  @Test("must be what they come to, where a reference says that it is theirs")
  func anotherSum() throws {
    try tell(Told(cents: 5_000, reference: "A"))
    #expect(
      try books.refusal {
        try tell(Told(cents: 4_999, reference: "A"), isNotification: true)
      } == "CL031")
    // Of two that bear the reference it is the one of that sum.
    try tell(Told(cents: 4_999, reference: "A"), on: "2018-12-06")
    try tell(Told(cents: 4_999, reference: "A"), isNotification: true)
    #expect(try payments() == [0, 1])
  }

  @Test("needs none where the statement told them one by one, and only there")
  func oneByOne() throws {
    try tell(
      Told(cents: 3_000, reference: "A", detail: 1), Told(cents: 2_000, reference: "A", detail: 2))
    let known = try tell(
      Told(cents: 3_000, reference: "A"), Told(cents: 2_000, reference: "A"), isNotification: true)
    #expect(known.payments == 0)
    let others: [(String, [Told])] = [
      (
        "another reference",
        [Told(cents: 3_000, reference: "B"), Told(cents: 2_000, reference: "B")]
      ),
      ("another number", [Told(cents: 5_000, reference: "A")]),
      ("another sum", [Told(cents: 3_000, reference: "A"), Told(cents: 2_001, reference: "A")]),
    ]
    for (name, told) in others {
      #expect(
        try books.refusal {
          if told.count == 1 {
            try tell(told[0], isNotification: true)
          } else {
            try tell(told[0], told[1], isNotification: true)
          }
        } == "CL034", "\(name)")
    }
    #expect(
      try books.refusal {
        try tell(Told(cents: 3_000), Told(cents: 2_000), in: "Stripe", isNotification: true)
      } == "CL034")
  }
}
