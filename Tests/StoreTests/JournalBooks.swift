import Postgres
import Store
import TestSupport

/// Who comes to the database, from the one who may do everything to the one who may do nothing.
enum JournalRole: String, CaseIterable, Sendable {
  case superuser, owner, treasurer, officer, reporter, auditor, nobody

  /// Whether it holds rights on the tables themselves; all others have functions and views at most.
  var isAboveGrants: Bool { self == .superuser || self == .owner }

  static let belowGrants = allCases.filter { !$0.isAboveGrants }
}

/// A database with a small year of the SDG campaign in it, typed by a treasurer, the same every
/// time. It is recorded once a run; each test gets a copy of its own and may spoil it.
final class JournalBooks: Sendable {
  let database: TestDatabase

  init() throws {
    database = try TestDatabase.make(template: Self.recorded.get().name)
  }

  /// A copy of the books before the first gift: set up, and empty.
  static func empty() throws -> JournalBooks {
    JournalBooks(try TestDatabase.make(template: setUp.get().name))
  }

  private init(_ database: TestDatabase) { self.database = database }

  /// A copy of others.
  init(copyOf books: JournalBooks) throws {
    database = try TestDatabase.make(template: books.database.name)
  }

  private static let setUp = Result {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    _ = try Schema.migrate(connection)
    _ = try Setup.load(connection)
    for role in JournalRole.belowGrants.map(\.rawValue) {
      if role == JournalRole.nobody.rawValue {
        try database.need(role: role)
      } else {
        try database.need(role: role, memberOf: "coopledger_\(role)")
      }
    }
    return database
  }

  private static let recorded = Result {
    let books = try JournalBooks.empty()
    try JournalYear.record(in: books.store())
    return books.database
  }

  /// A connection of somebody. The owner never logs in: a superuser takes on its role.
  func connect(as role: JournalRole = .superuser) throws -> Connection {
    switch role {
    case .superuser: return try database.connect()
    case .owner:
      let connection = try database.connect()
      try connection.execute("set role coopledger_owner")
      return connection
    default: return try database.connect(user: role.rawValue)
    }
  }

  /// The program's own way in.
  func store(as role: JournalRole = .treasurer) throws -> Store {
    try Store(timeZone: "Europe/Brussels") { [self] in try connect(as: role) }
  }

  /// Each table of ours with the number of its rows and a digest of them all.
  func digest() throws -> [String] {
    let connection = try connect()
    let each = try connection.texts(Self.tables).map { table in
      """
      select '\(table) ' || count(*) || ' '
        || md5(coalesce(string_agg(x::text, E'\\n' order by x::text collate "C"), ''))
      from \(table) as x
      """
    }
    return try connection.texts("\(unsafeSQL: each.joined(separator: "\nunion all\n"))")
  }

  /// The tables of all our schemas, by name.
  static let tables: SQL = """
    select format('%I.%I', n.nspname, c.relname)
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      and c.relkind in ('r', 'p')
    order by 1
    """

  /// The checks that find something, each once.
  func failedChecks() throws -> [String] {
    try connect().texts("select distinct check_name from audit.violations order by 1")
  }
}

/// The SQLSTATE with which the server refuses what a body does; nil if it does not.
func sqlState(of body: () throws -> Void) throws -> SQLState? {
  do {
    try body()
    return nil
  } catch let error as PostgresError where error.sqlState != nil {
    return error.sqlState
  }
}
