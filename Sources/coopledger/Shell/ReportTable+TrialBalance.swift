import Ledger
import Reports
import Store

extension ReportTable {
  /// Every account's debits, credits and balance; checked.
  ///
  /// - Parameter period: in words, such as `2018-01-01 to 2018-12-31`.
  static func trialBalance(
    _ rows: [TrialBalanceRow], _ period: String, asOf: String, knownAt: String
  ) throws(ReportError) -> ReportTable {
    var table = ReportTable(
      title: "Trial balance, \(period)",
      sentence: "\(Set(rows.map(\.account)).count) accounts have been moved. "
        + "A balance is debit less credit; in each unit the balances add up to nothing.",
      columns: [
        .words("account"), .words("account_number"), .words("account_class", isForPeople: false),
        .words("unit"), .numbers("opening"), .numbers("debit"), .numbers("credit"),
        .numbers("balance"),
      ],
      asOf: asOf, knownAt: knownAt)
    for row in rows {
      table.append([
        .text(row.account), .text(row.number), .text(row.accountClass),
        .text(row.balance.unit.code), .money(row.opening), .money(row.debit), .money(row.credit),
        .money(row.balance),
      ])
    }
    for (name, group) in groups {
      try append(
        totalsOf: rows.filter { group.contains($0.accountClass) }, named: name, to: &table)
    }
    return table
  }

  /// Adds a line for each unit, which must come to nothing.
  private static func append(
    totalsOf rows: [TrialBalanceRow], named name: String, to table: inout ReportTable
  ) throws(ReportError) {
    var (opening, debit, credit, balance) = (UnitSums(), UnitSums(), UnitSums(), UnitSums())
    for row in rows {
      opening.add(row.opening)
      debit.add(row.debit)
      credit.add(row.credit)
      balance.add(row.balance)
    }
    for sums in [opening, balance] {
      try sums.requireNothing(
        "trial_balance_uneven", "The balances of the \(name) accounts must add up to nothing")
    }
    for total in balance.all {
      let unit = total.unit
      table.append(total: [
        .text("all \(name) accounts"), .text(nil), .text(nil), .text(unit.code),
        .money(opening.total(of: unit)), .money(debit.total(of: unit)),
        .money(credit.total(of: unit)), .money(total),
      ])
    }
  }

  /// The classes of the groups that no entry mixes.
  private static let groups: [(String, Set<String>)] = [
    ("real", ["asset", "liability", "equity", "income", "expense"]),
    ("memorandum", ["memorandum"]), ("statistical", ["statistical"]),
  ]
}
