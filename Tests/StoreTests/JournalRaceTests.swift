import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

/// Two or more who write at the same moment. Nothing here waits for the clock: a holder keeps a
/// lock until the server says that all others are waiting for it, and then lets them go at once.
@Suite("Races")
struct JournalRaceTests {
  private let books: JournalBooks
  private let store: Store
  /// How often each race is run.
  private static let rounds = 12

  init() throws {
    books = try JournalBooks()
    store = try books.store()
  }

  @Test("Two refunds that together exceed the gift: one is done, the other refused in words")
  func refunds() throws {
    for _ in 0..<Self.rounds {
      let gift = try self.gift("100")
      let outcomes = try race(holding: "select giving.lock_donation(\(gift.id))") { _, store in
        try refund("60", of: gift, in: store)
      }
      let refusal = try onlyRefusal(of: outcomes, done: 1)
      #expect(refusal == "60.00 EUR is more than the 40.00 EUR that is left of the gift")
      #expect(try store.donation(number(gift)).donation.refunded.text == "60.00")
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("A refund against a void of the same gift: one is done, the other refused in words")
  func refundAndVoid() throws {
    for _ in 0..<Self.rounds {
      let gift = try self.gift("100")
      let outcomes = try race(holding: "select giving.lock_donation(\(gift.id))") { index, store in
        if index == 0 {
          try refund("60", of: gift, in: store)
        } else {
          _ = try store.voidDocument(number(gift), reason: "typed twice", Recording())
        }
      }
      let refusal = try onlyRefusal(of: outcomes, done: 1)
      let isInWords = refusal.contains("was voided") || refusal.contains("was refunded")
      #expect(isInWords, "\(refusal)")
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("A correction against a refund of the same gift: one is done, the other refused in words")
  func correctionAndRefund() throws {
    for _ in 0..<Self.rounds {
      let gift = try self.gift("100")
      let outcomes = try race(holding: "select giving.lock_donation(\(gift.id))") { index, store in
        if index == 0 {
          try refund("60", of: gift, in: store)
        } else {
          var correction = DonationCorrection(reason: "a digit was lost")
          correction.amount = "10.00"
          _ = try store.correctDonation(number(gift), correction, Recording())
        }
      }
      let refusal = try onlyRefusal(of: outcomes, done: 1)
      let isInWords = refusal.contains("corrected") || refusal.contains("was refunded")
      #expect(isInWords, "\(refusal)")
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("Two payments of the whole of one pledge fulfil it once; the rest is a gift beyond it")
  func payments() throws {
    for _ in 0..<Self.rounds {
      let pledge = try self.pledge("1000")
      let outcomes = try race(holding: "select giving.lock_pledge(\(pledge.id))") { _, store in
        try JournalYear.record("1000", on: "2018-12-05", by: "Legacoop", "IT", in: store) {
          $0.pledge = pledge.number
        }
      }
      for outcome in outcomes { _ = try outcome.get() }
      let (after, gifts) = try store.pledge(DocumentNumber(parsing: pledge.number, .pledge))
      #expect(after.fulfilled.text == "1000.00")
      #expect(after.outstanding.text == "0.00")
      #expect(gifts.count == 1)
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("A payment against giving the pledge up: what is outstanding is used once")
  func paymentAndCancellation() throws {
    for _ in 0..<Self.rounds {
      let pledge = try self.pledge("1000")
      let outcomes = try race(holding: "select giving.lock_pledge(\(pledge.id))") { index, store in
        if index == 0 {
          try JournalYear.record("400", on: "2018-12-05", by: "Legacoop", "IT", in: store) {
            $0.pledge = pledge.number
          }
        } else {
          _ = try store.cancelPledge(
            DocumentNumber(parsing: pledge.number, .pledge), reason: "given up",
            on: Day(parsing: "2019-12-06"), Recording())
        }
      }
      for outcome in outcomes { _ = try outcome.get() }
      let after = try store.pledge(DocumentNumber(parsing: pledge.number, .pledge)).pledge
      #expect(after.outstanding.text == "0.00")
      #expect(
        ["400.00+600.00", "0.00+1000.00"].contains(
          "\(after.fulfilled.text)+\(after.cancelled.text)"))
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("Two first gifts of a new donor make one donor, whether the first is kept or not")
  func newDonor() throws {
    for round in 0..<Self.rounds {
      let name = "Newcomer \(round)"
      let isKept = round.isMultiple(of: 2)
      let outcomes = try race(
        holding: """
          select giving.record_donation(
            \("holder \(round)"), '{}', '{}', 'sdg', \(name), '2018-12-05', false, 'bank',
            null, 'EUR', 100, 0, 100, 0, null, null, null, null, null,
            array['Assets:Clearing:Bank', 'Income:Donations:SDG'], array['EUR', 'EUR'], array[1],
            array[2], array[100])
          """, isKept: isKept
      ) { _, store in
        try JournalYear.record("7", on: "2018-12-06", by: name, nil, in: store)
      }
      for outcome in outcomes { _ = try outcome.get() }
      let donors = try books.connect().query(
        """
        select count(d.id) as gifts
        from giving.donor as n
        join giving.donation as d on d.donor_id = n.id
        where n.name = \(name)
        group by n.id
        """)
      #expect(donors.count == 1)
      #expect(try donors.first?.decode("gifts") == (isKept ? 3 : 2))
    }
  }

  @Test("An account is posted to first: closing it waits, sees the entry, and is refused")
  func postingFirst() throws {
    for round in 0..<Self.rounds {
      let account = try openAccount(round)
      let outcomes = try race(holding: posting(to: account, key: "first \(round)"), writers: 1) {
        _, store in
        _ = try store.closeAccount(
          account, unit: "EUR", on: Day(parsing: "2018-12-05"), Recording())
      }
      let refusal = try onlyRefusal(of: outcomes, done: 0)
      #expect(refusal.contains("holds 1.00 EUR: only an empty account is closed"))
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("An account is closed first: a posting waits, sees it closed, and is refused")
  func closingFirst() throws {
    for round in 0..<Self.rounds {
      let account = try openAccount(round)
      let outcomes = try race(
        holding: """
          select ledger.close_account(\("close \(round)"), '{}', \(account), 'EUR', '2018-12-05')
          """, writers: 1
      ) { _, store in
        var request = EntryRequest(
          debit: account, credit: "Income:Other", amount: "1.00", unit: "EUR")
        request.day = try Day(parsing: "2018-12-05")
        _ = try store.postEntry(request, Recording())
      }
      let refusal = try onlyRefusal(of: outcomes, done: 0)
      #expect(refusal.contains("is closed since 2018-12-05"))
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("One key from 50 connections at once: one operation, and the same answer for all")
  func oneKey() throws {
    for round in 0..<4 {
      let key = "the one key \(round)"
      // The holder takes the key, and gives it back once all fifty stand in line for it.
      let outcomes = try race(
        holding: "insert into ledger.operation (key, kind, request) values (\(key), 'x', '{}')",
        as: .superuser, isKept: false, writers: 50
      ) { _, store in
        var request = DonationRequest(amount: "12.50", currency: "EUR", campaign: "sdg")
        request.receivedOn = try Day(parsing: "2018-12-05")
        request.donor = "Legacoop"
        return try store.recordDonation(request, Recording(key: key))
      }
      let answers = try outcomes.map { try $0.get() }
      #expect(answers.filter { $0.status == .created }.count == 1)
      #expect(answers.filter { $0.status == .exists }.count == 49)
      #expect(Set(answers.map(\.document.number)).count == 1)
      let entries = try books.connect().texts(
        """
        select count(*) from ledger.entry
        where operation_id = (select id from ledger.operation where key = \(key))
        """)
      #expect(entries == ["1"])
    }
    #expect(try books.failedChecks() == [])
  }

  @Test("A crowd refunds one gift: never more than it, and every refusal is in words")
  func crowd() throws {
    let gift = try self.gift("100")
    let outcomes = inParallel(8) { [books] _ in
      let store = try books.store()
      return try (0..<6).map { _ in
        do {
          try refund("7", of: gift, in: store)
          return ""
        } catch let refusal as any Refusal {
          return refusal.message
        }
      }
    }
    let answers = try outcomes.flatMap { try $0.get() }
    #expect(answers.filter(\.isEmpty).count == 14)
    #expect(
      Set(answers) == ["", "7.00 EUR is more than the 2.00 EUR that is left of the gift"])
    #expect(try books.failedChecks() == [])
  }
}

extension JournalRaceTests {
  /// Runs a body so many times at once, each with a store of its own, while somebody else holds a
  /// lock; lets go when the server reports that all of them wait.
  private func race<Answer: Sendable>(
    holding statement: SQL, as role: JournalRole = .treasurer, isKept: Bool = true,
    writers: Int = 2, _ body: @escaping @Sendable (_ index: Int, Store) throws -> Answer
  ) throws -> [Result<Answer, any Error>] {
    let holder = try books.connect(as: role)
    let processes = Shared<[Int32]>([])
    let outcomes = Shared<[Result<Answer, any Error>]>([])
    var threads: [Thread] = []
    try holder.transaction(rollback: !isKept) { holder in
      _ = try holder.query(statement, access: .readWrite)
      threads = (0..<writers).map { index in
        Thread { [books] in
          let outcome = Result {
            let store = try Store(timeZone: "Europe/Brussels") {
              let connection = try books.connect(as: .treasurer)
              processes.withLock { $0.append(Int32(connection.serverProcess)) }
              return connection
            }
            return try body(index, store)
          }
          outcomes.withLock { $0.append(outcome) }
        }
      }
      try waitUntilAllWait(writers, processes) { outcomes.withLock { $0.isEmpty } }
    }
    for thread in threads { thread.join() }
    return outcomes.withLock { $0 }
  }

  /// Asks the server until each of the writers waits for a lock. A writer that has ended instead
  /// never will: then the outcomes tell what it did.
  private func waitUntilAllWait(
    _ writers: Int, _ processes: Shared<[Int32]>, whileNoneEnded: () -> Bool
  ) throws {
    let observer = try books.connect()
    while whileNoneEnded() {
      let waiting: Int = try observer.queryOne(
        """
        select count(*) as waiting
        from pg_stat_activity
        where pid = any (\(processes.withLock { $0 })::integer[]) and wait_event_type = 'Lock'
        """
      ).decode("waiting")
      if waiting == writers { return }
    }
    Issue.record("a writer did not wait for the lock")
  }

  /// The text of the one refusal among outcomes of which the others are done.
  private func onlyRefusal<Answer>(
    of outcomes: [Result<Answer, any Error>], done: Int
  ) throws -> String {
    var refusals: [String] = []
    for outcome in outcomes {
      do {
        _ = try outcome.get()
      } catch let refusal as any Refusal {
        refusals.append(refusal.message)
      } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
        refusals.append(error.message)
      }
    }
    #expect(outcomes.count - refusals.count == done)
    #expect(refusals.count == 1)
    return refusals.first ?? ""
  }

  private func gift(_ amount: String) throws -> Donation {
    try JournalYear.record(amount, on: "2018-12-05", by: "Legacoop", "IT", in: store)
  }

  private func pledge(_ amount: String) throws -> PledgeRecord {
    var request = PledgeRequest(
      amount: amount, currency: "EUR", campaign: "sdg", donor: "Legacoop")
    request.promisedOn = try Day(parsing: "2018-12-01")
    return try store.recordPledge(request, Recording()).document
  }

  private func openAccount(_ round: Int) throws -> String {
    try store.openAccount(
      "Assets:Box\(round)", unit: "EUR", number: "571000", anyCurrency: false,
      description: "A box", Recording()
    ).document
  }

  private func posting(to account: String, key: String) -> SQL {
    """
    select ledger.record_entry(
      \(key), '{}', '{}', '2018-12-04', false, array[\(account), 'Income:Other'],
      array['EUR', 'EUR'], array[1], array[2], array[100])
    """
  }
}

private func number(_ gift: Donation) throws -> DocumentNumber {
  try DocumentNumber(parsing: gift.number, .donation)
}

private func refund(_ amount: String, of gift: Donation, in store: Store) throws {
  var request = RefundRequest(reason: "wanted back")
  request.amount = amount
  request.day = try Day(parsing: "2018-12-06")
  _ = try store.refundDonation(number(gift), request, Recording())
}
