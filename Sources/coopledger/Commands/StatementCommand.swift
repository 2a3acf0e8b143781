import ArgumentParser

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "What banks and processors tell.",
    discussion: """
      Example:
        coopledger statement profile test statement.csv
      """,
    subcommands: [StatementProfileCommand.self])
}
