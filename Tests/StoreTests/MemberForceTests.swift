import Postgres
import Store
import Testing

/// What is tried on the tables of the register themselves.
@Suite("The register by force")
struct MemberForceTests {
  private let books: MemberBooks

  init() throws {
    books = try MemberBooks()
    let store = try books.store()
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-01-15"), Recording())
    _ = try store.leaveMember(
      "alfa", body: "cicopa", on: day("2017-07-15"), reason: "dues", Recording())
    _ = try store.joinMember("beta", body: "cicopa", on: day("2017-01-15"), Recording())
  }

  /// Another version for the same member, overlapping in days and in what is known.
  private static func overlapping(_ days: String) -> String {
    """
    insert into membership.affiliation (
      operation_id, body_id, organisation_id, during, known, joined_on, class, date_precision)
    select operation_id, body_id, organisation_id, '\(days)', known,
           lower('\(days)'::daterange), class, date_precision
    from membership.affiliation
    where upper_inf(known)
      and organisation_id = (select id from membership.organisation where code = 'alfa')
    limit 1
    """
  }

  @Test(
    "Overlapping memberships are refused by constraint, to everybody and in replica mode",
    arguments: ["[2017-07-14,2017-07-16)", "[2017-03-01,)", "[2016-01-01,2017-01-16)"])
  func overlap(days: String) throws {
    for (role, mode) in [
      (JournalRole.owner, "origin"), (.superuser, "origin"), (.superuser, "replica"),
    ] {
      let connection = try books.books.connect(as: role)
      if mode == "replica" {
        try connection.executeScript("set session_replication_role = replica")
      }
      let error = #expect(throws: PostgresError.self) {
        try connection.executeScript(Self.overlapping(days))
      }
      #expect(error?.sqlState?.rawValue == "23P01")
      #expect(error?.constraint == "affiliation_is_one_at_a_time")
    }
  }

  @Test("A membership that begins on the day on which another ends does not overlap it")
  func beside() throws {
    let connection = try books.books.connect()
    try connection.transaction(rollback: true) { connection in
      try connection.executeScript(Self.overlapping("[2017-07-15,2017-07-20)"))
      let found = try connection.texts("select count(*) from membership.affiliation")
      #expect(found == ["4"])
    }
  }

  @Test("Nothing of the register is changed or removed, by the owner or a superuser, in any mode")
  func appendOnly() throws {
    let before = try books.books.digest()
    let statements = [
      "update membership.affiliation set class = 'associate'",
      "update membership.affiliation set known = tstzrange(lower(known), null)",
      "update membership.affiliation set during = daterange(lower(during), null)",
      "update membership.affiliation set operation_id = operation_id + 1",
      "update membership.affiliation set superseded_by = operation_id",
      """
      update membership.affiliation set known = tstzrange(lower(known), '2099-01-01')
      where not upper_inf(known)
      """,
      """
      update membership.affiliation set known = tstzrange('2000-01-01', '2099-01-01')
      where upper_inf(known)
      """,
      "delete from membership.affiliation", "truncate membership.affiliation",
      "update membership.movement set effective_on = '2017-01-01'",
      "delete from membership.movement", "truncate membership.movement cascade",
      "update membership.withdrawal set recorded_at = recorded_at",
      "delete from membership.withdrawal", "truncate membership.withdrawal",
      "update membership.organisation_name set name = 'x'",
      "delete from membership.organisation_name",
      "update membership.organisation set code = 'x'", "delete from membership.organisation",
      "update membership.organisation set country = 'SE'",
      "delete from membership.opening_country", "truncate membership.opening_country",
    ]
    for (role, mode) in [
      (JournalRole.owner, "origin"), (.superuser, "origin"), (.superuser, "replica"),
    ] {
      let connection = try books.books.connect(as: role)
      if mode == "replica" {
        try connection.executeScript("set session_replication_role = replica")
      }
      for statement in statements {
        let error = #expect(throws: PostgresError.self, "\(role) \(mode): \(statement)") {
          try connection.executeScript(statement)
        }
        // By the guard, or by a constraint that comes before it.
        let state = error?.sqlState?.rawValue ?? ""
        #expect(
          state == "CL010" || state.hasPrefix("23"), "\(role) \(mode): \(statement): \(state)")
      }
    }
    #expect(try books.books.digest() == before)
  }

  @Test("A membership without a day, before its join, or never known is refused by constraint")
  func malformed() throws {
    let connection = try books.books.connect()
    try connection.executeScript("set session_replication_role = replica")
    for (during, known, joined, constraint) in [
      ("empty", "[2099-01-01,)", "2017-01-01", "affiliation_lasts"),
      ("(,2017-01-01)", "[2099-01-01,)", "2017-01-01", "affiliation_lasts"),
      ("[2017-01-01,)", "[2099-01-01,)", "2018-01-01", "affiliation_lasts"),
      ("[2017-01-01,)", "empty", "2017-01-01", "affiliation_is_known"),
      ("[2017-01-01,)", "(,2099-01-01)", "2017-01-01", "affiliation_is_known"),
    ] {
      let error = #expect(throws: PostgresError.self) {
        try connection.execute(
          """
          insert into membership.affiliation (
            operation_id, body_id, organisation_id, during, known, joined_on, class,
            date_precision)
          values (
            1, 1, 1, \(during)::daterange, \(known)::tstzrange, \(joined)::date, 'full', 'day')
          """)
      }
      #expect(error?.constraint == constraint, "\(during) \(known)")
    }
  }

  @Test("A body inside itself, or inside one that is inside it, is refused by constraint")
  func ring() throws {
    let connection = try books.books.connect()
    try connection.executeScript("set session_replication_role = replica")
    let error = #expect(throws: PostgresError.self) {
      try connection.executeScript(
        """
        insert into membership.body (id, code, name, kind, parent_id)
        overriding system value values (9001, 'ring', 'Ring', 'regional', 9001)
        """)
    }
    #expect(error?.constraint == "body_is_within_an_earlier_one")
    for change in ["parent_id = id", "parent_id = 3"] {
      let error = #expect(throws: PostgresError.self) {
        try connection.executeScript(
          "update membership.body set \(change) where code = 'ica'")
      }
      #expect(["CL010", "23514"].contains(error?.sqlState?.rawValue))
    }
  }
}
