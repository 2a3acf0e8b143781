import Glibc
import Postgres
import TestSupport
import Testing

@Suite("When the connection is lost")
struct OutcomeTests {
  @Test("at any request, before it or before its answer, the error tells the truth")
  func everyRequest() throws {
    let database = try TestDatabase.make()
    let observer = try database.connectWithNotes()
    let proxy = try FaultyProxy(to: database.server)
    // Begin, insert, commit: three requests, and a fourth that never comes.
    for number in 1...4 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        try observer.execute("truncate note")
        let connection = try Connection.open(proxy.conninfo(database))
        proxy.arm(fault)
        var error: PostgresError?
        do {
          try connection.transaction { try $0.execute("insert into note values (1, 'x')") }
        } catch let lost as PostgresError {
          error = lost
        }
        #expect(proxy.hasFired == (number < 4))
        #expect((error == nil) == (number == 4))
        #expect(connection.isOpen == (number == 4))
        let isStored = fault == .beforeResponse(3) || number == 4
        #expect(try observer.countNotes() == (isStored ? 1 : 0), "\(fault)")
        guard let error else { continue }
        #expect(error.kind == .connection)
        #expect(error.outcome == (number == 3 ? .unknown : .nothingHappened), "\(fault)")
      }
    }
  }

  @Test("over a write that commits itself, the outcome is unknown")
  func writeAlone() throws {
    let database = try TestDatabase.make()
    let observer = try database.connectWithNotes()
    let proxy = try FaultyProxy(to: database.server)
    let connection = try Connection.open(proxy.conninfo(database))
    proxy.arm(.beforeResponse(1))
    let error = try failure { try connection.execute("insert into note values (1, 'x')") }
    #expect(error.outcome == .unknown)
    #expect(try observer.countNotes() == 1)
    let later = try failure { try connection.execute("insert into note values (2, 'y')") }
    #expect(later.kind == .connection)
    #expect(later.outcome == .nothingHappened)
  }

  @Test("over a read, nothing happened")
  func read() throws {
    let database = try TestDatabase.make()
    let proxy = try FaultyProxy(to: database.server)
    for number in 1...3 {
      let connection = try Connection.open(proxy.conninfo(database))
      proxy.arm(.beforeResponse(number))
      let error = try failure { _ = try connection.query("select 1") }
      #expect(error.kind == .connection)
      #expect(error.outcome == .nothingHappened)
    }
  }

  @Test("at any request of a COPY, the error tells the truth")
  func copy() throws {
    let database = try TestDatabase.make()
    let observer = try database.connectWithNotes()
    let proxy = try FaultyProxy(to: database.server)
    for fault in [FaultyProxy.Fault.beforeRequest(1), .beforeResponse(1)] {
      try observer.execute("truncate note")
      let connection = try Connection.open(proxy.conninfo(database))
      proxy.arm(fault)
      let error = try failure {
        try connection.copyIn("copy note from stdin") { try $0.writeRow(["1", "x"]) }
      }
      let isStored = fault == .beforeResponse(1)
      #expect(error.outcome == (isStored ? .unknown : .nothingHappened))
      #expect(try observer.countNotes() == (isStored ? 1 : 0))
    }
  }

  @Test("because an administrator ended it, the server's reason is told")
  func terminated() throws {
    let database = try TestDatabase.make()
    let observer = try database.connectWithNotes()
    let connection = try database.connect()
    let error = try failure {
      try connection.transaction { connection in
        try connection.execute("insert into note values (1, 'x')")
        try observer.execute("select pg_terminate_backend(\(connection.serverProcess), 10000)")
        try connection.execute("insert into note values (2, 'y')")
      }
    }
    #expect(error.kind == .connection)
    #expect(error.sqlState == .adminShutdown)
    #expect(error.outcome == .nothingHappened)
    #expect(!connection.isOpen)
    #expect(try observer.countNotes() == 0)
  }

  @Test("a commit whose standby was not awaited is of unknown outcome, though it 'succeeded'")
  func replicationNotAwaited() throws {
    let server = try TestServer.start(settings: ["synchronous_standby_names": "nobody"])
    let local = try Connection.open(
      server.conninfo() + " options='-c synchronous_commit=local'")
    try local.execute("create table note (id bigint primary key, body text)")

    let writes: [@Sendable (Connection) throws -> Void] = [
      { try $0.execute("insert into note values (1, 'x')") },
      { try $0.transaction { _ = try $0.execute("insert into note values (2, 'y')") } },
    ]
    for write in writes {
      let process = Shared(0)
      let caught = Shared<(any Error)?>(nil)
      let thread = Thread {
        do {
          let connection = try server.connect()
          process.withLock { $0 = connection.serverProcess }
          try write(connection)
        } catch {
          caught.withLock { $0 = error }
        }
      }
      while process.withLock({ $0 }) == 0 { sched_yield() }
      let number = process.withLock { $0 }
      try server.waitUntil(number, waitsFor: "IPC")
      _ = try local.query("select pg_cancel_backend(\(number))")
      thread.join()
      let error = try #require(caught.withLock { $0 } as? PostgresError)
      #expect(error.outcome == .unknown)
      #expect(error.severity == "WARNING")
    }
    #expect(try local.countNotes() == 2)
  }

  @Test("by kill -9 of the server, what was acknowledged is there after its restart")
  func killedServer() throws {
    let server = try TestServer.start()
    let database = try TestDatabase.make(on: server)
    let connection = try database.connectWithNotes()
    try connection.execute("insert into note values (1, 'acknowledged')")
    let error = try failure {
      try connection.transaction { connection in
        try connection.execute("insert into note values (2, 'not committed')")
        server.kill9()
        try connection.execute("insert into note values (3, 'neither')")
      }
    }
    #expect(error.kind == .connection)
    #expect(error.outcome == .nothingHappened)
    let away = try failure { _ = try server.connect() }
    #expect(away.kind == .connection)
    #expect(away.sqlState == nil)
    try server.restart()
    #expect(try database.connect().countNotes() == 1)
  }

  @Test("in an orderly shutdown, it is the connection that failed, and it can be made anew")
  func shutDown() throws {
    let server = try TestServer.start()
    let connection = try server.connect()
    try server.shutDown()
    let error = try failure { _ = try connection.query("select 1") }
    #expect(error.kind == .connection)
    #expect(error.sqlState == .adminShutdown)
    try server.restart()
    #expect(try server.connect().queryOne("select 1 as one").decode("one") == 1)
  }
}
