import ArgumentParser
import Postgres
import Reports
import Store

struct RoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Say who works as treasurer, officer, reporter or auditor.",
    discussion: """
      Example:
        coopledger role list
      """,
    subcommands: [RoleGrant.self, RoleRevoke.self, RoleList.self])
}

struct RoleGrant: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give a role to a database user, who must exist.",
    discussion: """
      From the next login on it also bounds the user's sessions in this database: a statement may \
      take half an hour, a wait for a lock half a minute, an idle transaction a quarter of an \
      hour. For administrators: without the right to do it the SQL is printed for one who has it \
      (exit code 77).

      Example:
        coopledger role grant anna auditor
        coopledger role grant anna auditor --print | psql
      """)

  @OptionGroup var target: RoleTarget

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try target.change(.grant, reason: reason?.text, write, common)
  }
}

struct RoleRevoke: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a role away from a database user.",
    discussion: """
      The user itself stays, and what it recorded. Sessions that are open keep running, without \
      the role.

      Example:
        coopledger role revoke anna auditor --reason "the audit of 2018 is done"
      """)

  @OptionGroup var target: RoleTarget

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try target.change(.revoke, reason: reason.text, write, common)
  }
}

struct RoleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who has which role.",
    discussion: """
      Superusers need no role and are not listed.

      Example:
        coopledger role list
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let holders = try common.store().roleHolders()
    guard !common.json else {
      return try common.console.json(
        .array(
          holders.map { holder in
            .object([
              ("user", .string(holder.user)), ("roles", .array(holder.roles.map(JSON.string))),
            ])
          }))
    }
    var table = TextTable([.left("User"), .left("Roles")])
    for holder in holders { table.append([holder.user, holder.roles.joined(separator: ", ")]) }
    try common.console.put(table.text)
  }
}
