import ArgumentParser
import Ledger
import Store

struct DonationCorrect: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Type a gift anew that was typed wrong.",
    discussion: """
      The old one is taken back on its own day and the right one recorded under a new number: \
      neither received twice nor refunded. Give only what was wrong.

      Example:
        coopledger donation correct D-2018-00017 --amount 150.00 --reason "one zero too many"
      """)

  @Argument(help: "The donation's number, such as D-2018-00017.")
  var number: Typed

  @Option(help: ArgumentHelp("What was given.", valueName: "amount"))
  var amount: Typed?

  @Option(help: ArgumentHelp("Its currency.", valueName: "code"))
  var currency: Typed?

  @Option(help: ArgumentHelp("What it was given for.", valueName: "code"))
  var campaign: Typed?

  @OptionGroup var gift: GiftOptions

  @Option(help: ArgumentHelp("Why it is corrected.", valueName: "text"))
  var reason: Typed

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let said: [Any?] = [
      amount, currency, campaign, gift.donor, gift.country, gift.on, gift.method, gift.fee,
      gift.rate, gift.ref, gift.basis, gift.memo,
    ]
    guard gift.anonymous || !gift.settled.isEmpty || said.contains(where: { $0 != nil }) else {
      throw ValidationError("Say what is to be typed anew, such as --amount 150.00.")
    }
  }

  func run() throws {
    var correction = DonationCorrection(reason: reason.text)
    correction.amount = amount?.text
    correction.currency = currency?.text
    correction.campaign = campaign?.text
    correction.donor = gift.donor?.text
    correction.isAnonymous = gift.anonymous
    correction.country = gift.country?.text
    correction.receivedOn = try gift.on?.day("on")
    correction.method = gift.method
    correction.fee = gift.fee?.text
    correction.settled = try gift.settledAmount()
    correction.rate = gift.rate?.text
    correction.reference = gift.ref?.text
    correction.basis = gift.basis?.text
    correction.memo = gift.memo?.text
    let recorded = try common.store().correctDonation(
      DocumentNumber(parsing: number.text, .donation), correction,
      write.recording(isLate: late.late))
    try DonationAnswer(recorded: recorded, isDryRun: write.dryRun).print(to: common.console)
  }
}
