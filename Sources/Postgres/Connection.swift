import CLibPQ

/// A connection to PostgreSQL, for one thread at a time; every call waits for its answer.
///
/// ```swift
/// let connection = try Connection.open("dbname=example")
/// let name: String = try connection.queryOne("select name from city where code = \(code)")
///   .decode("name")
/// try connection.transaction { connection in
///   try connection.execute("update city set name = \(name) where code = \(code)")
/// }
/// ```
/// Statements are unnamed and leave no state in the session, so that a pooler in transaction mode
/// (pgbouncer) may stand in between.
public final class Connection {
  /// libpq's connection; `nil` once closed.
  var handle: OpaquePointer?
  let inbox: NoticeInbox
  let options: ConnectionOptions
  /// What the transaction in progress may do; `nil` outside of one.
  var transactionAccess: Access?

  init(handle: OpaquePointer, inbox: NoticeInbox, options: ConnectionOptions) {
    self.handle = handle
    self.inbox = inbox
    self.options = options
  }

  deinit { close() }

  /// Called with every notice and warning, in the midst of the call that caused it.
  public var onNotice: ((PostgresNotice) -> Void)? {
    get { inbox.handler }
    set { inbox.handler = newValue }
  }

  /// Whether the connection can still be used, as far as is known: it is closed by ``close()``,
  /// by a passed deadline, by an interrupted write and by whatever cuts it.
  public var isOpen: Bool { handle != nil }

  /// The server's version, as 150018 for 15.18; 0 once closed.
  public var serverVersion: Int { Int(PQserverVersion(handle)) }

  /// The server process that serves this connection; 0 once closed.
  public var serverProcess: Int { Int(PQbackendPID(handle)) }

  /// Ends the session; what was not committed is rolled back. Closing twice does no harm.
  public func close() {
    PQfinish(handle)
    handle = nil
    transactionAccess = nil
  }
}
