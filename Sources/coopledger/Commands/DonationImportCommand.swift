import ArgumentParser
import CSV
import Giving
import Glibc
import Ledger
import Reports
import Store

struct DonationImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Record the gifts of a CSV file, all of them or none.",
    discussion: """
      The columns are those that coopledger donation list --format csv writes; date and amount \
      are enough, the order is free. An empty donor is anonymous, an empty currency the \
      campaign's, an empty method bank. Rows that are voided or corrected are passed over; what \
      was refunded is recorded as given back.

      The same file again records nothing, nor does a gift whose reference is on record with the \
      same data. One bad row refuses the whole file.

      Examples:
        coopledger donation import gifts.csv --campaign sdg --dry-run
        coopledger donation import gifts.csv --campaign sdg --expect-count 120 \
      --expect-total "15400.00 EUR" --results gifts-results.csv
      """)

  @Argument(help: "The file: CSV in UTF-8.")
  var file: Typed

  @Option(help: ArgumentHelp("The campaign of the rows that name none.", valueName: "code"))
  var campaign: Typed?

  @Option(
    help: ArgumentHelp(
      "How the file is written: own, our own columns (if not given).", valueName: "name"))
  var profile: Typed?

  @Option(help: ArgumentHelp("rfc4180, or excel-eu (semicolons).", valueName: "name"))
  var dialect: CSVDialect = .rfc4180

  @Option(
    help: ArgumentHelp("Write what came of each row to this CSV file.", valueName: "file"))
  var results: Typed?

  @Option(help: ArgumentHelp("How many gifts the file has.", valueName: "count"))
  var expectCount: Int?

  @Option(
    help: ArgumentHelp(
      "What they add up to, gross, such as \"1234.00 EUR\"; once for each currency.",
      valueName: "amount"))
  var expectTotal: [Typed] = []

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var options = DonationImportOptions()
    options.campaign = campaign?.text
    options.expectedCount = expectCount
    options.expectedTotals = try expectTotal.map { try [$0].amountAndCurrency("expect-total") }
    try readProfile()
    let donations = try DonationCSV(file.text, dialect: dialect, common.console).file()
    let output = try results.map { try DonationImportResults($0.text, isDryRun: write.dryRun) }
    // Without a key of the user's the file itself is the key.
    let said = try write.recording(isLate: late.late)
    let how = Recording(
      key: write.key?.text ?? "file-\(donations.digest)", isDryRun: said.isDryRun,
      isLate: said.isLate)
    do {
      let recorded = try common.store().importDonations(donations, options, how, listener: output)
      try output?.publish()
      try print(recorded)
    } catch let refused as DonationImportRefused {
      try output?.publish()
      tell(refused)
      throw failure(refused)
    }
  }

  private func readProfile() throws(Failure) {
    guard let name = profile?.text, name != "own" else { return }
    throw Failure(
      "unknown_profile", "There is no profile \"\(name.prefix(40))\" for donation files",
      field: "profile", hint: "own is the one of our own columns.", exit: .badData)
  }
}
