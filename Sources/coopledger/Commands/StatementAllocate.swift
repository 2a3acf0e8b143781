import ArgumentParser
import Giving
import Ledger
import Reports
import Store

struct StatementAllocate: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate", abstract: "Say what a statement line is.",
    discussion: """
      LINE is its number in coopledger statement lines. A gift is the donor's whom the line names, \
      unless --donor or --anonymous says otherwise; --fee is what was kept before it came.

      A line of several parts: --split AMOUNT TARGET for each. TARGET is a campaign's code (and a \
      donor's name behind it, or the word anonymous), the number of a donation, refund or pledge, \
      an account's name, or fees-of:CODE. An option such as --campaign beside them takes what they \
      leave; without one they add up to the line.

      Examples:
        coopledger statement allocate 17 --campaign sdg --donor "SMart" --country BE
        coopledger statement allocate 18 --donation D-2018-00017
        coopledger statement allocate 19 --split 60.00 sdg "J. Doe" --split 40.00 Income:Other
        coopledger statement allocate 20 --campaign sdg --split 5.00 Expenses:Bank
      """)

  @Argument(help: "The line's number.")
  var line: Typed

  @Option(help: ArgumentHelp("It is a gift to this campaign.", valueName: "code"))
  var campaign: Typed?

  @Option(help: ArgumentHelp("It is a gift that fulfils this pledge.", valueName: "number"))
  var pledge: Typed?

  @Option(
    help: ArgumentHelp("It is the money of this gift, recorded by hand.", valueName: "number"))
  var donation: Typed?

  @Option(
    help: ArgumentHelp(
      "It gave this gift back (D-…), or is the money of this recorded refund (R-…).",
      valueName: "number"))
  var refund: Typed?

  @Option(help: ArgumentHelp("It was charged for this campaign's gifts.", valueName: "code"))
  var feesOf: Typed?

  @Option(help: ArgumentHelp("It is what this account is for.", valueName: "account"))
  var account: Typed?

  @OptionGroup var part: PartOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("A part of it: how much, and what it is.", valueName: "amount target"))
  var split: [Typed] = []

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let request = AllocationRequest(line: try line.lineNumber(), try parts())
    let recorded = try common.store().allocateLine(request, write.recording(isLate: late.late))
    try AllocationAnswer(recorded: recorded, isDryRun: write.dryRun, isBack: false)
      .print(to: common.console)
  }

  private func parts() throws -> [LinePart] {
    let targets: [LineTarget] = [
      campaign.map { .campaign($0.text) }, pledge.map { .pledge($0.text) },
      donation.map { .donation($0.text) }, refund.map { .refund($0.text) },
      feesOf.map { .fees($0.text) }, account.map { .account($0.text) },
    ].compactMap { $0 }
    guard targets.count <= 1 else {
      throw Failure(
        "targets_many", "A line, or what its parts leave of it, is one thing", field: "line",
        hint: "Say the others with --split AMOUNT TARGET.", exit: .usage)
    }
    var parts = try SplitWords(split.map(\.text)).parts()
    if let target = targets.first {
      var rest = LinePart(nil, target)
      try part.fill(&rest)
      parts.append(rest)
    }
    guard !parts.isEmpty else {
      throw Failure(
        "target_missing", "Nothing says what the line is", field: "line",
        hint: "Give --campaign, --donation, --pledge, --refund, --fees-of, --account or --split.",
        exit: .usage)
    }
    return parts
  }
}

/// What can be said of the gift or refund that a line is.
struct PartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who gave: a name, or a donor's code.", valueName: "name"))
  var donor: Typed?

  @Flag(help: "The donor is not to be known.")
  var anonymous = false

  @Option(help: ArgumentHelp("The donor's country, such as AR.", valueName: "code"))
  var country: Typed?

  @Option(
    help: ArgumentHelp("How it came; bank, or as its account is called.", valueName: "method"))
  var method: GiftMethod?

  @Option(
    help: ArgumentHelp(
      "What was kept before it came, or charged with a refund.", valueName: "amount"))
  var fee: Typed?

  @Option(
    help: ArgumentHelp(
      "Campaign currency for one unit of the line's, such as 0.8791.", valueName: "rate"))
  var rate: Typed?

  @Option(
    help: ArgumentHelp(
      "How much of the gift a refund gives back, in the gift's currency.", valueName: "amount"))
  var ofGift: Typed?

  @Option(help: ArgumentHelp("A remark; of a refund, why.", valueName: "text"))
  var memo: Typed?

  func validate() throws {
    if anonymous, donor != nil {
      throw ValidationError("A gift is either anonymous or has a donor, not both.")
    }
  }

  func fill(_ part: inout LinePart) throws {
    part.donor = donor?.text
    part.isAnonymous = anonymous
    part.country = country?.text
    part.method = method
    part.fee = fee?.text
    part.rate = rate?.text
    part.refunded = ofGift?.text
    part.memo = memo?.text
  }
}

extension Typed {
  /// A statement line's number.
  func lineNumber() throws -> Int64 {
    guard let number = Int64(text), number > 0 else {
      throw Failure(
        "line_malformed", "\"\(text.prefix(40))\" is not a line's number", field: "line",
        hint: "coopledger statement lines shows the numbers.", exit: .badData)
    }
    return number
  }
}
