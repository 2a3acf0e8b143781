import Postgres
import TestSupport
import Testing

@Suite("A query")
struct StatementTests {
  enum Method: String, PostgresBindable, PostgresDecodable { case bank, card }

  @Test("binds and returns every type as it was")
  func everyType() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    let row = try connection.queryOne(
      """
      select \("o'hara \\ \u{1F600} $1")::text as text, \(Int64.min)::bigint as low,
        \(Int32.max)::int as middle, \(Int16(-7))::smallint as small, \(true)::bool as yes,
        \([0, 0x5c, 0xff] as [UInt8])::bytea as bytes, \(nil as Int?)::int as nothing,
        \(["a,b", "{}", "\"\\", "NULL", "é"])::text[] as texts,
        \([1, nil, 3] as [Int?])::bigint[] as gaps, \([] as [String])::text[] as empty,
        \([[1], [2, 3]] as [[UInt8]])::bytea[] as blobs, \(Method.card)::text as method
      """)
    #expect(try row.decode("text") == "o'hara \\ \u{1F600} $1")
    #expect(try row.decode("low") == Int64.min)
    #expect(try row.decode("middle") == Int32.max)
    #expect(try row.decode("small") == Int16(-7))
    #expect(try row.decode("yes") == true)
    #expect(try row.decode("bytes") == [0, 0x5c, 0xff] as [UInt8])
    #expect(try row.decode("nothing", as: Int?.self) == nil)
    #expect(try row.decode("texts") == ["a,b", "{}", "\"\\", "NULL", "é"])
    #expect(try row.decode("gaps") == [1, nil, 3] as [Int?])
    #expect(try row.decode("empty") == [] as [String])
    #expect(try row.decode("blobs") == [[1], [2, 3]] as [[UInt8]])
    #expect(try row.decode("method") == Method.card)
    let small: Int? = try row.decode("small")
    #expect(small == -7)
  }

  @Test("carries a megabyte of text there and back")
  func megabyte() throws {
    let connection = try TestServer.shared.connect()
    let text = String(repeating: "größer ", count: 150_000)
    #expect(text.utf8.count > 1 << 20)
    #expect(try connection.queryOne("select \(text)::text as t").decode("t") == text)
  }

  @Test("with NUL in a value or in its text is refused before it is sent, and harms nothing")
  func refusesNUL() throws {
    let connection = try TestServer.shared.connect()
    let inValue = try failure { _ = try connection.query("select \("a\0b")::text") }
    #expect(inValue.kind == .usage)
    #expect(inValue.outcome == .nothingHappened)
    let inText = try failure { _ = try connection.query("select 1\0; drop table t") }
    #expect(inText.kind == .usage)
    #expect(try connection.queryOne("select 1 as one").decode("one") == 1)
  }

  @Test("with more parameters than the protocol has room for is an error of usage")
  func tooManyParameters() throws {
    let connection = try TestServer.shared.connect()
    var sql: SQL = "select 1"
    for number in 0..<65_536 { sql += ", \(number)::int" }
    let error = try failure { _ = try connection.query(sql) }
    #expect(error.kind == .usage)
    #expect(connection.isOpen)
  }

  @Test("takes one statement only: a second one cannot be smuggled in")
  func oneStatement() throws {
    let connection = try TestServer.shared.connect()
    let error = try failure { _ = try connection.query("select 1; select 2") }
    #expect(error.sqlState == "42601")
  }

  @Test("counts its rows when one is expected")
  func countsRows() throws {
    let connection = try TestServer.shared.connect()
    #expect(try connection.queryIfOne("select 1 where false") == nil)
    for rows in [0, 2] {
      let error = try failure { _ = try connection.queryOne("select generate_series(1, \(rows))") }
      #expect(error.kind == .decoding)
    }
    let error = try failure { _ = try connection.queryIfOne("select generate_series(1, 2)") }
    #expect(error.kind == .decoding)
  }

  @Test("names column and type, never the value, when it is read as what it is not")
  func decodingErrors() throws {
    let row = try TestServer.shared.connect().queryOne("select 'secret' as a, null as b")
    let wrong = try failure { _ = try row.decode("a", as: Int.self) }
    #expect(wrong.kind == .decoding)
    #expect(wrong.message.contains("column a") && wrong.message.contains("Int"))
    #expect(!wrong.debugDescription.contains("secret"))
    let null = try failure { _ = try row.decode("b", as: String.self) }
    #expect(null.message.contains("NULL"))
    let missing = try failure { _ = try row.decode("c", as: String.self) }
    #expect(missing.message.contains("no column c"))
  }

  @Test("gives its columns in order, upper-case names and NULL included")
  func rawColumns() throws {
    let row = try TestServer.shared.connect().queryOne("select 1 as \"shareA\", null as b")
    #expect(row.columns == ["shareA", "b"])
    #expect(row.texts == ["1", nil])
    #expect(try row.text("shareA") == "1")
  }

  @Test("does not write unless it says so, and the server holds it to that")
  func readsUnlessToldOtherwise() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let insert: SQL = "insert into note values (1, 'x') returning id"
    let error = try failure { _ = try connection.query(insert) }
    #expect(error.sqlState == .readOnlyTransaction)
    #expect(try connection.queryOne(insert, access: .readWrite).decode("id") == 1)
    #expect(try connection.countNotes() == 1)
  }

  @Test("of many rows is handed out one by one, and may be left early")
  func streams() throws {
    let connection = try TestServer.shared.connect()
    var sum = 0
    try connection.stream("select generate_series(1, \(100_000)) as n") { row in
      sum += try row.decode("n", as: Int.self)
    }
    #expect(sum == 5_000_050_000)

    struct Enough: Error {}
    var seen = 0
    #expect(throws: Enough.self) {
      // More than could be read to its end while a test lasts.
      try connection.stream("select generate_series(1, 100000000000) as n") { _ in
        seen += 1
        if seen == 10 { throw Enough() }
      }
    }
    #expect(seen == 10)
    #expect(try connection.queryOne("select 1 as one").decode("one") == 1)
  }

  @Test("that fails among its rows ends the stream with the server's error")
  func streamFails() throws {
    let connection = try TestServer.shared.connect()
    var seen = 0
    let error = try failure {
      try connection.stream("select 10 / (5 - n) as n from generate_series(1, 9) n") { _ in
        seen += 1
      }
    }
    #expect(error.sqlState == "22012")
    #expect(seen == 4)
    #expect(try connection.queryOne("select 1 as one").decode("one") == 1)
  }

  @Test("within the reading of another is an error of usage")
  func nestedInStream() throws {
    let connection = try TestServer.shared.connect()
    let error = try failure {
      try connection.stream("select generate_series(1, 3)") { _ in
        try connection.execute("select 1")
      }
    }
    #expect(error.kind == .usage)
  }
}
