import ArgumentParser

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "What banks and processors tell.",
    discussion: """
      Example:
        coopledger statement import statement.xml
        coopledger statement lines --unallocated
      """,
    subcommands: [
      StatementImportCommand.self, StatementList.self, StatementShow.self, StatementLines.self,
      StatementProfileCommand.self,
    ])
}
