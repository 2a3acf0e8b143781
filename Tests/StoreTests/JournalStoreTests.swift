import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("The program's operations")
struct JournalStoreTests {
  private let books: JournalBooks
  private let store: Store

  init() throws {
    books = try JournalBooks()
    store = try books.store()
  }

  static let badAmounts = [
    "", "0", "0.00", "-1", "-0.01", "92233720368547758.08", "9223372036854775807",
    "99999999999999999999", "1,000.00", "1.000,00", "1e3", "NaN", "Infinity", "0.001", "٣", "1 000",
    "0x10", "1.", ".5", "+1", "100.00 EUR",
  ]

  @Test("refuse what is no amount, in words, and leave a dump of the same bytes")
  func badAmounts() throws {
    let before = try dump()
    for amount in Self.badAmounts {
      var refund = RefundRequest(reason: "none")
      refund.amount = amount
      let operations: [(String, () throws -> Void)] = [
        (
          "a gift", { try JournalYear.record(amount, on: "2018-12-05", by: "New", "BE", in: store) }
        ),
        ("a refund", { _ = try store.refundDonation(donation(1), refund, Recording()) }),
        ("a goal", { _ = try store.setGoal(of: "sdg", to: amount, from: nil, Recording()) }),
        (
          "a pledge",
          {
            _ = try store.recordPledge(
              .init(amount: amount, currency: "EUR", campaign: "sdg", donor: "New"), Recording())
          }
        ),
        (
          "an entry",
          {
            _ = try store.postEntry(
              .init(
                debit: "Assets:Cash", credit: "Income:Other", amount: amount, unit: "EUR"),
              Recording())
          }
        ),
      ]
      for (what, operation) in operations {
        let refusal = try refusal(of: operation)
        #expect(refusal?.message.isEmpty == false, "\(what) of \"\(amount)\"")
      }
    }
    #expect(try dump() == before)
  }

  @Test("refuse what the books do not allow and leave a dump of the same bytes")
  func refusedOperations() throws {
    let before = try dump()
    let operations: [(String, () throws -> Void)] = [
      (
        "more than the gift is refunded",
        {
          var refund = RefundRequest(reason: "none")
          refund.amount = "400.01"
          _ = try store.refundDonation(donation(1), refund, Recording())
        }
      ),
      (
        "a refunded gift is voided",
        { _ = try store.voidDocument(try refundedGift(), reason: "none", Recording()) }
      ),
      (
        "a document's entry is reversed alone",
        { _ = try store.reverseEntry(1, reason: "none", on: nil, Recording()) }
      ),
      (
        "a general entry moves a campaign's income",
        {
          _ = try store.postEntry(
            .init(
              debit: "Assets:Cash", credit: "Income:Donations:SDG", amount: "1", unit: "EUR"),
            Recording())
        }
      ),
      (
        "an account with a balance is closed",
        { _ = try store.closeAccount("Expenses:Bank", unit: "EUR", on: nil, Recording()) }
      ),
      (
        "a key is used again for something else",
        { try JournalYear.record("1", on: "2018-12-05", by: nil, nil, key: "gift-card", in: store) }
      ),
    ]
    for (what, operation) in operations {
      #expect(try refusal(of: operation)?.message.isEmpty == false, "\(what)")
    }
    #expect(try dump() == before)
  }

  private func donation(_ id: Int) throws -> DocumentNumber {
    try DocumentNumber(parsing: "D-2018-0000\(id)", .donation)
  }

  private func refundedGift() throws -> DocumentNumber {
    let number = try books.connect().texts(
      "select donation from audit.donations where status = 'partly refunded' order by 1 limit 1")
    return try DocumentNumber(parsing: try #require(number.first), .donation)
  }

  /// What an operation is refused with: a refusal of the program, or one of the database's rules.
  private func refusal(of operation: () throws -> Void) throws -> (message: String, Void)? {
    do {
      try operation()
      return nil
    } catch let refusal as any Refusal {
      return (refusal.message, ())
    } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
      return (error.message, ())
    }
  }

  /// Everything that the database holds, as a backup would have it, but for the sequences: numbers
  /// may have gaps, and whatever is refused leaves one.
  private func dump() throws -> [String] {
    let dump = try Child.run(
      "\(books.database.server.binaries)/pg_dump",
      ["--data-only", "--exclude-table-data=*.*_seq"],
      environment: Child.ownEnvironment.merging(books.database.environment) { $1 })
    #expect(dump.status == 0, "\(dump.error)")
    // A key that is new in every dump guards psql against the data.
    return dump.output.split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict")
    }
  }
}
