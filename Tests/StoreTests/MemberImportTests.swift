import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

@Suite("Importing members")
struct MemberImportTests {
  private let officer: OfficerBooks

  init() throws { officer = try OfficerBooks() }

  private static let small = """
    code,name,country,body,class,joined_on,left_on,class_since,leave_reason
    smart,SMart,BE,cicopa,,2017-06-21,2018-03-31,,dues
    smart,SMart,BE,cicopa,,2018-05-15,,,
    ulccs,ULCCS,IN,cicopa,full,2017-05-01,,,
    ulccs,,,cicopa,associate,2017-05-01,,2018-01-01,
    icbc,The ICBC,INT,,,,,,
    """

  @Test("Organisations, joins, leaves, returns and changes of class go in together")
  func small() throws {
    let recorded = try officer.store.importMembers(memberFile(Self.small), Recording())
    #expect(recorded.status == .created)
    #expect(recorded.document.counts == [5, 0, 0])
    #expect(recorded.document.organisations == 3)
    #expect(recorded.document.bodies.map(\.members) == [2])
    #expect(
      try officer.audit(
        """
        select concat_ws(' ', member, class, from_on, until_on, leave_reason)
        from audit.affiliations order by member, from_on
        """) == [
          "smart full 2017-06-21 2018-03-31 dues", "smart full 2018-05-15",
          "ulccs full 2017-05-01 2018-01-01", "ulccs associate 2018-01-01",
        ])
    #expect(try growth("2017-01", "2018-12") == [[0, 2, 0, 0, 2], [2, 0, 1, 1, 2]])
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("The same file twice doubles nothing, with its key and without")
  func twice() throws {
    let file = try memberFile(Self.small)
    _ = try officer.store.importMembers(file, Recording(key: "june"))
    let digest = try officer.books.digest()
    let sameKey = try officer.store.importMembers(file, Recording(key: "june"))
    #expect(sameKey.status == .exists)
    #expect(sameKey.document.counts == [0, 5, 0])
    let noKey = try officer.store.importMembers(file, Recording())
    #expect(noKey.status == .exists)
    #expect(noKey.document.counts == [0, 5, 0])
    #expect(try officer.books.digest() == digest)
    let other = try memberFile(Self.small.replacing("2017-05-01", with: "2017-05-02"))
    #expect(
      throws: PostgresError.self, "another file with the key of the first"
    ) { try officer.store.importMembers(other, Recording(key: "june")) }
  }

  @Test("Of files that overlap, what is new is added, and what came before follows anew")
  func overlapping() throws {
    _ = try officer.store.importMembers(memberFile(Self.small), Recording())
    let longer = Self.small + "\nsmart,SMart,BE,cicopa,,2010-01-01,2012-01-01,,\nx,X,FR,,,,,,"
    let recorded = try officer.store.importMembers(memberFile(longer), Recording())
    #expect(recorded.document.counts == [2, 5, 0])
    #expect(try growth("2017-01", "2017-12") == [[0, 1, 1, 0, 2]])
    #expect(try officer.books.failedChecks() == [])
  }

  private static let bad = """
    code,name,country,body,joined_on,left_on
    good,Good,FR,cicopa,2017-01-01,
    late,Late,FR,cicopa,2017-01-01,2016-01-01
    none,,FR,cicopa,2017-01-01,
    land,Land,XX,cicopa,2017-01-01,
    good,Better,FR,cicopa,2018-01-01,
    body,Body,FR,nobody,2018-01-01,
    one,One,FR,cicopa
    good,Good,FR,cicopa,2017-01-01,
    days,Days,FR,cicopa,2017-13-01,
    """

  @Test("Every bad row is named, and nothing of the file is recorded")
  func wholeOrNothing() throws {
    let digest = try officer.books.digest()
    let refused = #expect(throws: MemberImportRefused.self) {
      try officer.store.importMembers(memberFile(Self.bad), Recording())
    }
    #expect(
      refused?.rows.map(\.summary) == [
        "2 not_recorded", "3 refused left_on left_before_joining",
        "4 refused name organisation_incomplete", "5 refused country unknown_country",
        "6 refused name organisation_differs joined_on member_already",
        "7 refused body unknown_body",
        "8 refused - csv_ragged", "9 refused code row_repeated", "10 refused joined_on day_unknown",
      ])
    #expect(try officer.books.digest() == digest)
  }

  @Test("With the bad rows left out the good ones are recorded, and nothing of the bad ones")
  func skippingBad() throws {
    let recorded = try officer.store.importMembers(
      memberFile(Self.bad), isSkippingBad: true, Recording())
    #expect(recorded.document.counts == [1, 0, 8])
    #expect(try officer.audit("select organisation from audit.organisations") == ["good"])
    #expect(throws: MemberImportRefused.self, "a file without a good row") {
      try officer.store.importMembers(
        memberFile("code,body,joined_on\nx,cicopa,2017-99-01"), isSkippingBad: true, Recording())
    }
  }

  @Test("What a refused row would have added cannot be named by another row")
  func restingOnRefused() throws {
    let text = """
      code,name,country,body,joined_on,via
      a,A,FR,cicopa,2017-13-01,
      b,B,FR,cicopa,2017-01-01,a
      c,C,FR,cicopa,2017-01-01,b
      """
    let refused = #expect(throws: MemberImportRefused.self) {
      try officer.store.importMembers(memberFile(text), isSkippingBad: true, Recording())
    }
    #expect(
      refused?.rows.map(\.summary) == [
        "2 refused joined_on day_unknown", "3 refused via unknown_member",
        "4 refused via unknown_member",
      ])
  }

  @Test("A dry run does everything and leaves nothing")
  func dryRun() throws {
    let digest = try officer.books.digest()
    let recorded = try officer.store.importMembers(
      memberFile(Self.small), Recording(isDryRun: true))
    #expect(recorded.document.bodies.map(\.members) == [2])
    #expect(try officer.books.digest() == digest)
  }

  @Test("Who joined by the opening gets a name, as long as members are without one")
  func identifying() throws {
    try officer.open("cicopa", 2, "2016-12-31")
    let text =
      "code,name,country,body,joined_on\na,A,FR,cicopa,1995-01-01\nb,B,FR,cicopa,2017-03-01"
    let refused = #expect(throws: MemberImportRefused.self) {
      try officer.store.importMembers(memberFile(text), Recording())
    }
    #expect(
      refused?.rows.map(\.summary) == ["2 refused joined_on before_opening", "3 not_recorded"])
    for counts in [[2, 0, 0], [0, 2, 0]] {
      let recorded = try officer.store.importMembers(
        memberFile(text), isIdentifying: true, Recording())
      #expect(recorded.document.counts == counts)
    }
    #expect(try growth("2016-12", "2017-12") == [[2, 0, 0, 0, 2], [2, 1, 0, 0, 3]])
    #expect(
      try officer.audit("select member_since::text from audit.affiliations where member = 'a'")
        == ["1995-01-01"])
    let more = text + "\nc,C,FR,cicopa,1996-01-01\nd,D,FR,cicopa,1997-01-01"
    let digest = try officer.books.digest()
    #expect(
      try storeRefusal {
        _ = try officer.store.importMembers(memberFile(more), isIdentifying: true, Recording())
      }?.code == "CL011")
    #expect(try officer.books.digest() == digest)
  }

  @Test("Two officers who import the same file at once record it once")
  func atOnce() throws {
    let books = officer.books
    let text = Self.small
    let results = inParallel(4) { _ in
      try books.store(as: .officer).importMembers(memberFile(text), Recording()).document.counts
    }
    let counts = try results.map { try $0.get() }
    #expect(counts.count { $0 == [5, 0, 0] } == 1)
    #expect(counts.count { $0 == [0, 5, 0] } == 3)
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("The alliance's export goes in with its map, with and without a body")
  func alliance() throws {
    let text = """
      Identifier,Name,Description,Country ID,Activities,Website
      12,Crédit Coopératif,<p>Bank</p>,FR,Banking; Credit,https://example.coop
      13,"=Hyperlink(""x"")",,BE,,
      """
    let organisations = try officer.store.importMembers(
      memberFile(text, map: carriedMap("ica")), Recording())
    #expect(organisations.document.organisations == 2)
    #expect(organisations.document.bodies.count == 0)
    let members = try officer.store.importMembers(
      memberFile(text, map: carriedMap("ica"), body: "ica", joinedOn: "2020-01-01"), Recording())
    #expect(members.document.bodies.map(\.members) == [2])
    #expect(
      try officer.audit("select name from audit.organisations where organisation = '13'")
        == ["=Hyperlink(\"x\")"])
    let newer = """
      contact_id,organisation_name,location_and_language_country_code,country_territory,latitude
      77,Alliance Africa,,International,1
      """
    _ = try officer.store.importMembers(memberFile(newer, map: carriedMap("ica")), Recording())
    #expect(
      try officer.audit("select country from audit.organisations where organisation = '77'")
        == ["INT"])
  }

  /// Opening, joined, rejoined, left and closing by year.
  private func growth(_ from: String, _ to: String) throws -> [[Int?]] {
    try officer.store.growth(
      of: "cicopa", from: Month(parsing: from), to: Month(parsing: to), by: .year
    ).map { [$0.opening, $0.joined, $0.rejoined, $0.left, $0.closing] }
  }
}
