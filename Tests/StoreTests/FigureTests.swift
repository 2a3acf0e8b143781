import Glibc
import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

@Suite("Published figures")
struct FigureTests {
  private let officer: OfficerBooks

  init() throws { officer = try OfficerBooks() }

  /// State, evidence and difference of a body's figures, by their numbers.
  private func states(of body: String) throws -> [String] {
    try officer.store.figures(of: .body(body)).sorted { $0.id < $1.id }.map { figure in
      let evidence = figure.evidenced.map { " \($0)" } ?? ""
      let difference = figure.difference.map { " by \($0)" } ?? ""
      return "\(figure.unit) \(figure.value): \(figure.state.rawValue)\(evidence)\(difference)"
    }
  }

  @Test("The ICA's numbers of January 2020 do not add up, counted here or not")
  func january2020() throws {
    func publish() throws {
      for (unit, value) in [("ORG", 310), ("FULL", 267), ("ASSOCIATE", 42), ("COUNTRY", 109)] {
        try officer.state("ica", unit, Int64(value), "2020-01-31", source: "ICA, January 2020")
      }
    }
    try publish()
    #expect(
      try states(of: "ica") == [
        "ORG 310: differs 309 by 1", "FULL 267: not counted", "ASSOCIATE 42: not counted",
        "COUNTRY 109: not counted",
      ])
    let flagged = try officer.store.figures(of: .body("ica")).filter { $0.state == .differs }
    #expect(flagged.map(\.reason) == ["FULL 267 + ASSOCIATE 42 = 309 by the same source"])

