import Ledger
import Membership
import Postgres
import Store
import Testing

/// Three years that were worked by hand, from the published counts or on paper.
@Suite("Members by the year")
struct MemberStoryTests {
  private let books: MemberBooks
  private let store: Store

  init() throws {
    books = try MemberBooks()
    store = try books.store()
  }

  @Test("CICOPA in 2017: 44 and four who joined make 48")
  func cicopa() throws {
    _ = try store.openBody(
      "cicopa", count: 44, on: day("2016-12-31"), source: "48 less 4", Recording())
    for (code, country, on, precision, members) in [
      ("ligacoop", "PR", "2017-01-01", DatePrecision.quarter, 45),
      ("ulccs", "IN", "2017-05-01", .month, 46),
      ("credit-cooperatif", "FR", "2017-06-21", .halfYear, 47),
      ("smart", "BE", "2017-06-21", .halfYear, 48),
    ] {
      try store.add(code, country)
      let answer = try store.joinMember(
        code, body: "cicopa", on: day(on), precision: precision, Recording()
      ).document
      #expect(answer.movement == "joined")
      #expect(answer.members == members)
      #expect(answer.unnamed == 44)
      #expect(answer.countries == nil)
    }
    let months = try store.growth(
      of: "cicopa", from: Month(parsing: "2017-01"), to: Month(parsing: "2017-06"))
    #expect(months.map(\.opening) == [44, 45, 45, 45, 45, 46])
    #expect(months.map(\.joined) == [1, 0, 0, 0, 1, 2])
    #expect(months.map(\.closing) == [45, 45, 45, 45, 46, 48])
    #expect(months.map(\.retained) == months.map(\.opening))
    #expect(months.map(\.unnamed) == Array(repeating: 44, count: 6))
    #expect(months.map(\.namedCountries) == [1, 1, 1, 1, 2, 4])
    #expect(months.allSatisfy { $0.countries == nil && $0.countriesEntered == nil })
    #expect(months.map(\.imprecise) == [1, 0, 0, 0, 0, 2])
    let years = try books.growth("cicopa", "2015-01-01", "2017-12-31", by: "year")
    #expect(years == ["-,-,-,-,-,-,-", "44,0,0,0,0,44,44", "44,4,0,0,0,48,44"])
    #expect(try books.books.failedChecks() == [])
  }

