import Postgres
import TestSupport
import Testing

@Suite("The journal's tables")
struct JournalTableTests {
  /// How rows come to a table.
  enum Way: String, CaseIterable { case insert, copy }

  /// Another entry than any that the books hold.
  private static let newEntry = 900_001

  private let books: JournalBooks
  private let accounts: [String: String]
  /// An entry of one transfer.
  private let oldEntry: Int

  init() throws {
    books = try JournalBooks()
    let admin = try books.connect()
    accounts = try admin.query("select name || ' ' || unit as holding, id from ledger.account")
      .reduce(into: [:]) { $0[try $1.decode("holding")] = try $1.decode("id", as: String.self) }
    oldEntry = try admin.queryOne("select min(id) as id from ledger.entry where transfer_count = 1")
      .decode("id")
  }

  @Test(
    "take no bad entry from those who may write to them, and keep nothing of it",
    arguments: Way.allCases, [JournalRole.superuser, .owner])
  func badEntries(way: Way, role: JournalRole) throws {
    let before = try books.digest()
    let connection = try books.connect(as: role)
    for bad in JournalBadEntry.all {
      let state = try sqlState { try write(bad, way, connection) }
      #expect(state == bad.state, "an entry \(bad)")
    }
    #expect(try books.digest() == before)
  }

  @Test("take a good entry by the same ways", arguments: Way.allCases)
  func goodEntry(way: Way) throws {
    let connection = try books.connect(as: .owner)
    try connection.transaction { connection in
      try open(count: 1, connection)
      try put([JournalRow()], entry: Self.newEntry, way, connection)
    }
    let stored = try connection.texts(
      "select amount_minor from ledger.transfer where entry_id = \(Self.newEntry)")
    #expect(stored == ["100"])
    #expect(try books.failedChecks() == [])
  }

  @Test("are closed to all others, by INSERT and by COPY", arguments: JournalRole.belowGrants)
  func closed(role: JournalRole) throws {
    let before = try books.digest()
    let connection = try books.connect(as: role)
    for table in try books.connect().texts(JournalBooks.tables) {
      let insert = try sqlState {
        try connection.execute("insert into \(unsafeSQL: table) default values")
      }
      #expect(insert == .insufficientPrivilege, "insert into \(table)")
      let copy = try sqlState {
        try connection.copyIn("copy \(unsafeSQL: table) from stdin") { _ in }
      }
      #expect(copy == .insufficientPrivilege, "copy \(table)")
    }
    #expect(try books.digest() == before)
  }

  private func write(_ bad: JournalBadEntry, _ way: Way, _ connection: Connection) throws {
    try connection.transaction { connection in
      if let count = bad.count { try open(count: count, connection) }
      let entry = bad.count == nil ? oldEntry : Self.newEntry
      try put(bad.rows, entry: entry, way, connection)
    }
  }

  private func open(count: Int, _ connection: Connection) throws {
    try connection.execute(
      """
      insert into ledger.entry (
        id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
      overriding system value
      select \(Self.newEntry), o.id, o.recorded_at, '2018-12-05', \(count), 'OD', 'entry'
      from ledger.operation as o
      order by o.id
      limit 1
      """)
  }

  private func put(
    _ rows: [JournalRow], entry: Int, _ way: Way, _ connection: Connection
  ) throws {
    let target = "ledger.transfer (\(JournalRow.columns))"
    let lines = rows.map { $0.values(entry: entry, accounts: accounts) }
    switch way {
    case .insert:
      for line in lines {
        let values = line.map { "'\($0)'" }.joined(separator: ", ")
        try connection.execute("insert into \(unsafeSQL: target) values (\(unsafeSQL: values))")
      }
    case .copy:
      try connection.copyIn("copy \(unsafeSQL: target) from stdin") { writer in
        for line in lines { try writer.write(Array("\(line.joined(separator: "\t"))\n".utf8)) }
      }
    }
  }
}
