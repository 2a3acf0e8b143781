public import Postgres
import Synchronization

/// A fresh database of its own for one test, dropped when nobody refers to it any more.
///
/// Keep it in a variable for as long as it is needed: `make().connect()` would drop it at once.
public final class TestDatabase: Sendable {
  public let name: String
  public let server: TestServer
  private let isDropped = Atomic<Bool>(false)

  private static let count = Atomic<Int>(0)

  private init(name: String, server: TestServer) {
    self.name = name
    self.server = server
  }

  deinit { try? drop() }

  /// Creates a database.
  /// - Parameters:
  ///   - template: the database to copy; nobody may be connected to it.
  ///   - server: the shared one if `nil`.
  public static func make(
    template: String? = nil, on server: TestServer? = nil
  ) throws -> TestDatabase {
    let server = try server ?? .shared
    let name = "test_\(count.add(1, ordering: .relaxed).newValue)"
    let admin = try server.connect()
    let create: SQL =
      "create database \(unsafeSQL: name) template \(unsafeSQL: template ?? "template1")"
    var attemptsLeft = 3
    while true {
      do {
        try admin.execute(create)
        break
      } catch {
        // Somebody is still leaving the template; the server itself has waited five seconds.
        attemptsLeft -= 1
        guard error.sqlState == .objectInUse, attemptsLeft > 0 else { throw error }
      }
    }
    return TestDatabase(name: name, server: server)
  }

  /// libpq's settings for it, as the superuser.
  public var conninfo: String { server.conninfo(database: name) }

  /// The same for a child process: PGHOST, PGPORT, PGDATABASE, PGUSER.
  public var environment: [String: String] {
    [
      "PGHOST": server.directory, "PGPORT": server.port, "PGDATABASE": name,
      "PGUSER": TestServer.superuser,
    ]
  }

  /// Connects, as the superuser unless another is named.
  public func connect(
    user: String? = nil, options: ConnectionOptions = .init()
  ) throws -> Connection {
    try Connection.open(server.conninfo(database: name, user: user), options: options)
  }

  /// Drops it, whoever is connected.
  public func drop() throws {
    guard !isDropped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    try server.connect().execute("drop database if exists \(unsafeSQL: name) with (force)")
  }
}
