import Glibc
import Postgres
import TestSupport
import Testing

/// A database of the officer's own and the program to work on it.
struct Officer {
  let database: TestDatabase

  init() throws {
    database = try TestDatabase.make()
    let initialised = try run("init", as: TestServer.superuser)
    try #require(initialised.status == 0, "\(initialised.error)")
    try database.need(role: "olga", memberOf: "coopledger_officer", "coopledger_auditor")
  }

  func run(_ line: String, as user: String = "olga") throws -> Child.Output {
    var variables = [
      "PATH": Child.ownEnvironment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
      "LANG": "C.UTF-8", "COOPLEDGER_LOCAL_DIR": "/nonexistent/coopledger",
    ]
    variables.merge(database.environment) { $1 }
    variables["PGUSER"] = user
    return try Child.run(
      Self.program, line.split(separator: " ").map(String.init), environment: variables)
  }

  /// Runs what must succeed.
  func done(_ lines: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    for line in lines {
      let output = try run(line)
      #expect(output.status == 0, "\(line): \(output.error)", sourceLocation: sourceLocation)
    }
  }

  func value(_ sql: SQL) throws -> String {
    try database.connect().queryOne(sql).texts[0] ?? ""
  }

  /// It lies beside the test bundle: the package makes the tests depend on it.
  private static let program: String = {
    let path = [CChar](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, readlink("/proc/self/exe", buffer.baseAddress!, 4096))
    }
    let text = String(decoding: path.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/coopledger"
  }()
}
