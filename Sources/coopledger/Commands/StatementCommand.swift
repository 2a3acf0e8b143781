import ArgumentParser

struct StatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "What the bank says, and what it is.",
    discussion: """
      Example:
        coopledger statement propose --apply
      """,
    subcommands: [
      StatementPropose.self, StatementAllocate.self, StatementDeallocate.self, StatementRule.self,
      StatementClearing.self,
    ])
}
