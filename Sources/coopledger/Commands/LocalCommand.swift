import ArgumentParser
import Ledger
import LocalServer
import Reports

struct LocalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "local", abstract: "A private PostgreSQL for this user: start, stop, look inside.",
    discussion: """
      Commands use it when no other database is configured. It listens on a socket only, for you \
      only. COOPLEDGER_LOCAL_DIR puts it elsewhere.

      Example:
        coopledger local up
      """,
    subcommands: [LocalUp.self, LocalDown.self, LocalStatus.self, LocalPsql.self])

  static func server() throws -> LocalServer {
    let environment = Environment.variables
    var known = environment
    let settings = try Settings(environment: environment)
    for name in ["COOPLEDGER_LOCAL_DIR", "COOPLEDGER_PG_BIN"] { known[name] = settings[name]?.text }
    return try LocalServer.locate(environment: known)
  }
}

struct LocalUp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Make the private PostgreSQL if there is none, and start it.",
    discussion: """
      Example:
        coopledger local up
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let server = try LocalCommand.server()
    let result = try server.up()
    guard !common.json else {
      return try common.console.json(
        .object([
          ("status", .string(result.rawValue)), ("directory", .string(server.directory)),
          ("socket_directory", .string(server.socketDirectory)),
        ]))
    }
    let what =
      switch result {
      case .created: "Made and started"
      case .started: "Started"
      case .alreadyRunning: "Running already:"
      }
    try common.console.line("\(what) the private PostgreSQL in \(server.directory)")
    if result == .created { common.console.note("Next: coopledger init") }
  }
}

struct LocalDown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down", abstract: "Stop the private PostgreSQL; its data stays.",
    discussion: """
      Example:
        coopledger local down
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let wasRunning = try LocalCommand.server().down()
    guard !common.json else {
      return try common.console.json(
        .object([("status", .string(wasRunning ? "stopped" : "was_not_running"))]))
    }
    try common.console.line(wasRunning ? "Stopped" : "It was not running")
  }
}

struct LocalStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell whether the private PostgreSQL runs, and where it is.",
    discussion: """
      Example:
        coopledger local status
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let status = try LocalCommand.server().status()
    let state: String
    var pid: Int?
    switch status.state {
    case .running(let process):
      state = "running"
      pid = Int(process)
    case .stopped: state = "stopped"
    case .absent: state = "absent"
    }
    guard !common.json else {
      return try common.console.json(
        .object([
          ("state", .string(state)), ("pid", pid.map { .int($0) } ?? .null),
          ("version", .optional(status.version)), ("directory", .string(status.directory)),
          ("socket_directory", .string(status.socketDirectory)),
        ]))
    }
    var table = TextTable([.left("State"), .left(state)])
    if let pid { table.append(["Process", String(pid)]) }
    if let version = status.version { table.append(["PostgreSQL", version]) }
    table.append(["Directory", status.directory])
    table.append(["Socket", status.socketDirectory])
    try common.console.put(table.text)
  }
}

struct LocalPsql: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "psql", abstract: "Open psql on the private PostgreSQL, as its superuser.",
    discussion: """
      Words after -- are psql's own arguments.

      Examples:
        coopledger local psql
        coopledger local psql -- -c "select * from audit.trial_balance"
      """)

  @Argument(parsing: .postTerminator, help: "Arguments for psql.")
  var arguments: [Typed] = []

  func run() throws {
    try LocalCommand.server().execPsql(
      arguments: arguments.map(\.text), environment: Environment.variables)
  }
}
