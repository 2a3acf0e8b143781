import ArgumentParser
import Ledger
import Reports
import Store

struct ReportTrialBalance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial-balance", abstract: "Print every account's debits, credits and balance.",
    discussion: """
      A balance is debit less credit; in each unit the balances add up to nothing.

      Examples:
        coopledger report trial-balance
        coopledger report trial-balance --from 2018-01-01 --to 2018-12-31 --format csv
      """)

  @Option(
    help: ArgumentHelp("What came before this day is the opening balance.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("The last day; today if not given.", valueName: "date"))
  var to: Typed?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let period = try ReportPeriod(from: from, to: to, read, store)
    let rows = try store.trialBalance(
      from: period.first, at: Horizon(asOf: period.last, knownAt: read.horizon().knownAt))
    try output.put(table(rows, period), common)
  }

  private func table(
    _ rows: [TrialBalanceRow], _ period: ReportPeriod
  ) throws(ReportError) -> ReportTable {
    var table = ReportTable(
      title: "Trial balance, \(period.inWords)",
      sentence: "\(Set(rows.map(\.account)).count) accounts have been moved. "
        + "A balance is debit less credit; in each unit the balances add up to nothing.",
      columns: [
        .words("account"), .words("account_number"), .words("account_class", isForPeople: false),
        .words("unit"), .numbers("opening"), .numbers("debit"), .numbers("credit"),
        .numbers("balance"),
      ],
      asOf: period.last.description, knownAt: read.knownAtInWords)
    for row in rows {
      table.append([
        .text(row.account), .text(row.number), .text(row.accountClass),
        .text(row.balance.unit.code), .money(row.opening), .money(row.debit), .money(row.credit),
        .money(row.balance),
      ])
    }
    for (name, group) in Self.groups {
      try append(
        totalsOf: rows.filter { group.contains($0.accountClass) }, named: name, to: &table)
    }
    return table
  }

  /// Adds a line for each unit, which must come to nothing.
  private func append(
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
