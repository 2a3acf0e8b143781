import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("The membership officer")
struct OfficerTests {
  private let officer: OfficerBooks

  init() throws {
    officer = try OfficerBooks()
    try officer.add(["a": "FR", "b": "BE", "c": "AR"])
  }

  @Test("Who joins against a body's rule is recorded, with the rule's name as a warning")
  func rules() throws {
    let rule = "members must be members of the ICA, or members of one"
    #expect(
      try officer.audit("select body || ': ' || rules[1] from audit.bodies where rules <> '{}'")
        == ["cicopa: \(rule)"])
    let alone = try officer.join("a", "cicopa", "2018-01-01")
    #expect(alone.document.members == 1)
    #expect(alone.warnings.count == 1)
    #expect(alone.warnings.first?.contains("Rule of cicopa: \(rule).") == true)
    try officer.join("b", "ica", "2018-01-01")
    #expect(try officer.join("b", "cicopa", "2018-01-01").warnings == [])
    #expect(try officer.join("c", "cicopa", "2018-01-01", via: "b").warnings == [])
    // Before the way was there it was none.
    try officer.leave("c", "cicopa", "2018-02-01")
    #expect(try officer.join("c", "cecop", "2017-12-31", via: "b").warnings == [])
  }

  @Test("A leave names whose membership rests on it, before and when it is recorded")
  func dependents() throws {
    try officer.join("a", "ica", "2018-01-01")
    try officer.join("b", "ica", "2018-01-01")
    try officer.join("a", "cicopa", "2018-01-02")
    try officer.join("b", "cicopa", "2018-01-02", via: "a")
    try officer.join("c", "cicopa", "2018-01-02", via: "a")
    let named = [
      "b is in cicopa by way of a.", "c is in cicopa by way of a.",
      "a stays in cicopa. Rule of cicopa: members must be members of the ICA, or members of one.",
    ]
    let day = try Day(parsing: "2019-01-01")
    #expect(try officer.store.dependents(on: "a", in: "ica", on: day) == named)
    #expect(try officer.leave("a", "ica", "2019-01-01").warnings == named)
    // It comes by way of another member of the ICA as well as on its own; from cicopa itself
    // nobody else depends; and on an earlier day nobody came by way of anybody.
    #expect(try officer.leave("b", "ica", "2020-01-01").warnings.count == 1)
    #expect(
      try officer.store.dependents(on: "b", in: "cicopa", on: Day(parsing: "2019-06-01")) == [])
    #expect(
      try officer.store.dependents(on: "a", in: "ica", on: Day(parsing: "2018-01-01")) == [])
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("No body has fewer than no members without a name, on any day and by any way")
  func tooFewUnnamed() throws {
    try officer.open("cicopa", 2, "2016-12-31")
    _ = try officer.store.identifyMember(
      "a", body: "cicopa", on: Day(parsing: "2018-01-01"), Recording())
    let before = try officer.books.digest()
    let left = try storeRefusal { try officer.count("cicopa", left: 2, "2017-06-01") }
    #expect(left?.code == "CL011" && left?.field == "left")
    try officer.count("cicopa", joined: 1, left: 2, "2019-01-01")
    let identified = try storeRefusal {
      _ = try officer.store.identifyMember(
        "b", body: "cicopa", on: Day(parsing: "2019-01-02"), Recording())
    }
    #expect(identified?.code == "CL011" && identified?.field == "member")
    // One was there on that day; with it, the two who left later would have been three.
    let earlier = try storeRefusal {
      _ = try officer.store.identifyMember(
        "b", body: "cicopa", on: Day(parsing: "2018-06-01"), Recording())
    }
    #expect(earlier?.code == "CL011")
    let revised = try storeRefusal { try officer.open("cicopa", 1, "2016-12-31") }
    #expect(revised?.code == "CL011" && revised?.field == "count")
    #expect(before.count == (try officer.books.digest()).count)
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("The refusal says how many there are, on which day, and what to do")
  func sentence() throws {
    try officer.open("cicopa", 44, "2016-12-31")
    let error = try #require(throws: PostgresError.self) {
      try officer.count("cicopa", left: 60, "2018-01-01")
    }
    #expect(error.message == "only 44 members of cicopa are without a name on 2018-01-01")
    #expect(error.hint?.contains("coopledger member opening") == true)
    try officer.count("cicopa", left: 44, "2018-01-01")
    let none = try #require(throws: PostgresError.self) {
      try officer.count("cicopa", left: 1, "2018-01-01")
    }
    #expect(none.message == "no member of cicopa is without a name on 2018-01-01")
  }

  @Test("Of two officers who take the last one without a name, one is refused")
  func race() throws {
    try officer.open("cicopa", 1, "2016-12-31")
    let books = officer.books
    let refusals = try inParallel(3) { number in
      let store = try books.store(as: .officer)
      return try storeRefusal {
        _ = try store.identifyMember(
          ["a", "b", "c"][number], body: "cicopa", on: Day(parsing: "2018-01-01"),
          Recording())
      }?.code
    }.map { try $0.get() }
    #expect(refusals.count { $0 == nil } == 1)
    #expect(
      try officer.audit(
        "select unnamed::text from audit.standing('cicopa', 'infinity', 'infinity')") == ["0"])
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("A second opening revises the count: reclassified, neither joined nor left")
  func revisedOpening() throws {
    try officer.open("ica", 299, "2016-12-31")
    try officer.count("ica", joined: 17, left: 10, "2017-12-31")
    #expect(try officer.open("ica", 300, "2016-12-31").members == 307)
    #expect(try officer.open("ica", 305, "2018-06-30").members == 305)
    let rows = try officer.store.growth(
      of: "ica", from: Month(parsing: "2016-01"), to: Month(parsing: "2018-12"), by: .year)
    #expect(rows.map(\.closing) == [300, 307, 305])
    #expect(rows.map(\.reclassified) == [1, 0, -2])
    #expect(rows.map(\.joined) == [0, 17, 0])
    #expect(rows.map(\.left) == [0, 10, 0])
    // The first day stays the one from which it is counted.
    #expect(
      try officer.store.standing(of: "ica").countedFrom == Day(parsing: "2016-12-31"))
    func refused(_ count: Int64, _ day: String) throws -> String? {
      try storeRefusal { try officer.open("ica", count, day) }?.code
    }
    #expect(try refused(305, "2018-06-30") == "count_unchanged")
    #expect(try refused(310, "2016-12-30") == "before_opening")
    #expect(try refused(310, "2999-12-30") == "day_in_future")
    #expect(try refused(0, "2018-06-30") == "count_not_positive")
    #expect(try officer.books.failedChecks() == [])
  }

  @Test("The countries stated with an opening are kept, and unknown ones refused")
  func openingCountries() throws {
    func open(_ countries: [String]) throws {
      _ = try officer.store.openBody(
        "cicopa", count: 44, on: Day(parsing: "2016-12-31"), source: "s", countries: countries,
        Recording())
    }
    #expect(try storeRefusal { try open(["FR", "QQ"]) }?.code == "unknown_country")
    try open(["FR", "BE", "FR"])
    #expect(
      try officer.books.connect().texts("select country from membership.opening_country order by 1")
        == ["BE", "FR"])
  }

  @Test("An erased contact is in no table any more, nor can its digests be tried out")
  func contacts() throws {
    let add = Recording(key: "add")
    let contact = try officer.store.addContact(
      of: "a", name: "Ana Rivera", email: "ana@example.coop", phone: "+32 2 543 10 33", add)
    #expect(contact.document.email == "ana@example.coop")
    #expect(
      try officer.store.addContact(
        of: "a", name: "Ana Rivera", email: "ana@example.coop", phone: "+32 2 543 10 33", add
      ).status == .exists)
    #expect(try officer.store.contacts(of: "a").map(\.name) == ["Ana Rivera"])
    #expect(try traces(of: "Rivera") == ["membership.contact"])
    #expect(try traces(of: "example.coop") == ["membership.contact"])

    _ = try officer.store.eraseContact(
      contact.document.id, reason: "Ana Rivera asked", Recording(key: "erase"))
    #expect(try officer.store.contacts(of: "a").isEmpty)
    #expect(try traces(of: "Rivera") == [])
    #expect(try traces(of: "543 10 33") == [])
    let connection = try officer.books.connect()
    #expect(
      try connection.texts(
        """
        select count(*) from ledger.operation_salt as s
        join ledger.operation as o on o.id = s.operation_id
        where o.kind = 'contact.add'
        """) == ["0"])
    #expect(
      try connection.texts(
        "select kind || recorded_by from ledger.operation where key = 'erase'")
        == ["contact.eraseofficer"])
    let again = try storeRefusal {
      _ = try officer.store.addContact(
        of: "a", name: "Ana Rivera", email: "ana@example.coop", phone: "+32 2 543 10 33", add)
    }
    #expect(again?.code == "contact_erased")
    let gone = try storeRefusal {
      _ = try officer.store.eraseContact(contact.document.id, reason: "again", Recording())
    }
    #expect(gone?.code == "CL006")
  }

  @Test("Contacts are the officer's alone, and say something")
  func contactRights() throws {
    for role in [JournalRole.treasurer, .reporter, .auditor] {
      let connection = try officer.books.connect(as: role)
      for statement in [
        "select * from membership.contact",
        "select * from membership.add_contact('k', '{}', 'a', 'n', null, null)",
        "select * from membership.erase_contact('k', '{}', 1)",
      ] as [SQL] {
        #expect(try sqlState { _ = try connection.query(statement) } == .insufficientPrivilege)
      }
    }
    func refused(_ member: String, _ name: String?) throws -> String? {
      try storeRefusal {
        _ = try officer.store.addContact(
          of: member, name: name, email: nil, phone: nil, Recording())
      }?.code
    }
    #expect(try refused("a", nil) == "contact_empty")
    #expect(try refused("nobody", "N") == "CL006")
  }

  /// The tables that hold a text in any of their rows.
  private func traces(of text: String) throws -> [String] {
    let connection = try officer.books.connect()
    return try connection.texts(JournalBooks.tables).filter { table in
      try connection.texts(
        "select count(*) from \(unsafeSQL: table) as x where x::text like '%' || \(text) || '%'")
        != ["0"]
    }
  }

  @Test("The reporter can read growth, bodies and figures, as its scheduled reports will")
  func reporter() throws {
    try officer.open("cicopa", 44, "2016-12-31")
    try officer.state("cicopa", "ORG", 44, "2016-12-31")
    for role in [JournalRole.reporter, .treasurer] {
      let store = try officer.books.store(as: role)
      let rows = try store.growth(
        of: "cicopa", from: Month(parsing: "2016-12"), to: Month(parsing: "2016-12"))
      #expect(rows.map(\.closing) == [44])
      #expect(try store.figures().map(\.state) == [.equal])
      #expect(try store.standing(of: "cicopa").members == 44)
    }
  }
}
