import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A transaction")
struct TransactionTests {
  struct Refusal: Error {}

  @Test("commits what its body did, and undoes it if the body throws")
  func commitsOrUndoes() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let id = try connection.transaction { connection in
      try connection.queryOne("insert into note values (1, 'kept') returning id")
        .decode("id", as: Int.self)
    }
    #expect(id == 1)
    #expect(throws: Refusal.self) {
      try connection.transaction { connection in
        try connection.execute("insert into note values (2, 'undone')")
        throw Refusal()
      }
    }
    #expect(try connection.countNotes() == 1)
  }

  @Test("as a dry run returns its value, changes nothing and still checks what is deferred")
  func dryRun() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    try connection.execute(
      "alter table note add constraint body_once unique (body) deferrable initially deferred")
    let count = try connection.transaction(rollback: true) { connection in
      try connection.execute("insert into note values (1, 'x'), (2, 'y')")
    }
    #expect(count == 2)
    let error = try failure {
      try connection.transaction(rollback: true) { connection in
        try connection.execute("insert into note values (1, 'x'), (2, 'x')")
      }
    }
    #expect(error.constraint == "body_once")
    #expect(try connection.countNotes() == 0)
  }

  @Test("whose deferred constraint fails at the commit tells so, and nothing happened")
  func deferredConstraint() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    try connection.execute(
      "alter table note add constraint body_once unique (body) deferrable initially deferred")
    let insert: SQL = "insert into note values (1, 'x'), (2, 'x')"
    let committed = try failure { try connection.transaction { try $0.execute(insert) } }
    let alone = try failure { try connection.execute(insert) }
    for error in [committed, alone] {
      #expect(error.sqlState == .uniqueViolation)
      #expect(error.outcome == .nothingHappened)
    }
    #expect(try connection.countNotes() == 0)
  }

  @Test("within a transaction is refused, and the outer one is undone")
  func nested() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let error = try failure {
      try connection.transaction { connection in
        try connection.execute("insert into note values (1, 'x')")
        try connection.transaction { _ in }
      }
    }
    #expect(error.kind == .usage)
    #expect(try connection.countNotes() == 0)
  }

  @Test("is not committed if its body hides that a statement failed")
  func hiddenFailure() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let error = try failure {
      try connection.transaction { connection in
        try connection.execute("insert into note values (1, 'x')")
        _ = try? connection.execute("insert into note values (1, 'again')")
      }
    }
    #expect(error.sqlState == .failedTransaction)
    #expect(try connection.countNotes() == 0)
  }

  @Test("that a statement of its own ended says that it does not know")
  func endedWithin() throws {
    let connection = try TestServer.shared.connect()
    let error = try failure { try connection.transaction { try $0.executeScript("commit") } }
    #expect(error.kind == .usage)
    #expect(error.outcome == .unknown)
  }

  @Test("that reads may not write")
  func readOnly() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let error = try failure {
      try connection.transaction(access: .readOnly) { try $0.execute("delete from note") }
    }
    #expect(error.sqlState == .readOnlyTransaction)
  }

  @Test("runs again after a serialization failure, as often as allowed")
  func retriesSerializationFailure() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    let other = try database.connect()
    try connection.execute("insert into note values (1, '')")

    /// Another writer comes in between in as many attempts as given.
    func attempts(disturbed: Int, of limit: Int) -> (ran: Int, error: (any Error)?) {
      var ran = 0
      let result = Result {
        try connection.transaction(isolation: .repeatableRead, attempts: limit) { connection in
          ran += 1
          _ = try connection.query("select body from note")
          if ran <= disturbed { try other.execute("update note set body = body || 'o'") }
          try connection.execute("update note set body = body || 'c'")
        }
      }
      if case .failure(let error) = result { return (ran, error) }
      return (ran, nil)
    }

    let recovered = attempts(disturbed: 2, of: 5)
    #expect(recovered.ran == 3)
    #expect(recovered.error == nil)
    #expect(try connection.queryOne("select body from note").decode("body") == "ooc")
    let exhausted = attempts(disturbed: 9, of: 3)
    #expect(exhausted.ran == 3)
    #expect((exhausted.error as? PostgresError)?.sqlState == .serializationFailure)
  }

  @Test("runs again after a deadlock, and both sides are stored")
  func retriesDeadlock() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    try connection.execute("insert into note values (1, ''), (2, '')")
    // Who waits last looks for the deadlock, after this while, and becomes its victim.
    try connection.execute("set deadlock_timeout = '10ms'")
    let other = Shared<(process: Int, thread: Thread)?>(nil)
    var attempt = 0

    try connection.transaction { connection in
      attempt += 1
      try connection.execute("update note set body = body || 'a' where id = 1")
      if attempt == 1 {
        let process = Shared(0)
        let thread = Thread {
          try? database.connect().transaction { connection in
            process.withLock { $0 = connection.serverProcess }
            try connection.execute("update note set body = body || 'b' where id = 2")
            try connection.execute("update note set body = body || 'b' where id = 1")
          }
        }
        while process.withLock({ $0 }) == 0 { sched_yield() }
        try database.server.waitUntil(process.withLock { $0 }, waitsFor: "Lock")
        other.withLock { $0 = (process.withLock { $0 }, thread) }
      }
      try connection.execute("update note set body = body || 'a' where id = 2")
    }
    other.withLock { $0?.thread.join() }
    // The other may be overtaken again before it wakes.
    #expect(attempt >= 2)
    let bodies = try connection.query("select body from note order by id")
    #expect(try bodies.map { try $0.decode("body", as: String.self) } == ["ba", "ba"])
  }

  @Test("does not run again after any other error")
  func doesNotRetryOthers() throws {
    let connection = try TestServer.shared.connect()
    var ran = 0
    let error = try failure {
      try connection.transaction { connection in
        ran += 1
        try connection.execute("select 1 / 0")
      }
    }
    #expect(ran == 1)
    #expect(error.sqlState == "22012")
  }

  @Test("has the isolation that was asked for")
  func isolation() throws {
    let connection = try TestServer.shared.connect()
    for level in [Isolation.readCommitted, .repeatableRead, .serializable] {
      let shown = try connection.transaction(isolation: level) {
        try $0.queryOne("show transaction_isolation").decode(
          "transaction_isolation", as: String.self)
      }
      #expect(shown == level.rawValue)
    }
  }

  @Test("may be a script of several statements")
  func script() throws {
    let database = try TestDatabase.make()
    let connection = try database.connectWithNotes()
    try connection.executeScript(
      "insert into note values (1, 'a'); insert into note values (2, 'b')")
    #expect(try connection.countNotes() == 2)
    let error = try failure {
      try connection.executeScript("insert into note values (3, 'c'); select 1 / 0;")
    }
    #expect(error.sqlState == "22012")
    #expect(try connection.countNotes() == 2)
  }
}
