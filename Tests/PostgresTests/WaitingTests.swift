import Glibc
import Postgres
import TestSupport
import Testing

@Suite("Waiting for the server")
struct WaitingTests {
  @Test("ends at the deadline, with the connection closed and the outcome told")
  func deadline() throws {
    let options = ConnectionOptions(deadlineMilliseconds: 50)
    let reading = try TestServer.shared.connect(options: options)
    let read = try failure { _ = try reading.query("select pg_sleep(60)") }
    #expect(read.kind == .deadlinePassed)
    #expect(read.outcome == .nothingHappened)
    #expect(!reading.isOpen)

    let writing = try TestServer.shared.connect(options: options)
    let write = try failure { try writing.execute("select pg_sleep(60)") }
    #expect(write.kind == .deadlinePassed)
    #expect(write.outcome == .unknown)

    let inside = try TestServer.shared.connect(options: options)
    let undecided = try failure {
      try inside.transaction { try $0.execute("select pg_sleep(60)") }
    }
    #expect(undecided.kind == .deadlinePassed)
    #expect(undecided.outcome == .nothingHappened)
  }

  @Test("starts its deadline anew with each piece of a stream or a COPY")
  func deadlineOfPieces() throws {
    // All take longer than the deadline, none does; each is too large for the server's buffer.
    let connection = try TestServer.shared.connect(options: .init(deadlineMilliseconds: 800))
    let slow: SQL = "select repeat('x', 10000) || pg_sleep(0.1)::text from generate_series(1, 12)"
    var rows = 0
    try connection.stream(slow) { _ in rows += 1 }
    #expect(rows == 12)
    rows = 0
    try connection.copyOut("copy (\(slow)) to stdout") { _ in rows += 1 }
    #expect(rows == 12)
  }

  /// Runs a call that waits, trips the interrupt as soon as the server sleeps, and returns the
  /// error and whether the connection stayed open.
  private func interrupted(
    _ call: @escaping @Sendable (Connection) throws -> Void
  ) throws -> (error: PostgresError, isOpen: Bool, process: Int) {
    let interrupt = Interrupt()
    let process = Shared(0)
    let ending = Shared<(error: PostgresError?, isOpen: Bool)>((nil, false))
    let server = try TestServer.shared
    let thread = Thread {
      do {
        let connection = try server.connect(options: .init(interrupt: interrupt))
        process.withLock { $0 = connection.serverProcess }
        do {
          try call(connection)
        } catch {
          ending.withLock { $0 = (error as? PostgresError, connection.isOpen) }
        }
      } catch {
        Issue.record(error)
        process.withLock { $0 = -1 }
      }
    }
    while process.withLock({ $0 }) == 0 { sched_yield() }
    let number = process.withLock { $0 }
    try server.waitUntil(number, waitsFor: "Timeout")
    interrupt.trip()
    thread.join()
    let (error, isOpen) = ending.withLock { $0 }
    return (try #require(error), isOpen, number)
  }

  @Test("for a read is cancelled by an interrupt, on the server too, and the connection lives")
  func interruptedRead() throws {
    let query = try interrupted { _ = try $0.query("select pg_sleep(60)") }
    let stream = try interrupted { try $0.stream("select pg_sleep(60)") { _ in } }
    let copy = try interrupted { try $0.copyOut("copy (select pg_sleep(60)) to stdout") { _ in } }
    for result in [query, stream, copy] {
      #expect(result.error.kind == .interrupted)
      #expect(result.error.outcome == .nothingHappened)
      #expect(result.isOpen)
    }
  }

  @Test("for a write is never cancelled: an interrupt closes its connection")
  func interruptedWrite() throws {
    let alone = try interrupted { try $0.execute("select pg_sleep(1)") }
    #expect(alone.error.kind == .interrupted)
    #expect(alone.error.outcome == .unknown)
    #expect(!alone.isOpen)
    let inside = try interrupted { try $0.transaction { _ = try $0.execute("select pg_sleep(1)") } }
    #expect(inside.error.kind == .interrupted)
    #expect(inside.error.outcome == .nothingHappened)
    #expect(!inside.isOpen)
  }

  @Test("does not even begin after an interrupt, and what is open is rolled back")
  func interruptedBetweenCalls() throws {
    let database = try TestDatabase.make()
    let interrupt = Interrupt()
    let connection = try database.connectWithNotes(options: .init(interrupt: interrupt))
    var copied = 0
    let error = try failure {
      try connection.transaction { connection in
        try connection.execute("insert into note values (1, 'x')")
        interrupt.trip()
      }
    }
    #expect(error.kind == .interrupted)
    #expect(error.outcome == .nothingHappened)
    #expect(try database.connect().countNotes() == 0)
    let copy = try failure {
      try connection.copyIn("copy note from stdin") { _ in copied += 1 }
    }
    #expect(copy.kind == .interrupted)
    #expect(copied == 0)
    let open = try failure { _ = try database.connect(options: .init(interrupt: interrupt)) }
    #expect(open.kind == .interrupted)
  }

  @Test("ends a COPY that is being written when an interrupt comes")
  func interruptedCopy() throws {
    let database = try TestDatabase.make()
    let interrupt = Interrupt()
    let connection = try database.connectWithNotes(options: .init(interrupt: interrupt))
    let error = try failure {
      try connection.copyIn("copy note from stdin") { writer in
        for number in 0... {
          if number == 1000 { interrupt.trip() }
          try writer.writeRow(["\(number)", "x"])
        }
      }
    }
    #expect(error.kind == .interrupted)
    #expect(try database.connect().countNotes() == 0)
  }

  @Test("ends at Ctrl-C once the signals are installed")
  func signal() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let server = try TestServer.start()
      Interrupt.install()
      let connection = try server.connect()
      let process = connection.serverProcess
      let thread = Thread {
        try? server.waitUntil(process, waitsFor: "Timeout")
        kill(getpid(), SIGINT)
      }
      let error = #expect(throws: PostgresError.self) {
        _ = try connection.query("select pg_sleep(60)")
      }
      thread.join()
      server.stop()
      if error?.kind == .interrupted, Interrupt.installed?.isTripped == true { exit(42) }
    }
  }
}
