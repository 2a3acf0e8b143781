import ArgumentParser
import Ledger
import LocalServer
import Reports
import Store

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set a database up: schema, roles, chart of accounts, campaigns.",
    discussion: """
      Safe to repeat: what is there stays. --config DIR loads units.csv, countries.csv, \
      accounts.csv, bodies.csv, body_rules.csv and campaigns.csv from a folder of yours instead \
      of ICA's set-up, and books.csv, which says in which month a fiscal year \
      starts. On a server of your own, run it as a role that may create roles.

      Example:
        coopledger init --config ./our-alliance
      """)

  @Option(help: ArgumentHelp("Your own configuration files.", valueName: "dir"))
  var config: Typed?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    let connection = try session.connect(asAdmin: true)
    let schema = try Schema.migrate(connection)
    let setup = try Setup.load(connection, configuration: config?.text)
    if case .local = session.target {
      try Setup.grantAll(connection, user: try LocalServer.userRole())
    }
    guard !common.json else {
      return try common.console.json(
        .object([
          ("migrations", .array(schema.applied.map(JSON.string))),
          (
            "files",
            .array(
              setup.files.map { file in
                .object([
                  ("file", .string(file.name)), ("added", .int(file.added)),
                  ("updated", .int(file.updated)),
                ])
              })
          ),
          ("warnings", .array(setup.warnings.map(JSON.string))),
        ]))
    }
    try common.console.line(
      schema.applied.isEmpty
        ? "Schema: up to date" : "Schema: \(schema.applied.count) migrations applied")
    for file in setup.files {
      try common.console.line("\(file.name): \(file.added) added, \(file.updated) updated")
    }
    common.console.warn(setup.warnings)
    common.console.note("Next: coopledger campaign status sdg, or coopledger --help")
  }
}
