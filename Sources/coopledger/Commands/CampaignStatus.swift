import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct CampaignStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what a campaign has raised towards its goal.",
    discussion: """
      Raised is received less refunded, gross of fees. Pledges and gifts in kind never count. The \
      percentage is rounded down. The svg is a progress bar to put on a website.

      Examples:
        coopledger campaign status sdg
        coopledger campaign status sdg --as-of 2018-12-31 --format csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json, svg
  }

  @Argument(help: "The campaign's code.")
  var code: Typed

  @Option(help: ArgumentHelp("text, csv, json or svg.", valueName: "format"))
  var format: Format = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let figures = try common.store().campaignFigures(code.text, at: read.horizon())
    switch common.json ? .json : format {
    case .json: try common.console.json(figuresJSON(figures))
    case .csv: try common.console.put(csv(figures).text())
    case .text: try common.console.put(text(figures))
    case .svg:
      try common.console.put(
        bar(figures).svg(id: figures.campaign, name: figures.name, title: sentence(figures)))
    }
  }

  private func bar(_ figures: CampaignFigures) -> ProgressBar {
    ProgressBar(raised: figures.raised.minor, goal: figures.goal.minor)
  }

  private func sentence(_ figures: CampaignFigures) -> String {
    "Already raised \(figures.raised.grouped) of \(figures.goal.forPeople)"
  }

  private func text(_ figures: CampaignFigures) -> String {
    var text = sentence(figures) + "\n"
    if Console.isTerminal { text += bar(figures).text(width: 40) + "\n" }
    text += "\(Terminal.safe(figures.name))\n\n"
    var table = TextTable([.left("As of"), .right(figures.asOf.description)])
    for (name, value) in [
      ("Received", figures.received.forPeople), ("Refunded", figures.refunded.forPeople),
      ("Raised", figures.raised.forPeople), ("Percent of the goal", figures.percent + " %"),
      ("To go", figures.toGo.forPeople), ("Fees", figures.fees.forPeople),
      ("Net of fees", figures.net.forPeople), ("Pledged, not yet paid", figures.pledged.forPeople),
      ("In kind", figures.inKind.forPeople), ("Donations", String(figures.donations)),
      ("Donors", String(figures.donors)), ("Countries", String(figures.countries)),
    ] { table.append([name, value]) }
    if read.knownAt != nil { table.append(["As known at", figures.knownAt]) }
    if let seal = figures.seal { table.append(["As known by seal", String(seal)]) }
    return text + table.text
  }

  private func csv(_ figures: CampaignFigures) -> CSVTable {
    var table = CSVTable([
      "campaign", "name", "currency", "goal", "received", "refunded", "raised", "percent", "to_go",
      "pledged", "in_kind", "fees", "net", "donations", "donors", "countries", "as_of", "known_at",
    ])
    table.append([
      .text(figures.campaign), .text(figures.name), .text(figures.goal.unit.code),
      .number(figures.goal.text), .number(figures.received.text), .number(figures.refunded.text),
      .number(figures.raised.text), .number(figures.percent), .number(figures.toGo.text),
      .number(figures.pledged.text), .number(figures.inKind.text), .number(figures.fees.text),
      .number(figures.net.text), .number(String(figures.donations)),
      .number(String(figures.donors)), .number(String(figures.countries)), .date(figures.asOf),
      .text(figures.knownAt),
    ])
    return table
  }
}

/// A campaign's figures for programs.
func figuresJSON(_ figures: CampaignFigures) -> JSON {
  .object([
    ("campaign", .string(figures.campaign)), ("name", .string(figures.name)),
    ("currency", .string(figures.goal.unit.code)), ("goal", .string(figures.goal.text)),
    ("received", .string(figures.received.text)), ("refunded", .string(figures.refunded.text)),
    ("raised", .string(figures.raised.text)), ("percent", .string(figures.percent)),
    ("to_go", .string(figures.toGo.text)), ("pledged", .string(figures.pledged.text)),
    ("in_kind", .string(figures.inKind.text)), ("fees", .string(figures.fees.text)),
    ("net", .string(figures.net.text)), ("donations", .int(figures.donations)),
    ("donors", .int(figures.donors)), ("countries", .int(figures.countries)),
    ("as_of", .string(figures.asOf.description)), ("known_at", .string(figures.knownAt)),
    ("seal", figures.seal.map { .int(Int($0)) } ?? .null),
  ])
}
