import ArgumentParser
import CSV
import Giving
import Glibc
import Ledger
import Reports
import Store

struct DonationImportCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Record the gifts of a CSV file, all of them or none.",
    discussion: """
      The columns are those that coopledger donation list --format csv writes; date and amount \
      are enough, the order is free. An empty donor is anonymous, an empty currency the \
      campaign's, an empty method bank. Rows that are voided or corrected are passed over; what \
      was refunded is recorded as given back.

      The same file again records nothing, nor does a gift whose reference is on record with the \
      same data. One bad row refuses the whole file.

      With --profile the file is a bank's or processor's own export, as coopledger statement \
      profile test shows it: each line that came in is a gift, and what went out is left aside.

      Examples:
        coopledger donation import gifts.csv --campaign sdg --dry-run
        coopledger donation import gifts.csv --campaign sdg --expect-count 120 \
      --expect-total "15400.00 EUR" --results gifts-results.csv
        coopledger donation import sponsors.csv --campaign sdg --profile github-sponsors
      """)

  @Argument(help: "The file: CSV in UTF-8.")
  var file: Typed

  @Option(help: ArgumentHelp("The campaign of the rows that name none.", valueName: "code"))
  var campaign: Typed?

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

  @OptionGroup var reading: StatementReading
  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var options = DonationImportOptions()
    options.campaign = campaign?.text
    options.expectedCount = expectCount
    options.expectedTotals = try expectTotal.map { try [$0].amountAndCurrency("expect-total") }
    let csv = DonationCSV(file.text, dialect: dialect, common.console)
    // own is the name of our own columns.
    let statement =
      reading.profile == nil || reading.profile?.text == "own"
      ? nil : try DonationStatement(file.text, csv, reading)
    options.profile = statement?.profile
    let donations = try statement?.gifts() ?? csv.file()
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
      if let statement, statement.leftAside > 0, recorded.status == .created {
        common.console.warn([
          "\(counted(statement.leftAside, "line")) of the file went out or are not booked, and "
            + "were left aside: they are no gifts."
        ])
      }
    } catch let refused as DonationImportRefused {
      try output?.publish()
      tell(refused)
      throw failure(refused)
    }
  }
}
