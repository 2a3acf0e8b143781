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

      With --profile the file is a bank's or processor's own export, as coopledger statement \
      profile test shows it: each payment that came in is a gift, what was given back of one its \
      refund; payouts, conversions, holds and what else is no gift are left aside and named.

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
      "What they add up to, gross, such as \"1234.00 EUR\"; once for each currency. The currency "
        + "may be left out where the gifts have only one.",
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
    options.expectedTotals = try expectTotal.map { total in
      let isBare = !total.text.contains(" ")
      return try isBare ? (total.text, nil) : [total].amountAndCurrency("expect-total")
    }
    let csv = DonationCSV(file.text, dialect: dialect, common.console)
    // own is the name of our own columns.
    let isOwn = reading.profile == nil || reading.profile?.text == "own"
    try requireUsed(isOwn: isOwn)
    let store = try common.store()
    let statement =
      isOwn
      ? nil
      : try DonationStatement(
        file.text, csv, reading, currency: campaign.map { try store.currency(of: $0.text) })
    options.profile = statement?.profile
    let donations = try statement?.gifts() ?? csv.file()
    let output = try results.map { try DonationImportResults($0.text, isDryRun: write.dryRun) }
    // Without a key of the user's the file itself is the key.
    let said = try write.recording(isLate: late.late)
    let how = Recording(
      key: try write.key?.text ?? store.importKey(of: donations.digest), isDryRun: said.isDryRun,
      isLate: said.isLate)
    do {
      let recorded = try store.importDonations(donations, options, how, listener: output)
      try output?.publish()
      try print(recorded, try statement.map { try DonationAside($0, store) })
    } catch let refused as DonationImportRefused {
      try output?.publish()
      tell(refused)
      throw failure(refused)
    }
  }

  /// Options that say how a file is read are for those that it can be read by.
  private func requireUsed(isOwn: Bool) throws(Failure) {
    for (option, value) in [("dates", reading.dates), ("encoding", reading.encoding)] {
      guard isOwn, value != nil else { continue }
      throw Failure(
        "option_needs_profile",
        "--\(option) is for files that a profile reads: in our own columns a date is 2018-12-05, "
          + "and the text is UTF-8", field: option,
        hint: "Name one: --profile plain reads any table with a date and an amount.", exit: .usage)
    }
    guard isOwn || dialect == .rfc4180 else {
      throw Failure(
        "option_needs_no_profile",
        "A profile finds out how its file is separated: leave out "
          + "--dialect", field: "dialect",
        hint: "A profile of your own says it with the setting delimiter.", exit: .usage)
    }
  }
}
