import ArgumentParser
import Ledger
import Reports
import Store

struct DonationShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything about one gift.",
    discussion: """
      Example:
        coopledger donation show D-2018-00017
      """)

  @Argument(help: "The donation's number, such as D-2018-00017.")
  var number: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (donation, refunds, lines) = try common.store().donation(
      DocumentNumber(parsing: number.text, .donation), at: read.horizon())
    guard !common.json else {
      return try common.console.json(
        .object([
          ("donation", donationJSON(donation)),
          ("refunds", .array(refunds.map { .object(refundJSON($0)) })),
          ("statement_lines", .array(lines.map { .int(Int($0)) })),
        ]))
    }
    var table = TextTable([.left("Donation"), .left(donation.number)])
    let rows: [(String, String?)] = [
      ("State", donation.status), ("Received", donation.receivedOn.description),
      ("Posted", donation.postedOn.description), ("Amount", donation.amount.forPeople),
      ("Fee", donation.fee.minor > 0 ? donation.fee.forPeople : nil),
      ("Value", donation.value != donation.amount ? donation.value.forPeople : nil),
      ("Rate", donation.rate), ("Settled", donation.settled?.forPeople),
      ("Refunded", donation.refunded.minor > 0 ? donation.refunded.forPeople : nil),
      ("Campaign", donation.campaign), ("Donor", donation.donorForPeople ?? "anonymous"),
      ("Donor code", donation.donorCode), ("Country", donation.country),
      ("Method", donation.method), ("Reference", donation.reference), ("Memo", donation.memo),
      ("Basis", donation.basis), ("Pledge", donation.pledge),
      ("Fulfilled", donation.fulfilled?.forPeople), ("In place of", donation.replaces),
      ("Corrected by", donation.replacedBy), ("Reason", donation.voidReason),
      (
        "Statement line",
        lines.isEmpty ? nil : lines.map { String($0) }.joined(separator: ", ")
      ),
      ("Entry", String(donation.entry)), ("Key", donation.key),
      ("Recorded", "\(donation.recordedAt) by \(donation.recordedBy)"),
    ]
    for case (let name, let value?) in rows { table.append([name, value]) }
    for refund in refunds {
      let state = refund.isVoided ? ", voided" : ""
      table.append([
        "Refund",
        "\(refund.number) on \(refund.postedOn): \(refund.amount.forPeople)\(state)"
          + (refund.reason.map { " (\($0))" } ?? ""),
      ])
    }
    try common.console.put(table.text)
  }
}
