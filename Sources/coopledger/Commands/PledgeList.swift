import ArgumentParser
import Ledger
import Reports
import Store

struct PledgeList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List pledges and what is outstanding of them.",
    discussion: """
      Example:
        coopledger pledge list --campaign sdg
      """)

  @Option(help: ArgumentHelp("Only of this campaign.", valueName: "code"))
  var campaign: Typed?

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let pledges = try common.store().pledges(
      campaign: campaign?.text, at: read.horizon())
    guard !common.json else {
      return try common.console.json(.array(pledges.map { .object(pledgeJSON($0)) }))
    }
    var table = TextTable([
      .left("Number"), .left("Promised on"), .left("Due"), .left("Donor"), .right("Promised"),
      .right("Fulfilled"), .right("Cancelled"), .right("Outstanding"),
    ])
    for pledge in pledges {
      table.append([
        pledge.number, pledge.promisedOn.description, pledge.dueOn?.description ?? "",
        pledge.donor ?? pledge.donorCode, pledge.promised.forPeople, pledge.fulfilled.forPeople,
        pledge.cancelled.forPeople, pledge.outstanding.forPeople,
      ])
    }
    try common.console.put(table.text)
  }
}

struct PledgeShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one pledge and the gifts that were given for it.",
    discussion: """
      Example:
        coopledger pledge show P-2018-00001
      """)

  @Argument(help: "The pledge's number, such as P-2018-00001.")
  var number: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let (pledge, donations) = try common.store().pledge(
      DocumentNumber(parsing: number.text, .pledge), at: read.horizon())
    guard !common.json else {
      return try common.console.json(
        .object(
          pledgeJSON(pledge) + [("donations", .array(donations.map(donationJSON)))]))
    }
    var table = TextTable([.left("Pledge"), .left(pledge.number)])
    let rows: [(String, String?)] = [
      ("Campaign", pledge.campaign), ("Donor", pledge.donor ?? pledge.donorCode),
      ("Promised on", pledge.promisedOn.description),
      ("Posted on", pledge.postedOn == pledge.promisedOn ? nil : pledge.postedOn.description),
      ("Due", pledge.dueOn?.description),
      ("Promised", pledge.promised.forPeople), ("Fulfilled", pledge.fulfilled.forPeople),
      ("Cancelled", pledge.cancelled.forPeople), ("Outstanding", pledge.outstanding.forPeople),
      ("Memo", pledge.memo), ("Entry", String(pledge.entry)), ("Key", pledge.key),
    ]
    for case (let name, let value?) in rows { table.append([name, value]) }
    for donation in donations {
      table.append([
        "Paid",
        "\(donation.number) on \(donation.receivedOn): "
          + "\(donation.fulfilled?.forPeople ?? donation.value.forPeople), \(donation.status)",
      ])
    }
    try common.console.put(table.text)
  }
}

/// A pledge for programs.
func pledgeJSON(_ pledge: PledgeRecord) -> [(String, JSON)] {
  [
    ("pledge", .string(pledge.number)), ("entry", .int(Int(pledge.entry))),
    ("promised_on", .string(pledge.promisedOn.description)),
    ("due_on", .optional(pledge.dueOn?.description)),
    ("recorded_at", .string(pledge.recordedAt)), ("campaign", .string(pledge.campaign)),
    ("donor", .optional(pledge.donor)), ("donor_code", .string(pledge.donorCode)),
    ("currency", .string(pledge.promised.unit.code)), ("promised", .string(pledge.promised.text)),
    ("fulfilled", .string(pledge.fulfilled.text)),
    ("cancelled", .string(pledge.cancelled.text)),
    ("outstanding", .string(pledge.outstanding.text)), ("memo", .optional(pledge.memo)),
    ("posted_on", .string(pledge.postedOn.description)),
  ]
}
