import ArgumentParser
import Ledger
import Reports
import Store

struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: "Load reference rates of currencies, and look them up.",
    discussion: """
      Gifts in another currency than their campaign's are valued at the reference rate of the day \
      they were received, or the latest one of the ten days before, where neither a rate nor a \
      settled amount is said.

      Example:
        coopledger rate import eurofxref-hist.csv
      """,
    subcommands: [RateImportCommand.self, RateShow.self])
}

struct RateShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a currency's reference rate on a day.",
    discussion: """
      Where none was published on that day it is the latest one of the ten days before.

      Example:
        coopledger rate show USD --on 2018-12-05
      """)

  @Argument(help: "The currency, such as USD.")
  var currency: Typed

  @Option(help: ArgumentHelp("The day; today if not given.", valueName: "date"))
  var on: Typed?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let rate = try common.store().referenceRate(of: currency.text, on: on?.day("on"))
    guard !common.json else {
      return try common.console.json(
        .object([
          ("currency", .string(rate.currency)), ("on", .string(rate.on.description)),
          ("rate_on", .string(rate.rateOn.description)), ("rate", .string(rate.rate)),
          ("eur", .string(rate.euro)), ("source", .string(rate.source)),
        ]))
    }
    let day = rate.rateOn == rate.on ? "" : ", the latest before \(rate.on)"
    try common.console.line("1 EUR = \(rate.rate) \(rate.currency) on \(rate.rateOn)\(day)")
    try common.console.line("1 \(rate.currency) = \(rate.euro) EUR (\(rate.source))")
  }
}

struct RateImportCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Load the European Central Bank's reference rates.",
    discussion: """
      The file is one of the ECB's: eurofxref-hist.csv with all days since 1999, or eurofxref.csv \
      with one, each unpacked from its archive. What is on record already is left as it is; a rate \
      that differs from it refuses the file, unless --correct says why it is right.

      Example:
        coopledger rate import eurofxref-hist.csv
      """)

  @Argument(help: "The file: CSV.")
  var file: Typed

  @Option(
    help: ArgumentHelp("Why rates of the file replace those on record.", valueName: "reason"))
  var correct: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let rates = try RateCSV(file.text, common.console).file()
    let said = try write.recording()
    let how = Recording(
      key: write.key?.text ?? "rates-\(rates.digest)\(correct == nil ? "" : "-corrected")",
      isDryRun: said.isDryRun)
    let recorded = try common.store().importRates(rates, correction: correct?.text, how)
    let done = recorded.document
    let warnings =
      done.unknownCurrencies.isEmpty
      ? []
      : [
        "Currencies that the ledger does not know were left out: "
          + done.unknownCurrencies.joined(separator: ", ")
      ]
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded.warning(warnings), isDryRun: write.dryRun,
          [
            ("file", .string(file.text)), ("rates", .int(done.rates)), ("added", .int(done.added)),
            ("corrected", .int(done.corrected)), ("from", .optional(done.first?.description)),
            ("to", .optional(done.last?.description)),
          ]))
    }
    let corrected = done.corrected == 0 ? "" : ", \(done.corrected) corrected"
    let span = done.first.flatMap { first in done.last.map { " from \(first) to \($0)" } } ?? ""
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "file")) \(file.text): "
        + "\(done.added) rates new\(corrected), of \(done.rates)\(span)")
    common.console.warn(warnings)
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}
