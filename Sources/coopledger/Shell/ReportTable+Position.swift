import Ledger
import Reports
import Store

extension ReportTable {
  /// Assets, liabilities, equity and results; checked.
  static func position(
    _ lines: [PositionLine], asOf day: Day, knownAt: String
  ) throws(ReportError) -> ReportTable {
    let assets = lines.assets
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
      asOf: day.description, knownAt: knownAt)
    for unit in lines.sums(of: sections).all.map(\.unit) {
      let own = lines.filter { $0.amount.unit == unit }
      for section in sections {
        for line in own where line.section == section {
          table.append([
            .text(line.item), .money(line.amount), .text(unit.code), .text(line.number),
            .text(line.section),
          ])
        }
        if section == "asset" {
          table.append(total: positionTotal("all assets", assets.total(of: unit)))
        }
      }
      let others = lines.sums(of: Array(sections.dropFirst()))
      table.append(
        total: positionTotal("all liabilities, equity and results", others.total(of: unit)))
    }
    return table
  }

  private static func positionTotal(_ name: String, _ total: Total) -> [ReportCell] {
    [.text(name), .money(total), .text(total.unit.code), .text(nil), .text(nil)]
  }

  private static let sections = ["asset", "liability", "equity", "result"]
}

extension [PositionLine] {
  /// All assets, by unit.
  var assets: UnitSums { sums(of: ["asset"]) }

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
