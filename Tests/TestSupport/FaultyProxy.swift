import Glibc

/// Stands between clients and a server and cuts a connection at a chosen message.
///
/// It counts *requests*: what a client sends from one "ready for query" to the next, so one for
/// each `begin`, statement, `commit` or whole COPY. Signing in is not counted.
/// ```swift
/// let proxy = try FaultyProxy(to: .shared)
/// for number in 1... {
///   proxy.arm(.beforeResponse(number))
///   …                                   // the operation, through proxy.conninfo(database)
///   if !proxy.hasFired { break }        // it has fewer requests than that
/// }
/// ```
public final class FaultyProxy: Sendable {
  /// Where to cut; requests are counted from 1 since the fault was armed.
  public enum Fault: Sendable, Equatable {
    /// The server never hears of the request.
    case beforeRequest(Int)
    /// The server has done all that was asked; the client never hears of it.
    case beforeResponse(Int)
  }

  /// What `PGHOST` is to be.
  public let directory: String
  private let state = Shared(State())
  private let listener: Int32
  private let acceptor: Shared<Thread?>

  private struct State: Sendable {
    var fault: Fault?
    var hasFired = false
    var onStrike: (@Sendable () -> Void)?
    /// Requests answered since arming.
    var answered = 0
  }

  public init(to server: TestServer) throws {
    var name = Array("/tmp/coopledger-proxy-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    directory = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let listener = try UnixSocket.listen(at: "\(directory)/.s.PGSQL.5432")
    self.listener = listener
    acceptor = Shared(nil)
    let (state, serverSocket) = (state, server.socket)
    let thread = Thread {
      // Ends when the listener is shut down.
      while case let client = accept(listener, nil, nil), client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        guard let server = try? UnixSocket.connect(to: serverSocket) else {
          close(client)
          continue
        }
        ProxiedConnection(
          client: client, server: server,
          mayPass: { moment in Self.mayPass(moment, state) }
        ).start()
      }
    }
    acceptor.withLock { $0 = thread }
  }

  deinit { stop() }

  /// Sets the next fault, or none, and counts anew. It strikes once.
  /// - Parameter onStrike: what happens just before the connection is cut.
  public func arm(_ fault: Fault?, onStrike: (@Sendable () -> Void)? = nil) {
    state.withLock { $0 = State(fault: fault, onStrike: onStrike) }
  }

  /// Whether the armed fault has struck.
  public var hasFired: Bool { state.withLock { $0.hasFired } }

  /// How many requests were answered since arming.
  public var requests: Int { state.withLock { $0.answered } }

  /// libpq's settings for a database behind the proxy.
  public func conninfo(_ database: TestDatabase) -> String {
    "host=\(directory) port=5432 dbname=\(database.name) user=\(TestServer.superuser)"
  }

  /// The same for a child process.
  public func environment(_ database: TestDatabase) -> [String: String] {
    database.environment.merging(["PGHOST": directory, "PGPORT": "5432"]) { $1 }
  }

  /// Takes no more connections; those that are open live on until their ends close them.
  public func stop() {
    let thread = acceptor.withLock { thread in
      defer { thread = nil }
      return thread
    }
    guard let thread else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    thread.join()
    close(listener)
    unlink("\(directory)/.s.PGSQL.5432")
    rmdir(directory)
  }

  private static func mayPass(_ moment: ProxiedConnection.Moment, _ state: Shared<State>) -> Bool {
    let (mayPass, onStrike) = state.withLock { state in
      let number = state.answered + 1
      let strikes =
        switch moment {
        case .request: state.fault == .beforeRequest(number)
        case .response: state.fault == .beforeResponse(number)
        }
      if strikes {
        state.fault = nil
        state.hasFired = true
      }
      if moment == .response { state.answered += 1 }
      return (!strikes, strikes ? state.onStrike : nil)
    }
    onStrike?()
    return mayPass
  }
}
