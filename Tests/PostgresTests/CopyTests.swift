import Postgres
import TestSupport
import Testing

@Suite("COPY")
struct CopyTests {
  @Test("stores rows with every awkward character, and hands them out again")
  func roundTrip() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let bodies: [String?] = [nil, "", "\\N", "\\.", "tab\tline\nreturn\r", "back\\slash", "é😀"]
    let stored = try connection.copyIn("copy note from stdin") { writer in
      for (id, body) in bodies.enumerated() { try writer.writeRow(["\(id)", body]) }
    }
    #expect(stored == bodies.count)
    let rows = try connection.query("select body from note order by id")
    #expect(try rows.map { try $0.text("body") } == bodies)

    var bytes: [UInt8] = []
    try connection.copyOut("copy (select body from note order by id) to stdout") {
      bytes += $0
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.map(String.init).last == "é😀")
    #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == bodies.count)
  }

  @Test("takes bytes cut anywhere, by the hundred thousand rows")
  func manyRows() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let stored = try connection.copyIn("copy note from stdin (format csv)") { writer in
      for id in 0..<100_000 {
        try writer.write("\(id),\"a ".utf8)
        try writer.write("note\"\n".utf8)
      }
    }
    #expect(stored == 100_000)
    var rows = 0
    try connection.copyOut("copy note to stdout") { _ in rows += 1 }
    #expect(rows == 100_000)
  }

  @Test("is given up when its producer throws: nothing is stored, the connection lives")
  func producerThrows() throws {
    struct BadLine: Error {}
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    for inTransaction in [false, true] {
      let copy = { (connection: Connection) in
        _ = try connection.copyIn("copy note from stdin") { writer in
          try writer.writeRow(["1", "x"])
          throw BadLine()
        }
      }
      #expect(throws: BadLine.self) {
        if inTransaction { try connection.transaction(copy) } else { try copy(connection) }
      }
      #expect(try connection.countNotes() == 0)
    }
  }

  @Test("that the server refuses tells the line, stores nothing and the connection lives")
  func serverRefuses() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let error = try failure {
      try connection.copyIn("copy note from stdin") { writer in
        for id in [1, 2, 2] { try writer.writeRow(["\(id)", "x"]) }
      }
    }
    #expect(error.sqlState == .uniqueViolation)
    #expect(error.context?.contains("line 3") == true)
    #expect(error.outcome == .nothingHappened)
    let noNumber = try failure {
      try connection.copyIn("copy note from stdin") { try $0.writeRow(["Maria", "x"]) }
    }
    #expect(!noNumber.description.contains("Maria"))
    #expect(noNumber.debugDescription.contains("Maria"))
    #expect(try connection.countNotes() == 0)
  }

  @Test("refuses NUL in a field")
  func refusesNUL() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let error = try failure {
      try connection.copyIn("copy note from stdin") { try $0.writeRow(["1", "a\0b"]) }
    }
    #expect(error.kind == .usage)
    #expect(try connection.countNotes() == 0)
  }

  @Test("out is ended early when its reader throws")
  func readerThrows() throws {
    struct Enough: Error {}
    let connection = try TestServer.shared.connect()
    for access in [Access.readOnly, .readWrite] {
      // A write is read to its end, so it must have one.
      let rows = access == .readOnly ? 100_000_000_000 : 1000
      #expect(throws: Enough.self) {
        try connection.transaction(access: access) { connection in
          try connection.copyOut(
            "copy (select generate_series(1, \(unsafeSQL: "\(rows)"))) to stdout"
          ) {
            _ in throw Enough()
          }
        }
      }
      #expect(try connection.queryOne("select 1 as one").decode("one") == 1)
    }
  }

  @Test("asked of the wrong call is an error of usage")
  func wrongCall() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let noCopy = try failure { try connection.copyIn("select 1") { _ in } }
    #expect(noCopy.kind == .usage)
    #expect(connection.isOpen)
    let refused = try failure { try connection.copyIn("copy none from stdin") { _ in } }
    #expect(refused.sqlState == .undefinedTable)
    let execute = try failure { try connection.execute("copy note from stdin") }
    #expect(execute.kind == .usage)
    #expect(!connection.isOpen)
  }
}
