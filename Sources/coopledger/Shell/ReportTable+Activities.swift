import Ledger
import Reports
import Store

extension ReportTable {
  /// Income, expense and result.
  ///
  /// - Parameter period: in words, such as `2018-01-01 to 2018-12-31`.
  static func activities(
    _ activities: [Activity], _ period: String, asOf: Day, knownAt: String
  ) -> ReportTable {
    let result = activities.result
    var table = ReportTable(
      title: "Statement of activities, \(period)",
      sentence: "Income less expense is \(result.inWords).",
      columns: [
        .words("account"), .numbers("amount"), .words("currency"), .words("campaign"),
        .words("account_number"), .words("section", isForPeople: false),
      ],
      notes: [
        "Pledges, gifts in kind and members are no income: they are not in this statement."
      ],
      asOf: asOf.description, knownAt: knownAt)
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
        table.append(total: activityTotal("all \(section)", lines.sums { _ in 1 }.total(of: unit)))
      }
      table.append(total: activityTotal("result", result.total(of: unit)))
    }
    return table
  }

  private static func activityTotal(_ name: String, _ total: Total) -> [ReportCell] {
    [.text(name), .money(total), .text(total.unit.code), .text(nil), .text(nil), .text(nil)]
  }
}

extension [Activity] {
  /// Income less expense, by unit.
  var result: UnitSums { sums { $0.section == "income" ? 1 : -1 } }

  /// The units, by code.
  fileprivate var units: [Unit] { sums { _ in 1 }.all.map(\.unit) }

  fileprivate func sums(sign: (Activity) -> Int) -> UnitSums {
    reduce(into: UnitSums()) { sums, line in
      if sign(line) > 0 { sums.add(line.amount) } else { sums.subtract(line.amount) }
    }
  }
}
