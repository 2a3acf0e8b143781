import ArgumentParser
import Ledger
import Reports
import Store

struct EntryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry", abstract: "Post general entries, reverse them, look at any entry.",
    discussion: """
      Gifts, refunds and pledges have commands of their own: see donation and pledge.

      Example:
        coopledger entry post --debit Expenses:Bank --credit Assets:Cash 12.00 EUR --memo "coins"
      """,
    subcommands: [EntryPost.self, EntryReverse.self, EntryList.self, EntryShow.self])
}

struct EntryPost: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "Move an amount from one account to another.",
    discussion: """
      Example:
        coopledger entry post --debit Expenses:Bank --credit Assets:Cash 12.00 EUR --on 2018-12-05
      """)

  @Option(help: ArgumentHelp("The account that receives.", valueName: "account"))
  var debit: Typed

  @Option(help: ArgumentHelp("The account that gives.", valueName: "account"))
  var credit: Typed

  @Argument(help: "How much, such as 100.00.")
  var amount: Typed

  @Argument(help: "Its currency, such as EUR.")
  var currency: Typed

  @Option(help: ArgumentHelp("When; today if not given.", valueName: "date"))
  var on: Typed?

  @Option(help: ArgumentHelp("What it is for.", valueName: "text"))
  var memo: Typed?

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = EntryRequest(
      debit: debit.text, credit: credit.text, amount: amount.text, unit: currency.text)
    request.day = try on?.day("on")
    request.memo = memo?.text
    try print(
      try common.store().postEntry(request, write.recording(isLate: late.late)), "entry", write,
      common)
  }
}

struct EntryReverse: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reverse", abstract: "Take a general entry back by an entry the other way.",
    discussion: """
      Both stay in the books. An entry that belongs to a document is corrected through it.

      Example:
        coopledger entry reverse 17 --reason "posted twice"
      """)

  @Argument(help: "The entry's id.")
  var id: Int64

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @Option(help: ArgumentHelp("When; the entry's own day if not given.", valueName: "date"))
  var on: Typed?

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try print(
      try common.store().reverseEntry(
        id, reason: reason.text, on: on?.day("on"), write.recording(isLate: late.late)),
      "reversal", write, common)
  }
}

private func print(
  _ recorded: Recorded<JournalEntry>, _ noun: String, _ write: WriteOptions,
  _ common: CommonOptions
) throws {
  let entry = recorded.document
  guard !common.json else {
    return try common.console.json(
      writeJSON(recorded, isDryRun: write.dryRun, entryJSON(entry)))
  }
  try common.console.line("\(writeVerb(recorded.status, write.dryRun, noun)) \(entry.id)")
  try common.console.tell(late: recorded.postedLateOn)
  try common.console.put(linesTable([entry]).text)
  common.console.warn(recorded.warnings)
  common.console.tell(
    key: recorded.key, entry: nil, isDryRun: write.dryRun,
    undo: entry.reverses == nil ? "coopledger entry reverse \(entry.id) --reason TEXT" : nil)
}
