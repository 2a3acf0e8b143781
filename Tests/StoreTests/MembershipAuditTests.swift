import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

@Suite("Members as auditors see them")
struct MembershipAuditTests {
  private let officer: OfficerBooks

  init() throws {
    officer = try OfficerBooks()
    try officer.add(["ligacoop": "PR", "smart": "BE", "x": "ES", "y": "ES", "intl": "INT"])
  }

  /// A year with one of everything.
  private func keep() throws {
    try officer.open("cicopa", 3, "2017-12-31")
    _ = try officer.store.identifyMember(
      "ligacoop", body: "cicopa", on: Day(parsing: "2018-01-10"), Recording())
    try officer.join("smart", "cicopa", "2018-02-01", via: "ligacoop")
    try officer.join("x", "cicopa", "2018-02-01")
    try officer.join("y", "cicopa", "2018-02-01")
    try officer.leave("smart", "cicopa", "2018-03-31", because: "dues unpaid")
    try officer.join("smart", "cicopa", "2018-05-15")
    _ = try officer.store.changeClass(
      of: "ligacoop", body: "cicopa", to: .associate, on: Day(parsing: "2018-06-10"), Recording())
    _ = try officer.store.mergeMembers(
      "x", into: "y", on: Day(parsing: "2018-09-05"), Recording())
    try officer.count("cicopa", joined: 2, left: 1, "2018-10-01")
    try officer.open("cicopa", 9, "2018-12-31")
    _ = try officer.store.correctMember(
      "smart", body: "cicopa", .left(Day(parsing: "2018-03-30")), reason: "the minutes",
      Recording())
  }

