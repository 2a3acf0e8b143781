import ArgumentParser
import Ledger
import Reports
import Store

struct DbCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Bring the database's schema up to date, or see how it stands.",
    discussion: """
      Example:
        coopledger db status
      """,
    subcommands: [DbMigrate.self, DbStatus.self])
}

struct DbMigrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Run the migrations that have not run yet; safe to repeat.",
    discussion: """
      Take a backup first. It may be killed at any moment, and is then simply run again.

      Example:
        coopledger db migrate
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try Schema.migrate(try common.session().connect(asAdmin: true))
    guard !common.json else {
      return try common.console.json(
        .object([
          ("applied", .array(report.applied.map(JSON.string))),
          ("definitions_replaced", .bool(report.areDefinitionsReplaced)),
        ]))
    }
    for name in report.applied { try common.console.line("Applied \(name)") }
    if report.areDefinitionsReplaced { try common.console.line("Replaced functions and views") }
    if report.applied.isEmpty, !report.areDefinitionsReplaced {
      try common.console.line("Up to date")
    }
  }
}

struct DbStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "List the migrations and whether they have run.",
    discussion: """
      Exit code 1 if anything is left to do.

      Example:
        coopledger db status
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let status = try Schema.status(try common.session().connect())
    if common.json {
      try common.console.json(
        .object([
          ("current", .bool(status.isCurrent)),
          ("definitions", .string(status.definitions.rawValue)),
          (
            "migrations",
            .array(
              status.migrations.map { migration in
                .object([
                  ("number", .int(migration.number)), ("name", .string(migration.name)),
                  ("state", .string(migration.state.rawValue)),
                  ("applied_at", .optional(migration.appliedAt)),
                ])
              })
          ),
        ]))
    } else {
      var table = TextTable([.left("Migration"), .left("State"), .left("Applied")])
      for migration in status.migrations {
        table.append([migration.name, migration.state.rawValue, migration.appliedAt ?? ""])
      }
      table.append(["functions and views", status.definitions.rawValue, ""])
      try common.console.put(table.text)
    }
    guard status.isCurrent else { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }
}
