import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct DonationList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List gifts by the day they were received.",
    discussion: """
      Example:
        coopledger donation list --campaign sdg --from 2018-01-01 --to 2018-12-31
      """)

  @Option(help: ArgumentHelp("Only of this campaign.", valueName: "code"))
  var campaign: Typed?

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @Option(help: ArgumentHelp("Only of this donor: a name or a code.", valueName: "name"))
  var donor: Typed?

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var filter = DonationFilter()
    filter.campaign = campaign?.text
    (filter.from, filter.to) = try days(from: from, to: to)
    filter.donor = donor?.text
    let (donations, refunds) = try common.store().donationsWithRefunds(
      filter, at: read.horizon())
    switch common.json ? .json : format {
    case .json: try common.console.json(.array(donations.map(donationJSON)))
    case .csv: try common.console.put(csv(donations, refunds).text())
    case .text: try common.console.put(text(donations))
    }
  }

  private func text(_ donations: [Donation]) -> String {
    var table = TextTable([
      .left("Number"), .left("Received"), .right("Amount"), .right("Value"), .left("Donor"),
      .left("Country"), .left("Method"), .left("Campaign"), .left("State"),
    ])
    for donation in donations {
      table.append([
        donation.number, donation.receivedOn.description, donation.amount.forPeople,
        donation.value.forPeople, donation.donorForPeople ?? "anonymous", donation.country ?? "",
        donation.method, donation.campaign, donation.status,
      ])
    }
    return table.text
  }

  /// The columns that `donation import` reads.
  private func csv(_ donations: [Donation], _ refunds: [String: [GiftRefund]]) -> CSVTable {
    var table = CSVTable([
      "date", "amount", "currency", "donor", "country", "method", "fee", "reference", "memo",
      "campaign", "rate", "settled", "pledge", "refunded", "donation", "basis", "state",
      "rate_on", "refunds",
    ])
    for donation in donations {
      table.append([
        .date(donation.receivedOn), .number(donation.amount.text),
        .text(donation.amount.unit.code), .text(donation.donor ?? donation.donorCode),
        .text(donation.country),
        .text(donation.method), .number(donation.fee.text), .text(donation.reference),
        .text(donation.memo), .text(donation.campaign), .number(donation.rate),
        .number(donation.settled?.text), .text(donation.pledge),
        .number(donation.refunded.text), .text(donation.number), .text(donation.basis),
        .text(donation.status), .date(donation.rateOn),
        .text((refunds[donation.number] ?? []).map(text).joined(separator: "; ")),
      ])
    }
    return table
  }

  /// A refund as the importer reads it: the day, of the gift, what was paid, the charge.
  private func text(_ refund: GiftRefund) -> String {
    "\(refund.occurredOn ?? refund.postedOn) \(refund.amount.text) \(refund.paid.text) "
      + "\(refund.paid.unit) \(refund.fee.text)"
  }
}

/// How a list is printed.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv, json
}
