import Ledger
import Membership
import Postgres
import Store
import Testing

/// What holds of every report of every history, whatever was told.
@Suite("The identities of growth")
struct MemberIdentityTests {
  @Test(
    "hold in every row of every body, as known at every moment of random histories",
    arguments: MemberSeed.some(6))
  func identities(seed: MemberSeed) throws {
    var dice = MemberDice(seed)
    var run = try MemberRun()
    for _ in 0..<80 { _ = try run.take(dice.operation(in: run.model, run.stamps.count)) }
    let broken = try run.books.books.connect().texts(
      """
      with row as (
        select b.code, s.step, o.recorded_at, g.*,
               lag(g.closing) over (
                 partition by b.code, s.step, o.recorded_at order by g.period_start) as before
        from ledger.operation as o
        cross join membership.body as b
        cross join (values ('month'), ('quarter'), ('year')) as s (step)
        cross join lateral membership.growth(
          b.code, '2016-01-01', '2018-12-31', s.step, o.recorded_at) as g
        where b.code in ('cecop', 'cicopa', 'ica') and o.kind like 'member.%'
          and o.kind <> 'member.add'
      )
      select code || ' ' || step || ' ' || period_start || ' ' || recorded_at
      from row
      where opening + joined + rejoined - "left" + reclassified is distinct from closing
        or "full" + associate + unnamed is distinct from closing
        or least("full", associate, unnamed, opening, joined, rejoined, "left") < 0
        or retained not between 0 and opening
        -- A period opens with what the one before closed with, or with the opening count.
        or (before is not null and opening <> before)
        or (countries is not null) <> (unnamed = 0)
      """)
    #expect(broken == [])
  }

  @Test("A corrected join moves its months and nothing else; the old answer stands as known then")
  func corrected() throws {
    let books = try MemberBooks()
    let store = try books.store()
    _ = try store.openBody(
      "cicopa", count: 44, on: day("2016-12-31"), source: "told", Recording())
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-05-10"), Recording())
    _ = try store.leaveMember(
      "alfa", body: "cicopa", on: day("2017-08-01"), reason: "dues", Recording())
    _ = try store.joinMember(
      "alfa", body: "cicopa", on: day("2017-10-01"), Recording(key: "reported"))
    let stamp = try books.stamp("reported")
    let reported = try books.growth("cicopa", "2017-01-01", "2017-12-31")
    #expect(reported[4] == "44,1,0,0,0,45,44")
    #expect(reported[9] == "44,0,1,0,0,45,44")
    // The earlier of two joins is named by its entry.
    let shown = try store.organisations(only: "alfa")
    let first = try #require(shown.first?.affiliations.first?.entry)
    _ = try store.correctMember(
      "alfa", body: "cicopa", entry: first, .joined(day("2017-03-10")), reason: "minutes",
      Recording(key: "corrected"))
    let now = try books.growth("cicopa", "2017-01-01", "2017-12-31")
    #expect(now[2] == "44,1,0,0,0,45,44")
    #expect(now[3] == "45,0,0,0,0,45,45")
    #expect(now[4] == "45,0,0,0,0,45,45")
    #expect(Array(now[5...]) == Array(reported[5...]))
    #expect(try books.growth("cicopa", "2017-01-01", "2017-12-31", known: stamp) == reported)
    #expect(try books.books.failedChecks() == [])
  }
}
