import ArgumentParser
import CSV
import Ledger
import Reports
import Store

/// How a report is printed.
struct ReportOutput: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, json, html
  }

  @Option(help: ArgumentHelp("text, csv, json or html.", valueName: "format"))
  var format: Format = .text

  @OptionGroup var csv: DialectOption

  func validate() throws { try csv.validate(isCSV: format == .csv) }

  /// The format that was asked for, in either way.
  func format(_ common: CommonOptions) -> Format { common.json ? .json : format }

  func put(_ table: ReportTable, _ common: CommonOptions) throws(Failure) {
    switch format(common) {
    case .text: try common.console.put(table.text())
    case .csv: try common.console.put(table.csv().text(dialect: csv.dialect))
    case .json: try common.console.json(table.json())
    case .html: try common.console.put(table.html())
    }
  }
}

/// What everything takes that prints CSV.
struct DialectOption: ParsableArguments {
  @Option(
    name: .customLong("dialect"),
    help: ArgumentHelp(
      "Of CSV: rfc4180, which it is if not given, or excel-eu (semicolons, decimal commas).",
      valueName: "name"))
  var chosen: CSVDialect?

  var dialect: CSVDialect { chosen ?? .rfc4180 }

  /// Refuses a dialect for what is no CSV, rather than to print something else than was meant.
  func validate(isCSV: Bool) throws {
    guard chosen == nil || isCSV else {
      throw ValidationError("--dialect is of CSV: say --format csv.")
    }
  }
}

/// The days of a list, as typed; nil for the beginning, and for the end.
///
/// - Throws: `Failure` where there is no day between them: an empty list would say that nothing
///   happened.
func days(from: Typed?, to: Typed?) throws(Failure) -> (from: Day?, to: Day?) {
  let (first, last) = (try from?.day("from"), try to?.day("to"))
  if let first, let last, first > last { throw .daysReversed(first, last, "Exchange the two.") }
  return (first, last)
}

extension Failure {
  fileprivate static func daysReversed(_ first: Day, _ last: Day, _ hint: String) -> Failure {
    Failure(
      "days_reversed", "\(first) comes after \(last)", field: "from", hint: hint, exit: .badData)
  }
}

/// The days that a report speaks of.
struct ReportPeriod {
  /// Nil for the beginning.
  let first: Day?
  let last: Day

  /// - Parameters:
  ///   - to: nil for the last day that counts: no report goes beyond `--as-of`, and up to what day
  ///     is to come it goes where that was asked for.
  init(from: Typed?, to: Typed?, _ read: ReadOptions, _ store: Store) throws {
    let (asOf, to) = (try read.horizon().asOf, try to?.day("to"))
    first = try from?.day("from")
    last = try [asOf, to].compactMap(\.self).min() ?? store.today()
    guard let first, first > last else { return }
    throw Failure.daysReversed(
      first, last, "The report ends with --to, or with --as-of, or today.")
  }

  /// A fiscal year, which bears the number of the calendar year in which it ends.
  init(fiscalYear year: Int, _ store: Store) throws {
    let days = try store.days(ofFiscalYear: year)
    (first, last) = (days.first, days.last)
  }

  var inWords: String { first.map { "\($0) to \(last)" } ?? "to \(last)" }
}

extension ReadOptions {
  /// The moment whose knowledge counts, as a report prints it.
  var knownAtInWords: String { knownAt?.text ?? "now" }

  /// Months from one to another.
  static func months(
    from: Typed, to: Typed
  ) throws(Failure) -> (first: Month, last: Month) {
    let (first, last) = (try from.month("from"), try to.month("to"))
    guard first <= last else {
      throw Failure(
        "months_reversed", "\(first) comes after \(last)", field: "from",
        hint: "Give the earlier month with --from.", exit: .badData)
    }
    return (first, last)
  }
}
