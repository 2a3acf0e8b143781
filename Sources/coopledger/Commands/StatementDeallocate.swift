import ArgumentParser
import Store

struct StatementDeallocate: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "deallocate", abstract: "Take back what a statement line was said to be.",
    discussion: """
      Gifts and refunds that the line made are voided; those that it settled wait for their line \
      again.

      Example:
        coopledger statement deallocate 17 --reason "it was for the other campaign"
      """)

  @Argument(help: "The line's number.")
  var line: Typed

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().deallocateLine(
      line.lineNumber(), reason: reason.text, write.recording(isLate: late.late))
    try AllocationAnswer(recorded: recorded, isDryRun: write.dryRun, isBack: true)
      .print(to: common.console)
  }
}
