import ArgumentParser
import Ledger
import Reports
import Store

struct ReportPosition: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: "Print assets, liabilities, equity and results: what is there.",
    discussion: """
      The statement of financial position. In each currency the assets are equal to liabilities, \
      equity and results. No entry closes income and expense at the end of a year: the result of \
      the year and those of earlier years are what they came to.

      Examples:
        coopledger report position --as-of 2018-12-31
        coopledger report position --as-of 2018-12-31 --format html > position.html
      """)

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let horizon = try read.horizon()
    let day = try horizon.asOf ?? store.today()
    let lines = try store.position(at: Horizon(asOf: day, knownAt: horizon.knownAt))
    try output.put(table(lines, day), common)
  }

  private func table(_ lines: [PositionLine], _ day: Day) throws(ReportError) -> ReportTable {
    let assets = lines.sums(of: ["asset"])
    try lines.requireBalance()
    var table = ReportTable(
      title: "Statement of financial position, \(day)",
      sentence: "Assets are \(assets.inWords), and so are liabilities, equity and results.",
      columns: [
        .words("item"), .numbers("amount"), .words("currency"), .words("account_number"),
        .words("section", isForPeople: false),
      ],
      notes: [
        "Pledges and gifts in kind (memorandum accounts) and members (statistical accounts) are "
          + "kept beside the balance, and are not in this statement."
      ],
      asOf: day.description, knownAt: read.knownAtInWords)
    for unit in lines.sums(of: Self.sections).all.map(\.unit) {
      let own = lines.filter { $0.amount.unit == unit }
      for section in Self.sections {
        for line in own where line.section == section {
          table.append([
            .text(line.item), .money(line.amount), .text(unit.code), .text(line.number),
            .text(line.section),
          ])
        }
        if section == "asset" {
          table.append(total: Self.total("all assets", assets.total(of: unit)))
        }
      }
      let others = lines.sums(of: Array(Self.sections.dropFirst()))
      table.append(
        total: Self.total("all liabilities, equity and results", others.total(of: unit)))
    }
    return table
  }

  private static func total(_ name: String, _ total: Total) -> [ReportCell] {
    [.text(name), .money(total), .text(total.unit.code), .text(nil), .text(nil)]
  }

  private static let sections = ["asset", "liability", "equity", "result"]
}

extension [PositionLine] {
  fileprivate func sums(of sections: [String]) -> UnitSums {
    reduce(into: UnitSums()) { if sections.contains($1.section) { $0.add($1.amount) } }
  }

  /// Makes sure that assets are equal to all the rest.
  fileprivate func requireBalance() throws(ReportError) {
    var difference = UnitSums()
    for line in self {
      if line.section == "asset" {
        difference.add(line.amount)
      } else {
        difference.subtract(line.amount)
      }
    }
    try difference.requireNothing(
      "position_uneven", "Assets less liabilities, equity and results must be nothing")
  }
}
