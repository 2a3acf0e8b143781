import ArgumentParser
import Ledger
import Reports
import Store

struct ReportActivities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activities", abstract: "Print income, expense and result: what was earned.",
    discussion: """
      The statement of activities. Income is credit less debit, so that refunds stand in it with \
      a minus; expense is debit less credit. Each currency has a result of its own.

      Examples:
        coopledger report activities --from 2018-01-01 --to 2018-12-31
        coopledger report activities --from 2018-01-01 --to 2018-12-31 --format html > 2018.html
      """)

  @Option(help: ArgumentHelp("The first day.", valueName: "date"))
  var from: Typed

  @Option(help: ArgumentHelp("The last day.", valueName: "date"))
  var to: Typed

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let period = try ReportPeriod(from: from, to: to, read, store)
    let activities = try store.activities(
      from: period.first ?? period.last, to: period.last, knownAt: read.horizon().knownAt)
    try output.put(table(activities, period), common)
  }

  private func table(_ activities: [Activity], _ period: ReportPeriod) -> ReportTable {
    let result = activities.sums { $0.section == "income" ? 1 : -1 }
    var table = ReportTable(
      title: "Statement of activities, \(period.inWords)",
      sentence: "Income less expense is \(result.inWords).",
      columns: [
        .words("account"), .numbers("amount"), .words("currency"), .words("campaign"),
        .words("account_number"), .words("section", isForPeople: false),
      ],
      notes: [
        "Pledges, gifts in kind and members are no income: they are not in this statement."
      ],
      asOf: period.last.description, knownAt: read.knownAtInWords)
    for unit in activities.units {
      let own = activities.filter { $0.amount.unit == unit }
      for section in ["income", "expense"] {
        let lines = own.filter { $0.section == section }
        for line in lines {
          table.append([
            .text(line.account), .money(line.amount), .text(unit.code), .text(line.campaign),
            .text(line.number), .text(line.section),
          ])
        }
        guard !lines.isEmpty else { continue }
        table.append(total: Self.total("all \(section)", lines.sums { _ in 1 }.total(of: unit)))
      }
      table.append(total: Self.total("result", result.total(of: unit)))
    }
    return table
  }

  private static func total(_ name: String, _ total: Total) -> [ReportCell] {
    [.text(name), .money(total), .text(total.unit.code), .text(nil), .text(nil), .text(nil)]
  }
}

extension [Activity] {
  /// The units, by code.
  fileprivate var units: [Unit] { sums { _ in 1 }.all.map(\.unit) }

  fileprivate func sums(sign: (Activity) -> Int) -> UnitSums {
    reduce(into: UnitSums()) { sums, line in
      if sign(line) > 0 { sums.add(line.amount) } else { sums.subtract(line.amount) }
    }
  }
}