    // With the register at 310 the sum still contradicts; at 306 the register does, too.
    try officer.open("ica", 299, "2016-12-31")
    try officer.count("ica", joined: 17, left: 6, "2017-12-31")
    #expect(try states(of: "ica").first == "ORG 310: differs 309 by 1")
    try officer.count("ica", left: 4, "2018-12-31")
    let both = try #require(
      try officer.store.figures(of: .body("ica")).first { $0.unit == "ORG" })
    #expect(both.evidenced == 306)
    #expect(
      both.reason
        == "the register has 306; FULL 267 + ASSOCIATE 42 = 309 by the same source")
  }

  @Test("The numbers of other years and of other sources are each held to their own")
  func otherYears() throws {
    for (day, source, org, full, associate) in [
      ("2022-09-30", "ICA, September 2022", 314, 272, 42),
      ("2023-11-30", "ICA, November 2023", 306, 268, 38),
    ] as [(String, String, Int64, Int64, Int64)] {
      try officer.state("ica", "ORG", org, day, source: source)
      try officer.state("ica", "FULL", full, day, source: source)
      try officer.state("ica", "ASSOCIATE", associate, day, source: source)
    }
    try officer.state("ica", "ORG", 400, "2023-11-30", source: "somebody else")
    #expect(try officer.store.figures().allSatisfy { $0.state == .notCounted })
  }

  @Test("A typing error in a class is mended by recording the figure again")
  func typingError() throws {
    try officer.state("ica", "ORG", 306, "2023-11-30")
    try officer.state("ica", "FULL", 286, "2023-11-30")
    try officer.state("ica", "ASSOCIATE", 38, "2023-11-30")
    #expect(try states(of: "ica").first == "ORG 306: differs 324 by -18")
    try officer.state("ica", "FULL", 268, "2023-11-30")
    #expect(try states(of: "ica").first == "ORG 306: not counted")
  }

  @Test("299 and 17 less 10 are the published 306")
  func membersOf2017() throws {
    try officer.open("ica", 299, "2016-12-31")
    try officer.count("ica", joined: 17, left: 10, "2017-12-31")
    try officer.state("ica", "ORG", 299, "2016-12-31")
    try officer.state("ica", "ORG", 306, "2017-12-31")
    try officer.state("ica", "ORG", 299, "2017-12-30")
    try officer.state("ica", "FULL", 260, "2017-12-31")
    try officer.state("ica", "ORG", 218, "1997-12-31")
    try officer.state("ica", "PERSON", 700_000_000, "2018-12-05", .about)
    try officer.state("ica", "ORG", 312, nil)
    #expect(
      try states(of: "ica") == [
        "ORG 299: equal 299 by 0", "ORG 306: equal 306 by 0", "ORG 299: equal 299 by 0",
        "FULL 260: not counted", "ORG 218: not counted", "PERSON 700000000: not counted",
        "ORG 312: undated",
      ])
    #expect(
      try officer.store.figures().map(\.reason) == [
        "ica is counted from 2016-12-31 on", nil, nil, "306 of its members have no name", nil,
        "nothing here counts it", "it has no date",
      ])
  }

  @Test("Once every member has a name its class and country are counted")
  func named() throws {
    try officer.add(["a": "FR", "b": "FR", "c": "INT"])
    try officer.join("a", "cicopa", "2018-01-01")
    try officer.join("b", "cicopa", "2018-01-02", .associate)
    try officer.join("c", "cicopa", "2018-01-03")
    for unit in ["ORG", "FULL", "ASSOCIATE", "COUNTRY"] {
      try officer.state("cicopa", unit, 2, "2018-01-03", source: unit)
      try officer.state("cicopa", unit, 2, "2018-01-03", .atLeast, source: unit)
    }
    #expect(
      try states(of: "cicopa") == [
        "ORG 2: differs 3 by -1", "ORG 2: equal 3 by -1", "FULL 2: equal 2 by 0",
        "FULL 2: equal 2 by 0", "ASSOCIATE 2: differs 1 by 1", "ASSOCIATE 2: differs 1 by 1",
        "COUNTRY 2: differs 1 by 1", "COUNTRY 2: differs 1 by 1",
      ])
  }

  @Test(
    "About is as exact as the digits before the zeros",
    arguments: [
      (50, 48, true), (50, 45, true), (50, 44, false), (50, 54, true), (50, 55, false),
      (48, 48, true), (48, 47, false), (100, 95, true), (100, 149, true), (100, 94, false),
      (4800, 4830, true), (4800, 4850, false), (75000, 75499, true), (75000, 76000, false),
      (0, 0, true), (0, 3, false), (4800, 48, false),
    ])
  func about(value: Int64, counted: Int64, agrees: Bool) throws {
    #expect(
      try officer.books.connect().texts("select membership.agrees(\(value), 'about', \(counted))")
        == [agrees ? "t" : "f"])
  }

  @Test("What differs can be accepted with a reason, once, and nothing else can")
  func acceptance() throws {
    try officer.open("cicopa", 44, "2016-12-31")
    let right = try officer.state("cicopa", "ORG", 44, "2016-12-31")
    let wrong = try officer.state("cicopa", "ORG", 51, "2018-01-25")
    let how = Recording(key: "accept")
    let accepted = try officer.store.acceptFigure(wrong.id, reason: "an estimate", how)
    #expect(accepted.document.state == .accepted)
    #expect(accepted.document.reason == "an estimate")
    #expect(
      try officer.store.acceptFigure(wrong.id, reason: "an estimate", how).status == .exists)
    for id in [right.id, wrong.id] {
      let refused = try storeRefusal {
        _ = try officer.store.acceptFigure(id, reason: "again", Recording())
      }
      #expect(refused?.code == "nothing_to_accept")
    }
    let unknown = try storeRefusal {
      _ = try officer.store.acceptFigure(99, reason: "none", Recording())
    }
    #expect(unknown?.code == "CL006")
    // Should it come to agree, there is nothing left to accept.
    try officer.count("cicopa", joined: 7, "2017-12-31")
    #expect(try states(of: "cicopa").last == "ORG 51: equal 51 by 0")
  }

  @Test("A figure is recorded once for its key, and is never changed")
  func once() throws {
    let request = FigureRequest(
      .body("cicopa"), unit: "ORG", value: 48, on: try Day(parsing: "2017-06-21"),
      source: "CICOPA news")
    let first = try officer.store.recordFigure(request, Recording(key: "f"))
    let second = try officer.store.recordFigure(request, Recording(key: "f"))
    #expect(first.status == .created && second.status == .exists)
    #expect(first.document.id == second.document.id)
    #expect(try officer.audit("select value::text from audit.figures") == ["48"])
    let state = try sqlState {
      try officer.books.connect().execute("update membership.figure set value = 49")
    }
    #expect(state == "CL010")
  }

  @Test("A figure without a subject, a unit, a sane number or a past day is refused")
  func refusals() throws {
    func refused(
      _ subject: FigureRequest.Subject, _ unit: String = "ORG", _ value: Int64 = 1,
      _ day: String? = "2018-01-01"
    ) throws -> String? {
      try storeRefusal {
        _ = try officer.store.recordFigure(
          FigureRequest(
            subject, unit: unit, value: value, on: try day.map { try Day(parsing: $0) },
            source: "s"), Recording())
      }?.code
    }
    #expect(try refused(.body("nowhere")) == "unknown_body")
    #expect(try refused(.member("nobody")) == "unknown_member")
    #expect(try refused(.body("ica"), "org") == "unit_malformed")
    #expect(try refused(.body("ica"), "O") == "unit_malformed")
    #expect(try refused(.body("ica"), "ORG", -1) == "value_negative")
    #expect(try refused(.body("ica"), "ORG", 1, "2999-01-01") == "day_in_future")
    #expect(try officer.store.figures().isEmpty)
  }

  @Test("What is said of a member is kept, and nothing here counts it")
  func ofMembers() throws {
    try officer.add(["smart": "BE", "ica": "INT"])
    let figure = try officer.store.recordFigure(
      FigureRequest(
        .member("smart"), unit: "AUTONOMOUS_WORKER", value: 75000,
        on: try Day(parsing: "2017-06-21"), qualifier: .about, source: "CICOPA news"), Recording()
    ).document
    #expect(figure.state == .notCounted && figure.subjectKind == "member")
    // A body and an organisation may have one code.
    try officer.state("ica", "ORG", 310, nil)
    #expect(try officer.store.figures(of: .member("ica")).isEmpty)
    #expect(try officer.store.figures(of: .body("ica")).count == 1)
    #expect(
      try officer.audit("select subject || subject_kind from audit.figures")
        == ["icabody", "smartmember"])
  }

  @Test("As known earlier, a figure or its acceptance is not there yet")
  func knownAt() throws {
    try officer.open("cicopa", 44, "2016-12-31")
    let figure = try officer.state("cicopa", "ORG", 51, "2018-01-25")
    _ = try officer.store.acceptFigure(figure.id, reason: "an estimate", Recording())
    let connection = try officer.books.connect(as: .auditor)
    func known(_ kind: String) throws -> [String] {
      let stamp = try officer.books.connect().texts(
        "select (recorded_at - interval '1 us')::text from ledger.operation where kind = \(kind)")
      return try connection.texts("select state from audit.figures_at(\(stamp[0]))")
    }
    #expect(try known("figure.record") == [])
    #expect(try known("figure.accept") == ["differs"])
    #expect(try connection.texts("select state from audit.figures") == ["accepted"])
  }

  @Test(
    "All that was published goes in, and what differs is named",
    .enabled("set COOPLEDGER_TEST_DATA to the folder of the facts") {
      getenv("COOPLEDGER_TEST_DATA") != nil
    })
  func published() throws {
    let folder = String(cString: try #require(getenv("COOPLEDGER_TEST_DATA")))
    try officer.open("cicopa", 48, "2017-06-20")
    try officer.open("ica", 299, "2016-12-31")
    try officer.count("ica", joined: 17, left: 10, "2017-12-31")
    var recorded = 0
    for row in CSVRows(RepositoryFolder.text(of: "\(folder)/ica/published_figures.csv")) {
      // "2018-12" says no day: to the register it is without one.
      let day = (try? Day(parsing: row["as_of"])) == nil ? nil : row["as_of"]
      try officer.state(
        row["body"], row["unit"], Int64(row["value"]) ?? -1, day,
        row["qualifier"] == "about" ? .about : .exact, source: row["source"])
      recorded += 1
    }
    for row in CSVRows(
      RepositoryFolder.text(of: "\(folder)/real/growth/ica_published.csv"))
    where (try? Day(parsing: row["as_of"])) != nil {
      for (unit, column) in [
        ("ORG", "members"), ("FULL", "full_members"), ("ASSOCIATE", "associate_members"),
        ("COUNTRY", "countries"),
      ] {
        guard let value = Int64(row[column]) else { continue }
        try officer.state(
          row["body"].lowercased(), unit, value, row["as_of"], source: row["source"])
        recorded += 1
      }
    }
    #expect(recorded > 25)
    let figures = try officer.store.figures()
    #expect(figures.count == recorded)
    #expect(
      figures.filter { $0.state == .differs }.map { "\($0.subject) \($0.day?.description ?? "")" }
        == ["cicopa 2018-01-25", "ica 2020-01-31"])
  }
}