  @Test("The ICA in 2017: 299 and 17 who joined, without the 10 who left, are 306")
  func ica() throws {
    _ = try store.openBody(
      "ica", count: 299, on: day("2016-12-31"), source: "ICA, January 2018", Recording())
    let answer = try store.countMembers(
      body: "ica", joined: 17, left: 10, on: day("2017-12-31"), precision: .year,
      source: "ICA, January 2018", Recording()
    ).document
    #expect(answer.members == 306)
    #expect(
      try books.growth("ica", "2017-01-01", "2017-12-31", by: "year")
        == ["299,17,0,10,0,306,289"])
    let percents = try books.books.connect().texts(
      """
      select retention_percent::text
      from audit.membership_growth
      where body = 'ica' and retention_percent is not null
      order by period desc limit 1
      """)
    // The months before it had nobody leave.
    #expect(percents.first == "100.00" || percents.first == "96.66")
    #expect(try books.books.failedChecks() == [])
  }

  @Test("Stated countries are crossed exactly until somebody without a name comes or goes")
  func statedCountries() throws {
    _ = try store.openBody(
      "cecop", count: 3, on: day("2016-12-31"), source: "told", countries: ["FR", "IT"],
      Recording())
    try store.add("smart", "BE")
    _ = try store.joinMember("smart", body: "cecop", on: day("2017-02-01"), Recording())
    func entered() throws -> [Int?] {
      try store.growth(of: "cecop", from: Month(parsing: "2017-01"), to: Month(parsing: "2017-05"))
        .map(\.countriesEntered)
    }
    #expect(try entered() == [0, 1, 0, 0, 0])
    _ = try store.countMembers(
      body: "cecop", joined: 0, left: 1, on: day("2017-04-10"), source: "told",
      Recording())
    #expect(try entered() == [0, 1, 0, nil, nil])
    // A revised count that states none is no better.
    _ = try store.openBody(
      "cecop", count: 5, on: day("2017-03-31"), source: "told", Recording())
    #expect(try entered() == [0, 1, nil, nil, nil])
    let months = try store.growth(
      of: "cecop", from: Month(parsing: "2017-03"), to: Month(parsing: "2017-03"))
    #expect(months.map(\.countriesLeft) == [nil])
    #expect(months.map(\.countriesReentered) == [nil])
  }

  @Test("A year by hand: 48,1,1,1,-1,48, and the report as known before November stays")
  func byHand() throws {
    let keyBeforeNovember = "merger"
    try tellTheYear(mergedWith: keyBeforeNovember)
    let before = try books.stamp(keyBeforeNovember)
    let reported = [
      "48,0,0,0,0,48,48", "48,1,0,0,0,49,48", "49,0,0,1,0,48,48", "48,0,0,0,0,48,48",
      "48,0,1,0,0,49,48", "49,0,0,0,0,49,49", "49,0,0,0,0,49,49", "49,0,0,0,0,49,49",
      "49,0,0,0,-1,48,49", "48,0,0,0,0,48,48", "48,0,0,0,0,48,48", "48,0,0,0,0,48,48",
    ]
    #expect(try books.growth("cecop", "2018-01-01", "2018-12-31") == reported)
    let answer = try store.correctMember(
      "cooperar", body: "cecop", .joined(day("2018-01-20")), reason: "the minutes", Recording())
    #expect(answer.document.movement == "corrected")
    #expect(answer.document.members == 48)

    let year = try store.growth(
      of: "cecop", from: Month(parsing: "2018-01"), to: Month(parsing: "2018-12"), by: .year)
    #expect(year.count == 1)
    #expect(year.first?.opening == 48)
    #expect(year.first?.joined == 1)
    #expect(year.first?.rejoined == 1)
    #expect(year.first?.left == 1)
    #expect(year.first?.reclassified == -1)
    #expect(year.first?.closing == 48)
    #expect(year.first?.retained == 48)
    #expect(year.first?.associate == 1)

    var now = reported
    now[0] = "48,1,0,0,0,49,48"
    now[1] = "49,0,0,0,0,49,49"
    now[2] = "49,0,0,1,0,48,48"
    #expect(try books.growth("cecop", "2018-01-01", "2018-12-31") == now)
    #expect(try books.growth("cecop", "2018-01-01", "2018-12-31", known: before) == reported)
    #expect(try books.books.failedChecks() == [])
  }

  /// All of the year but its correction. Five of the 48 have a name.
  private func tellTheYear(mergedWith key: String) throws {
    _ = try store.openBody(
      "cecop", count: 48, on: day("2017-12-31"), source: "on paper", Recording())
    for (code, country) in [
      ("ligacoop", "PR"), ("smart", "BE"), ("x", "ES"), ("y", "ES"), ("cooperar", "AR"),
    ] {
      try store.add(code, country)
      guard code != "cooperar" else { continue }
      _ = try store.identifyMember(code, body: "cecop", on: day("2017-12-31"), Recording())
    }
    _ = try store.joinMember("cooperar", body: "cecop", on: day("2018-02-10"), Recording())
    _ = try store.leaveMember(
      "smart", body: "cecop", on: day("2018-03-31"), reason: "dues", Recording())
    let again = try store.joinMember("smart", body: "cecop", on: day("2018-05-15"), Recording())
    #expect(again.document.movement == "rejoined")
    _ = try store.changeClass(
      of: "ligacoop", body: "cecop", to: .associate, on: day("2018-06-10"), Recording())
    let merged = try store.mergeMembers("x", into: "y", on: day("2018-09-05"), Recording(key: key))
    #expect(merged.document.map(\.body) == ["cecop"])
    #expect(merged.document.first?.members == 48)
  }

  @Test("A merger in which the successor takes the place moves nothing and loses nobody")
  func tookThePlace() throws {
    _ = try store.joinMember(
      "alfa", body: "ica", on: day("2017-01-01"), memberClass: .associate, Recording())
    _ = try store.joinMember("alfa", body: "cecop", on: day("2017-01-01"), Recording())
    _ = try store.joinMember("gamma", body: "cecop", on: day("2017-01-01"), Recording())
    let merged = try store.mergeMembers("alfa", into: "gamma", on: day("2018-05-01"), Recording())
    #expect(merged.document.map(\.body) == ["cecop", "ica"])
    #expect(merged.document.map(\.members) == [1, 1])
    #expect(merged.document[0].entry != nil)
    #expect(merged.document[1].entry == nil)
    #expect(
      try books.growth("ica", "2018-01-01", "2018-12-31", by: "year") == ["1,0,0,0,0,1,1"])
    #expect(
      try books.growth("cecop", "2018-01-01", "2018-12-31", by: "year") == ["2,0,0,0,-1,1,2"])
    #expect(
      try books.books.connect().texts(
        """
        select member || ' ' || class || ' ' || joined_on
        from audit.members_at('ica', '2018-12-31', 'infinity')
        """) == ["gamma associate 2018-05-01"])
    #expect(try books.books.failedChecks() == [])
  }
}
