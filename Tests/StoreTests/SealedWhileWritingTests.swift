import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Reports while others write and seal")
struct SealedWhileWritingTests {
  private static let writers = 3

  @Test("equal a full scan in their snapshot at any time, and by a seal they never change")
  func foldAndTail() throws {
    let books = try MemberBooks().books
    _ = try books.store(as: .officer).openBody(
      "ica", count: 500, on: Day(parsing: "2016-12-31"), source: "told", Recording())
    let working = Shared(Self.writers)
    let failures = Shared<[String]>([])
    let threads = (0..<Self.writers).map { index in
      Thread {
        do {
          try Self.write(index, in: books)
        } catch {
          failures.withLock { $0.append("writer \(index): \(error)") }
        }
        working.withLock { $0 -= 1 }
      }
    }
    let sealer = Thread {
      do {
        let connection = try books.connect()
        while working.withLock({ $0 > 0 }) {
          _ = try connection.query("select ledger.seal_finished()", access: .readWrite)
        }
      } catch {
        failures.withLock { $0.append("sealer: \(error)") }
      }
    }

    let reader = try books.connect()
    var known: [Int64: String] = [:]
    var comparisons = 0
    while working.withLock({ $0 > 0 }) {
      try reader.transaction(isolation: .repeatableRead, access: .readOnly) { reader in
        #expect(try reader.texts(Self.differences) == [])
        let last: Int64? = try reader.queryOne("select max(seal) as last from audit.seals")
          .decode("last")
        if let last { known[last] = try Self.digest(by: last, reader) }
      }
      comparisons += 1
    }
    sealer.join()
    for thread in threads { thread.join() }

    #expect(failures.withLock { $0 } == [])
    #expect(comparisons > 5, "too few comparisons to say much")
    #expect(known.count > 1, "too few seals to say much")
    for (seal, digest) in known { #expect(try Self.digest(by: seal, reader) == digest) }
    _ = try reader.query("select ledger.seal_finished()", access: .readWrite)
    #expect(try reader.texts(Self.differences) == [])
    #expect(
      try reader.texts(
        """
        select e.id
        from ledger.entry as e
        where 1 <> (select count(*) from ledger.seal_member as m where m.entry_id = e.id)
        """) == [])
    #expect(try books.failedChecks() == [])
  }

  /// Gifts, some voided, some taken back before their commit, and members without names.
  private static func write(_ index: Int, in books: JournalBooks) throws {
    let store = try books.store()
    let officer = try books.store(as: .officer)
    for round in 0..<20 {
      let gift = try JournalYear.record(
        "\(10 + round)", on: "2018-12-\(11 + round % 9)", by: "Donor \(index) \(round % 4)",
        ["BE", "IT", "FR"][round % 3], in: store)
      if round.isMultiple(of: 3) {
        _ = try store.voidDocument(
          DocumentNumber(parsing: gift.number, .donation), reason: "typed twice", Recording())
      }
      var entry = EntryRequest(
        debit: "Assets:Cash", credit: "Income:Other", amount: "3.00", unit: "EUR")
      entry.day = try Day(parsing: "2018-11-\(11 + round % 9)")
      _ = try store.postEntry(entry, Recording(isDryRun: round.isMultiple(of: 2)))
      _ = try officer.countMembers(
        body: "ica", joined: 2, left: 1, on: Day(parsing: "2017-0\(1 + round % 9)-15"),
        source: "told", Recording(isDryRun: round.isMultiple(of: 5)))
    }
  }

  /// Where the reports, which read the folds, do not say what all transfers say.
  private static let differences: SQL = """
    with side as (
      select t.debit_account as account_id, t.amount_minor as debit, 0 as credit, t.entry_id
      from ledger.transfer as t
      union all
      select t.credit_account, 0, t.amount_minor, t.entry_id
      from ledger.transfer as t
    ),
    scanned as (
      select a.name, a.unit, ledger.amount(sum(s.debit), u.scale) as debit,
             ledger.amount(sum(s.credit), u.scale) as credit
      from side as s
      join ledger.account as a on a.id = s.account_id
      join ledger.unit as u on u.code = a.unit
      group by a.name, a.unit, u.scale
    ),
    gift as (
      select c.code, count(d.id) as donations, count(distinct d.donor_id) as donors,
             count(distinct d.country) as countries
      from giving.campaign as c
      left join giving.donation as d
        on d.campaign_id = c.id
        and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
      group by c.code
    ),
    member as (
      select date_trunc('month', e.effective_on)::date as month,
             sum(case when a.id = s.account_id then s.debit - s.credit end) as net
      from side as s
      join ledger.account as a on a.id = s.account_id and a.name = 'Members:ICA:Unnamed'
      join ledger.entry as e on e.id = s.entry_id
      group by 1
    ),
    growth as (
      select g.period_start as month, g.closing - g.opening as net
      from membership.growth('ica', '2017-01-01', '2017-12-31', 'month', 'infinity') as g
    )
    select format('%s %s: scanned %s %s, reported %s %s', name, unit, s.debit, s.credit, b.debit,
                  b.credit)
    from scanned as s
    full join (
      select b.account as name, b.unit, b.debit, b.credit from audit.trial_balance as b
    ) as b using (name, unit)
    where (s.debit, s.credit) is distinct from (b.debit, b.credit)
    union all
    select format('%s: counted %s, reported %s', g.code, g, c)
    from gift as g
    join audit.campaigns as c on c.campaign = g.code
    where (g.donations, g.donors, g.countries) <> (c.donations, c.donors, c.countries)
    union all
    select format('ica in %s: booked %s, reported %s', g.month, m.net, g.net)
    from growth as g
    left join member as m on m.month = g.month
    where g.net <> coalesce(m.net, 0)
    """

  private static func digest(by seal: Int64, _ connection: Connection) throws -> String {
    try connection.texts(
      """
      select md5(concat(
        (select string_agg(b::text, '' order by b.account, b.unit)
         from audit.trial_balance_at('infinity', null, \(seal)) as b),
        (select string_agg(c::text, '' order by c.campaign)
         from audit.campaigns_at('infinity', null, \(seal)) as c),
        (select string_agg(g::text, '' order by g.period)
         from audit.growth('ica', '2017-01-01', '2017-12-31', null, \(seal)) as g)))
      """)[0]
  }
}
