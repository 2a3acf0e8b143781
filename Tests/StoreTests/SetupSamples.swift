import Glibc
import Postgres
import Store
import TestSupport

/// A folder of configuration files for one test, removed with it.
final class SetupFolder {
  let path: String

  init(_ files: [String: String]) throws {
    var name = Array("/tmp/coopledger-setup-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary folder", errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    for (file, text) in files { try write(file, Array(text.utf8)) }
  }

  deinit {
    for file in SetupFolder.names + ["books.csv"] { unlink("\(path)/\(file)") }
    rmdir(path)
  }

  func write(_ file: String, _ bytes: [UInt8]) throws {
    guard let stream = fopen("\(path)/\(file)", "w") else {
      throw SystemError("cannot write \(file)", errno)
    }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw SystemError("cannot write \(file)", errno)
    }
  }

  static let names = [
    "units.csv", "countries.csv", "accounts.csv", "bodies.csv", "body_rules.csv",
    "campaigns.csv",
  ]
}

/// A migrated database without any data.
func migratedDatabase() throws -> (TestDatabase, Connection) {
  let database = try TestDatabase.make()
  let connection = try database.connect()
  _ = try Schema.migrate(connection)
  return (database, connection)
}

/// How many rows each table of the set-up has.
func setupCounts(_ connection: Connection) throws -> [String] {
  try connection.texts(
    """
    select count(*)::text from ledger.unit
    union all select count(*)::text from ledger.country
    union all select count(*)::text from ledger.account
    union all select count(*)::text from membership.body
    union all select count(*)::text from membership.body_rule
    union all select count(*)::text from giving.campaign
    """)
}
