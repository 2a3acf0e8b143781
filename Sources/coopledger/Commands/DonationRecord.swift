public import ArgumentParser
public import Giving
import Ledger
import Store

struct DonationRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a gift to a campaign.",
    discussion: """
      A gift in another currency needs what it is worth: --settled, what the processor paid out \
      net of its fee, or --rate. The fee is in the gift's currency.

      Examples:
        coopledger donation record 1500.00 EUR --campaign sdg --donor COOPERAR --country AR
        coopledger donation record 100 EUR --campaign sdg --anonymous --method card --fee 2.50
        coopledger donation record 1000 USD --campaign sdg --donor "J. Doe" --rate 0.8791
      """)

  @Argument(help: "What was given, such as 1500.00.")
  var amount: Typed

  @Argument(help: "Its currency, such as EUR.")
  var currency: Typed

  @Option(help: ArgumentHelp("What it was given for.", valueName: "code"))
  var campaign: Typed

  @OptionGroup var gift: GiftOptions

  @Option(
    help: ArgumentHelp(
      "The pledge that it was given for, such as P-2018-00001.", valueName: "number"))
  var pledge: Typed?

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = DonationRequest(
      amount: amount.text, currency: currency.text, campaign: campaign.text,
      method: gift.method ?? .bank)
    request.donor = gift.donor?.text
    request.isAnonymous = gift.anonymous
    request.country = gift.country?.text
    request.receivedOn = try gift.on?.day("on")
    request.fee = gift.fee?.text
    request.settled = try gift.settledAmount()
    request.rate = gift.rate?.text
    request.reference = gift.ref?.text
    request.basis = gift.basis?.text
    request.memo = gift.memo?.text
    request.pledge = pledge?.text
    let recorded = try common.store().recordDonation(request, write.recording(isLate: late.late))
    try DonationAnswer(recorded: recorded, isDryRun: write.dryRun).print(to: common.console)
  }
}

/// The parts of a gift that recording and correcting share.
struct GiftOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who gave: a name, or a donor's code.", valueName: "name"))
  var donor: Typed?

  @Flag(help: "The donor is not to be known.")
  var anonymous = false

  @Option(help: ArgumentHelp("The donor's country, such as AR.", valueName: "code"))
  var country: Typed?

  @Option(
    help: ArgumentHelp(
      "When it was received; a new gift today, if not given.", valueName: "date"))
  var on: Typed?

  @Option(
    help: ArgumentHelp(
      "How it came: bank, card, cash, cheque, paypal, stripe, in-kind or other; a new gift by "
        + "bank, if not given.", valueName: "method"))
  var method: GiftMethod?

  @Option(help: ArgumentHelp("What the processor kept of it.", valueName: "amount"))
  var fee: Typed?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What was paid out for it, net, such as 853.34 EUR.", valueName: "amount"))
  var settled: [Typed] = []

  @Option(
    help: ArgumentHelp(
      "Campaign currency for one unit given, such as 0.8791.", valueName: "rate"))
  var rate: Typed?

  @Option(help: ArgumentHelp("The payer's or processor's reference.", valueName: "text"))
  var ref: Typed?

  @Option(help: ArgumentHelp("How a gift in kind was valued.", valueName: "text"))
  var basis: Typed?

  @Option(help: ArgumentHelp("A remark.", valueName: "text"))
  var memo: Typed?

  func validate() throws {
    if anonymous, donor != nil {
      throw ValidationError("A gift is either anonymous or has a donor, not both.")
    }
  }

  func settledAmount() throws -> (amount: String, currency: String)? {
    settled.isEmpty ? nil : try settled.amountAndCurrency("settled")
  }
}

extension GiftMethod: ExpressibleByArgument {}
