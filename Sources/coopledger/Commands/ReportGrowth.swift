public import ArgumentParser
import CSV
import Ledger
import Reports
public import Store

struct ReportGrowth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "Print how the membership of a body grew, period by period.",
    discussion: """
      A body's report counts its own members only; --all prints every body, and no total over \
      them, for one organisation may be a member of several.

      Examples:
        coopledger report growth --body cicopa --from 2017-01 --to 2017-06
        coopledger report growth --body cicopa --from 2017-01 --to 2017-06 --list joined
        coopledger report growth --all --from 2015-01 --to 2018-12 --by year --format csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json, svg, html
  }

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed?

  @Flag(help: "Every body that is counted.")
  var all = false

  @Option(help: ArgumentHelp("The first month.", valueName: "month"))
  var from: Typed

  @Option(help: ArgumentHelp("The last month.", valueName: "month"))
  var to: Typed

  @Option(help: ArgumentHelp("month, quarter or year.", valueName: "period"))
  var by: PeriodStep = .month

  @Option(help: ArgumentHelp("text, csv, json, svg or html.", valueName: "format"))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Print who is behind a number, in all months together: joined, rejoined, left, "
        + "reclassified or members.", valueName: "column"))
  var list: GrowthFlow?

  @OptionGroup var csv: DialectOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try csv.validate(isCSV: format == .csv)
    guard all != (body != nil) else { throw ValidationError("Say --body CODE or --all.") }
    guard list == nil || [.text, .csv, .json].contains(format) else {
      throw ValidationError("A list is text, csv or json.")
    }
    guard !(all && format == .svg) else {
      throw ValidationError("The svg shows one body: say --body CODE.")
    }
  }

  func run() throws {
    let store = try common.store()
    let (first, last) = try ReadOptions.months(from: from, to: to)
    if let list { return try printList(of: list, from: first, to: last, store) }
    let growth = try store.growth(
      of: body?.text, from: first, to: last, by: by, at: read.horizon())
    // Of all bodies, those that are counted somewhere in these months.
    let counted = Set(growth.filter { $0.closing != nil }.map(\.body))
    let name =
      try body.map { "\($0.text.uppercased()): \(try store.bodies(only: $0.text)[0].name)" }
      ?? "all bodies"
    let report = try GrowthReport(
      name: name,
      rows: growth.filter { !all || counted.contains($0.body) }.map { GrowthRow($0, by: by) },
      asOf: read.horizon().end(of: last).description, knownAt: read.knownAtInWords)
    switch common.json ? .json : format {
    case .text: try common.console.put(report.text(width: 100))
    case .csv: try common.console.put(report.csv().text(dialect: csv.dialect))
    case .json: try common.console.json(report.json())
    case .svg: try common.console.put(report.svg())
    case .html: try common.console.put(report.html())
    }
  }
}

extension PeriodStep: ExpressibleByArgument {}
