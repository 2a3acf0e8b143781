import Postgres
import TestSupport
import Testing

@Suite("An error")
struct ErrorTests {
  @Test("carries every field of the server's, and where it was called from")
  func fields() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    try connection.execute(
      "create table donor (name text constraint donor_once unique, age int check (age > 0))")
    try connection.execute("insert into donor values ('Maria', 1)")
    let insert: SQL = "insert into donor values (\("Maria"), 2)"
    let line = #line + 1
    let error = try failure { try connection.execute(insert) }
    #expect(error.kind == .server)
    #expect(error.sqlState == .uniqueViolation)
    #expect(error.sqlState?.classCode == "23")
    #expect(error.severity == "ERROR")
    #expect(error.constraint == "donor_once")
    #expect(error.table == "donor")
    #expect(error.schema == "public")
    #expect(error.detail?.contains("Maria") == true)
    #expect(error.outcome == .nothingHappened)
    #expect(error.file == "PostgresTests/ErrorTests.swift")
    #expect(error.line == line)
  }

  @Test("shows no value in its description, and all in its debug description")
  func hidesValues() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    try connection.execute(
      "create table donor (name text unique, born date, code varchar(3), kind int)")
    try connection.execute("insert into donor values ('Hunter', null, null, null)")
    let statements: [SQL] = [
      "insert into donor (name) values (\("Hunter"))",
      "select \("Hunter")::int",
      "select \("Hunter")::date",
      "select \(["1", "Hunter"])::int[]",
      "select \("{\"a\": Hunter}")::json",
      "insert into donor (code) values (\("Hunter"))",
    ]
    for sql in statements {
      let error = try failure { try connection.execute(sql) }
      #expect(!"\(error)".contains("Hunter"), "\(sql)")
      #expect("\(error)".contains(error.sqlState?.rawValue ?? "no state"))
    }
    let error = try failure { try connection.execute(statements[0]) }
    #expect(error.debugDescription.contains("Hunter"))
    #expect("\(error)".hasPrefix("ERROR 23505: duplicate key value violates unique constraint"))
  }

  @Test("can be caught by the name of its code")
  func caughtByName() throws {
    let connection = try TestServer.shared.connect()
    var caught = ""
    do {
      try connection.execute("select * from no_such_table")
    } catch SQLState.undefinedTable {
      caught = "typed"
    } catch {
      throw error
    }
    #expect(caught == "typed")
    do {
      try connection.transaction { _ = try $0.query("select * from no_such_table") }
    } catch SQLState.uniqueViolation {
      caught = "wrong"
    } catch SQLState.undefinedTable {
      caught = "untyped"
    }
    #expect(caught == "untyped")
  }

  @Test("of a lock or a statement that takes too long has its own code")
  func timeouts() throws {
    let database = try TestDatabase.make()
    let holder = try database.connectWithNotes()
    let other = try database.connect()
    try holder.transaction { holder in
      try holder.execute("lock table note")
      try other.execute("set lock_timeout = '1ms'")
      let locked = try failure { _ = try other.query("select from note") }
      #expect(locked.sqlState == .lockNotAvailable)
    }
    try other.execute("set statement_timeout = '1ms'")
    let slow = try failure { _ = try other.query("select pg_sleep(60)") }
    #expect(slow.sqlState == .queryCanceled)
    #expect(slow.kind == .server)
    #expect(other.isOpen)
  }

  @Test("does not arise from a notice: it is handed over as it comes")
  func notices() throws {
    let connection = try TestServer.shared.connect()
    var notices: [PostgresNotice] = []
    connection.onNotice = { notices.append($0) }
    try connection.execute(
      """
      do $$ begin
        raise notice 'first %', 1 using detail = 'why', hint = 'how';
        raise warning 'second' using errcode = '01ABC';
      end $$
      """)
    #expect(notices.map(\.message) == ["first 1", "second"])
    #expect(notices.map(\.severity) == ["NOTICE", "WARNING"])
    #expect(notices.first?.detail == "why")
    #expect(notices.first?.hint == "how")
    #expect(notices.last?.sqlState == "01ABC")
    connection.onNotice = nil
    try connection.execute("do $$ begin raise notice 'unheard'; end $$")
    #expect(notices.count == 2)
  }
}
