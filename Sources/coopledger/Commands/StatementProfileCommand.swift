import ArgumentParser
import Banking
import Reports
import Store

struct StatementProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "What the columns of banks' CSV files mean.",
    discussion: """
      Example:
        coopledger statement profile test statement.csv
      """,
    subcommands: [
      StatementProfileList.self, StatementProfileShow.self, StatementProfileTest.self,
    ])
}

struct StatementProfileList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles that there are.",
    discussion: """
      Those in the folder that COOPLEDGER_PROFILES names are the treasurer's own and go first.

      Example:
        coopledger statement profile list
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let profiles = try StatementProfiles(Settings(environment: Environment.variables)).all
      .sorted { $0.name < $1.name }
    guard !common.json else {
      return try common.console.json(
        .array(
          profiles.map { profile in
            .object([
              ("profile", .string(profile.name)), ("about", .optional(profile[.about])),
              ("own", .bool(profile.isOwn)),
            ])
          }))
    }
    var table = TextTable([.left("profile"), .left("about")])
    for profile in profiles {
      table.append([profile.name + (profile.isOwn ? " (own)" : ""), profile[.about] ?? ""])
    }
    try common.console.put(table.text)
  }
}

struct StatementProfileShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a profile as it is written, to make one's own of it.",
    discussion: """
      Example:
        coopledger statement profile show plain > mine.csv
      """)

  @Argument(help: ArgumentHelp("The profile.", valueName: "name"))
  var name: Typed

  @OptionGroup var common: CommonOptions

  func run() throws {
    let settings = try Settings(environment: Environment.variables)
    let profile = try StatementProfiles(settings).named(name.text)
    let text = try StatementProfiles.text(profile.name, settings) ?? File.read(name.text) ?? ""
    guard !common.json else {
      return try common.console.json(
        .object([
          ("profile", .string(profile.name)), ("about", .optional(profile[.about])),
          ("own", .bool(profile.isOwn)), ("csv", .string(text)),
        ]))
    }
    try common.console.put(text)
  }
}
