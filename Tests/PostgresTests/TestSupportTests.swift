import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The tests' own machinery")
struct TestSupportTests {
  @Test("runs children with input, environment and a megabyte of output")
  func children() throws {
    let input = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let echoed = try Child.run("cat", input: input)
    #expect(echoed.status == 0)
    #expect(echoed.standardOutput == input)
    let script = try Child.run(
      "/bin/sh", ["-c", "echo \"$A\"; echo problem >&2; pwd; exit 7"], environment: ["A": "b c"],
      directory: "/usr")
    #expect(script.status == 7)
    #expect(script.output == "b c\n/usr\n")
    #expect(script.error == "problem\n")
    let killed = try Child("sleep", ["60"])
    killed.signal()
    #expect(killed.wait().status == 128 + SIGKILL)
    #expect(throws: SystemError.self) { try Child.run("/no/such/program") }
  }

  @Test("copies a database from a template and drops it with its last reference")
  func databases() throws {
    let template = try TestDatabase.make()
    try template.connect().execute("create table t as select 1 as n")
    var copy: TestDatabase? = try TestDatabase.make(template: template.name)
    let name = try #require(copy?.name)
    #expect(try copy?.connect().queryOne("select n from t").decode("n") == 1)
    copy = nil
    let left = try TestServer.shared.connect().query(
      "select from pg_database where datname = \(name)")
    #expect(left.isEmpty)
  }

  @Test("runs fifty clients at once, each on a thread of its own")
  func parallelClients() throws {
    let database = try TestDatabase.make()
    try database.connect().execute("create table t as select 0 as n")
    let ends = inParallel(50) { _ in try database.connect().execute("update t set n = n + 1") }
    #expect(try ends.map { try $0.get() } == Array(repeating: 1, count: 50))
    #expect(try database.connect().queryOne("select n from t").decode("n") == 50)
  }

  @Test("stops its server and removes its directory when the process is killed")
  func leavesNoOrphans() async throws {
    let path = "/tmp/coopledger-orphan-\(getpid())"
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let server = try TestServer.start()
      let file = fopen(path, "w")
      fputs(server.directory, file)
      fclose(file)
      kill(getpid(), SIGKILL)
    }
    let directory = try Child.run("cat", [path]).output
    try #require(directory.contains("/coopledger-test-"))
    unlink(path)
    // The watchdog needs a moment; if it never came, the test would not end.
    while access(directory, F_OK) == 0 { sched_yield() }
    #expect(try Child.run("pgrep", ["-f", directory]).output.isEmpty)
  }
}
