import ArgumentParser

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "What banks and processors tell, and what it is.",
    discussion: """
      Example:
        coopledger statement import statement.xml
        coopledger statement lines --unallocated
        coopledger statement propose --apply
        coopledger statement allocate 17 --campaign sdg
      """,
    subcommands: [
      StatementImportCommand.self, StatementList.self, StatementShow.self, StatementLines.self,
      StatementProfileCommand.self, StatementPropose.self, StatementAllocate.self,
      StatementDeallocate.self, StatementRule.self, StatementClearing.self,
    ])
}
