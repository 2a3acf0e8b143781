import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

@Suite("A register written as CSV and read into an empty ledger")
struct MemberRoundTripTests {
  @Test(
    "is the same register, whatever happened and whatever the names", arguments: MemberSeed.some(6))
  func random(seed: MemberSeed) throws {
    var dice = MemberGenerator(state: seed.value)
    let first = try OfficerBooks()
    try play(in: first, &dice)
    #expect(try first.books.failedChecks() == [])
    let text = try exported(first.store)

    let second = try OfficerBooks()
    for body in bodies where try first.audit(Self.openings(of: body)) != [] {
      for line in try first.audit(Self.openings(of: body)) {
        let words = line.split(separator: " ").map(String.init)
        let count = try #require(Int64(words[1]))
        switch words[0] {
        case "opening": try second.open(body, count, words[2])
        case "join": try second.count(body, joined: count, words[2])
        default: try second.count(body, left: count, words[2])
        }
      }
    }
    let recorded = try second.store.importMembers(memberFile(text), Recording())
    #expect(recorded.document.count(.refused) == 0)
    #expect(try second.books.failedChecks() == [])
    for query in [Self.affiliations, Self.organisations, Self.movements, Self.balances] {
      #expect(try second.audit(query) == first.audit(query))
    }
    #expect(try exported(second.store) == text)
    #expect(
      try second.store.importMembers(memberFile(text), Recording()).status == .exists)
  }

  @Test("is, for one body, its members and those that they come by way of")
  func oneBody() throws {
    let first = try OfficerBooks()
    try first.add(["a": "FR", "b": "BE", "c": "IT"])
    try first.join("a", "ica", "2010-01-01")
    try first.join("b", "cicopa", "2011-01-01", via: "a")
    let second = try OfficerBooks()
    _ = try second.store.importMembers(
      memberFile(exported(first.store, body: "cicopa")), Recording())
    #expect(
      try second.audit("select concat_ws(' ', member, body, via) from audit.affiliations")
        == ["b cicopa a"])
    #expect(
      try second.audit("select organisation from audit.organisations order by 1") == ["a", "b"])
  }

  @Test("is, as of an earlier day, the register of that day")
  func earlier() throws {
    let first = try OfficerBooks()
    try first.add(["a": "FR"])
    try first.join("a", "ica", "2010-01-01")
    try first.leave("a", "ica", "2015-01-01")
    let rows = try first.store.register(
      of: "ica", at: Horizon(asOf: Day(parsing: "2012-01-01")))
    #expect(rows.map(\.isCurrent) == [true])
    #expect(rows.map(\.row.stay?.leftOn) == [nil])
    #expect(try first.store.register(of: "ica").map(\.isCurrent) == [false])
  }

  private let bodies = ["ica", "cicopa", "cecop"]

  /// Does what dice say; what cannot be is refused, and that is no matter here.
  private func play(in officer: OfficerBooks, _ dice: inout MemberGenerator) throws {
    let store = officer.store
    let codes = (0..<8).map { "org-\($0)" }
    for code in codes {
      var request = OrganisationRequest(
        code: code, name: Self.names.randomElement(using: &dice) ?? "",
        country: ["FR", "BE", "INT", "AR"].randomElement(using: &dice) ?? "")
      request.acronym = Self.names.randomElement(using: &dice)
      request.sectors = Bool.random(using: &dice) ? ["a, b", "'=c"] : []
      _ = try store.addOrganisation(request, Recording())
    }
    for body in bodies where Bool.random(using: &dice) {
      try officer.open(body, Int64.random(in: 1...5, using: &dice), "2001-12-31")
    }
    for _ in 0..<60 {
      let day = try #require(Day(ordinal: Int.random(in: 11_000...18_000, using: &dice)))
      let body = bodies.randomElement(using: &dice) ?? "ica"
      let code = codes.randomElement(using: &dice) ?? ""
      let memberClass = MemberClass.allCases.randomElement(using: &dice) ?? .full
      let precision = DatePrecision.allCases.randomElement(using: &dice) ?? .day
      _ = try storeOrMemberRefusal {
        switch Int.random(in: 0..<12, using: &dice) {
        case 0...4:
          _ = try store.joinMember(
            code, body: body, on: day, precision: precision, memberClass: memberClass,
            via: Bool.random(using: &dice) ? codes.randomElement(using: &dice) : nil, Recording())
        case 5...6:
          _ = try store.leaveMember(
            code, body: body, on: day, precision: precision,
            requestedOn: Bool.random(using: &dice) ? Day(ordinal: day.ordinal - 90) : nil,
            reason: Self.names.randomElement(using: &dice) ?? "", Recording())
        case 7:
          _ = try store.changeClass(
            of: code, body: body, to: memberClass, on: day, Recording())
        case 8:
          _ = try store.identifyMember(
            code, body: body, on: day, memberClass: memberClass,
            memberSince: Day(ordinal: day.ordinal - 4000), Recording())
        case 9:
          _ = try store.mergeMembers(
            code, into: codes.randomElement(using: &dice) ?? "", on: day, Recording())
        case 10:
          _ = try store.correctMember(
            code, body: body, Bool.random(using: &dice) ? .void : .joined(day), reason: "because",
            Recording())
        default:
          _ = try store.renameOrganisation(
            code, to: Self.names.randomElement(using: &dice) ?? "", on: day, Recording())
        }
      }
    }
  }

  /// What a spreadsheet, a terminal or a parser could take for something else.
  private static let names = [
    "Crédit Coopératif", "=cmd|'/C calc'!A0", "+1", "-2", "@sum", "\tTab", "\rReturn", "'quoted",
    "''=twice", "say \"no\", twice", "two\r\nlines", "line\nfeed", "שלום עליכם", "\u{202E}evil",
    "a;b", " spaces ", "NULL", "\\N", "{a,b}", "zero\u{200B}width", "\u{FEFF}mark",
  ]

  private static func openings(of body: String) -> SQL {
    """
    select concat_ws(' ', m.kind, e.debit::bigint, m.effective_on)
    from audit.movements as m
    join audit.journal as e on e.entry_id = m.entry_id and e.line = 1
    where m.member is null and m.body = \(body)
    order by m.effective_on, m.kind <> 'opening'
    """
  }

  private static let affiliations: SQL = """
    select concat_ws('|', member, quote_nullable(name), country, body, class, quote_nullable(via),
      joined_on, quote_nullable(left_on), date_precision, quote_nullable(leave_reason),
      quote_nullable(member_since), from_on, until_on)
    from audit.affiliations where superseded_at is null
    order by member collate "C", body collate "C", from_on
    """

  private static let organisations: SQL = """
    select (to_jsonb(o) - array['recorded_at', 'recorded_by', 'former_names'])::text
    from audit.organisations as o order by o.organisation collate "C"
    """

  private static let movements: SQL = """
    select concat_ws('|', m.body, m.member, m.kind, m.effective_on, m.date_precision)
    from audit.movements as m
    where m.reverses is null and not exists (
      select from audit.movements as r where r.reverses = m.entry_id)
    order by m.body collate "C", m.member collate "C", m.effective_on, m.kind
    """

  private static let balances: SQL = """
    select concat_ws(' ', account, balance)
    from audit.trial_balance where unit = 'ORG' and balance <> 0 order by 1
    """
}

/// Runs what may be refused.
private func storeOrMemberRefusal(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch is any Refusal {
  } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
  }
}
