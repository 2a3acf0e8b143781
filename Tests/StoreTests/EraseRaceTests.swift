import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

/// A donor is erased while somebody records something of the same donor.
@Suite("Erasing at the same moment")
struct EraseRaceTests {
  private let books: JournalBooks

  init() throws { books = try JournalBooks() }

  private static let erase: SQL = """
    select giving.erase_donor(
      'erase', '{}', (select code from giving.donor where name = 'J. Doe'), 'asked')
    """

  /// Runs a write that has to wait until the erasure is committed.
  private func whileErasing(
    _ write: @escaping @Sendable (Store) throws -> Donation
  ) throws -> Donation {
    let holder = try books.connect(as: .treasurer)
    let answer = Shared<Result<Donation, any Error>?>(nil)
    let process = Shared<Int32>(0)
    let thread = try holder.transaction { holder in
      _ = try holder.query(Self.erase, access: .readWrite)
      let thread = Thread { [books] in
        let result = Result {
          let store = try Store(timeZone: "Europe/Brussels") {
            let connection = try books.connect(as: .treasurer)
            process.withLock { $0 = Int32(connection.serverProcess) }
            return connection
          }
          return try write(store)
        }
        answer.withLock { $0 = result }
      }
      let observer = try books.connect()
      while answer.withLock({ $0 == nil }),
        try observer.query(
          """
          select from pg_stat_activity
          where pid = \(process.withLock { $0 }) and wait_event_type = 'Lock'
          """
        ).isEmpty
      {}
      #expect(answer.withLock { $0 == nil }, "it did not wait")
      return thread
    }
    thread.join()
    return try #require(answer.withLock { $0 }).get()
  }

  @Test("a gift by the same name is a new donor's")
  func gift() throws {
    let gift = try whileErasing { store in
      try JournalYear.record("5", on: "2018-12-05", by: "J. Doe", "US", in: store)
    }
    #expect(gift.donor == "J. Doe")
    #expect(
      try books.connect().texts("select count(*) from giving.donor where name is null") == ["1"])
    #expect(try books.failedChecks() == [])
  }

  @Test("a correction does not bring back the memo that it had read")
  func correction() throws {
    let corrected = try whileErasing { store in
      let number = try store.donations(DonationFilter()).filter { $0.donor == "J. Doe" }[0].number
      var correction = DonationCorrection(reason: "a digit was lost")
      correction.country = "CA"
      return try store.correctDonation(
        try DocumentNumber(parsing: number, .donation), correction, Recording()
      ).document
    }
    #expect(corrected.donor == nil && corrected.donorCode != nil)
    #expect(corrected.memo == nil)
    #expect(
      try books.connect().texts(
        "select count(*) from ledger.entry_text where content like 'in memory%'") == ["0"])
    #expect(try books.failedChecks() == [])
  }
}