  @Test("A movement has a row of its kind, and one more where it was taken back")
  func movements() throws {
    try keep()
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', effective_on, coalesce(member, count::text), kind, change, class,
                         case when withdrawn_at is not null then 'withdrawn' end, via)
        from audit.movements
        where body = 'cicopa' and (recorded_at, movement) is not null
        order by effective_on, recorded_at, movement, kind
        """) == [
          "2017-12-31 3 opening 3", "2018-01-10 ligacoop identified 0 full",
          "2018-02-01 smart joined 1 full ligacoop", "2018-02-01 x joined 1 full",
          "2018-02-01 y joined 1 full", "2018-03-30 smart left -1",
          "2018-03-31 smart left -1 withdrawn", "2018-03-31 smart reversal 1",
          "2018-05-15 smart rejoined 1 full", "2018-06-10 ligacoop class changed 0 associate",
          "2018-09-05 x merged -1", "2018-10-01 2 joined 2", "2018-10-01 1 left -1",
          "2018-12-31 3 revised 3",
        ])
    #expect(
      try officer.audit(
        """
        select (sum(m.change) = s.members and s.members = 9)::text
        from audit.movements as m, audit.standing('cicopa', 'infinity', 'infinity') as s
        where m.body = 'cicopa'
        group by s.members
        """) == ["true"])
    // Each reversal leads to the entry that it takes back, and every entry is in the journal.
    #expect(
      try officer.audit(
        """
        select count(*) from audit.movements as r
        join audit.movements as m on m.entry_id = r.reverses and m.movement = r.movement
        join audit.journal as j on j.entry_id = r.entry_id and j.reverses = r.reverses
        """) == ["2"])
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("A leave that was corrected keeps the reason that was given first")
  func leaveReason() throws {
    try keep()
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', member, class, joined_on, left_on, leave_reason, from_on, until_on,
                         case when superseded_at is null then 'now' end)
        from audit.affiliations where member = 'smart'
        order by joined_on, recorded_at
        """)
        == [
          "smart full 2018-02-01 2018-02-01 ",
          "smart full 2018-02-01 2018-03-31 dues unpaid 2018-02-01 2018-03-31",
          "smart full 2018-02-01 2018-03-30 dues unpaid 2018-02-01 2018-03-30 now",
          "smart full 2018-05-15 2018-05-15 now",
        ].map { $0.trimmed })
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', member, name, country, class, via, joined_on, left_on, leave_reason)
        from audit.affiliations where superseded_at is null and member <> 'smart'
        order by from_on, member
        """) == [
          "ligacoop The ligacoop PR full 2018-01-10", "x The x ES full 2018-02-01 2018-09-05",
          "y The y ES full 2018-02-01", "ligacoop The ligacoop PR associate 2018-01-10",
        ])
  }

  @Test("The growth of all counted bodies begins with each and ends with the current month")
  func growth() throws {
    try keep()
    try officer.join("intl", "ica", "2020-02-29")
    #expect(
      try officer.audit(
        """
        select body || ' ' || min(period) || ' ' || (max(period) = to_char(
          ledger.today('UTC'), 'YYYY-MM')) || ' ' || count(*) filter (where
            opening + joined + rejoined - "left" + reclassified <> closing
            or "full" + associate + unnamed <> closing or net <> closing - opening)
        from audit.membership_growth group by body order by body
        """) == ["cicopa 2017-12 true 0", "ica 2020-02 true 0"])
    #expect(
      try officer.audit(
        """
        select concat_ws(',', period, opening, joined, rejoined, "left", reclassified, closing)
        from audit.membership_growth
        where body = 'cicopa' and net <> 0 or (body, period) = ('cicopa', '2017-12')
        order by period
        """) == [
          "2017-12,3,0,0,0,0,3", "2018-02,3,3,0,0,0,6", "2018-03,6,0,0,1,0,5",
          "2018-05,5,0,1,0,0,6", "2018-09,6,0,0,0,-1,5", "2018-10,5,2,0,1,0,6",
          "2018-12,6,0,0,0,3,9",
        ])
    #expect(
      try officer.audit(
        """
        select count(*) from audit.membership_growth as v
        full join audit.growth('cicopa', '2017-12-01', '2018-12-31', 'infinity') as f
          on to_jsonb(f) = to_jsonb(v)
        where f.period is null and v.body = 'cicopa' and v.period <= '2018-12'
          or v.body is null
        """) == ["0"])
  }

  @Test("A body shows how it stands; its reach counts each organisation once and is no growth")
  func reach() throws {
    try keep()
    try officer.join("smart", "cecop", "2018-07-01")
    try officer.join("intl", "cecop", "2018-07-01")
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', body, parent, counted_from, members, "full", associate, unnamed,
                         coalesce(countries::text, '-'), named_countries, reach, rules[1])
        from audit.bodies where body in ('cicopa', 'cecop', 'ica') order by body
        """) == [
          "cecop cicopa 2018-07-01 2 2 0 0 1 1 2",
          "cicopa ica 2017-12-31 9 2 1 6 - 3 4 "
            + "members must be members of the ICA, or members of one",
          "ica - 4",
        ])
    let before = try officer.store.standing(
      of: "ica", at: Horizon(asOf: Day(parsing: "2018-04-01")))
    #expect(before.members == nil && before.countedFrom == nil && before.reach == 3)
    let early = try officer.store.standing(
      of: "cicopa", at: Horizon(asOf: Day(parsing: "2017-12-30")))
    #expect(early.members == nil && early.unnamed == nil && early.reach == 0)
    let now = try officer.store.standing(of: "cicopa")
    #expect(now.members == 9 && now.countries == nil && now.namedCountries == 3)
  }

  @Test("Organisations are shown with their names of now and of before, and without contacts")
  func organisations() throws {
    _ = try officer.store.renameOrganisation(
      "smart", to: "Smart Coop", on: Day(parsing: "2019-01-01"), Recording())
    _ = try officer.store.addContact(
      of: "smart", name: "Ana Rivera", email: nil, phone: nil, Recording())
    let seen = try officer.audit("select o::text from audit.organisations as o order by 1")
    #expect(seen.count == 5)
    #expect(!seen.contains { $0.contains("Ana") })
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', organisation, name, former_names, country, recorded_by)
        from audit.organisations where organisation in ('smart', 'intl') order by 1
        """) == ["intl The intl {} INT officer", "smart Smart Coop {\"The smart\"} BE officer"])
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
