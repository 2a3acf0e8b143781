import Banking
import Giving
import Ledger
import Reports
import Store

/// A bank's or processor's list of payments, read by a profile as a file of gifts: each line that
/// came in is one, gross of what was kept of it.
///
/// What went out is left aside: payouts, charges and refunds are told by the statement, which
/// `statement import` takes in.
final class DonationStatement {
  private let file: DonationCSV
  private let source: StatementFileSource
  private let choice: CSVChoice
  private let layout: CSVLayout
  /// How many lines went out, or were not booked.
  private(set) var leftAside = 0

  /// - Throws: `Failure` for a file that the profile does not fit.
  init(_ path: String, _ file: DonationCSV, _ reading: StatementReading) throws {
    self.file = file
    source = StatementFileSource(path: path)
    choice = try reading.choice(
      Settings(environment: Environment.variables), units: CarriedUnits.byCode())
    do {
      guard case .csv(let layout) = try StatementFormat.detect(source.head(), choice) else {
        throw Failure(
          "profile_needless", "\(path) is no CSV file: profiles are for those", field: "profile",
          hint: "coopledger statement import takes it in, line by line.", exit: .badData)
      }
      self.layout = layout
    } catch let error as StatementError {
      throw Failure(error, in: path)
    }
  }

  /// The profile's name.
  var profile: String { layout.profile.name }

  private static let header: [DonationColumn] = [
    .date, .amount, .currency, .donor, .country, .method, .fee, .reference, .memo,
  ]

  func gifts() throws -> DonationFile {
    let digest = try file.digest().hex
    return try DonationFile(
      table: DonationTable(header: Self.header.map(\.rawValue)), digest: digest
    ) { [self] each in
      leftAside = 0
      do {
        let reader = ProfileReader(layout, choice) { [source] () throws(StatementError) in
          try source.open()
        }
        while let part = try reader.next() {
          guard case .line(let line) = part else { continue }
          guard line.status == .booked, line.amount.minor > 0 else {
            leftAside += 1
            continue
          }
          try each(.fields(fields(of: line), line: line.fileLine))
        }
      } catch let error as StatementError {
        throw Failure(error, in: source.path)
      }
      try file.requireUnchanged(digest)
    }
  }

  /// The line in our own columns.
  private func fields(of line: StatementLine) throws -> [String] {
    let fee = line.fee.flatMap { $0.minor > 0 ? $0 : nil }
    let gross = try line.isNet ? fee.map(line.amount.adding) ?? line.amount : line.amount
    let country = line.counterparty.country.flatMap { $0.utf8.count == 2 ? $0.uppercased() : nil }
    let texts = [line.remittance, line.kind].compactMap(\.self)
    return [
      line.bookedOn.description, gross.text, gross.unit.code, line.counterparty.name ?? "",
      country ?? "", method.rawValue, fee?.text ?? "",
      line.bankReference ?? line.endToEndID ?? "", texts.joined(separator: "\n"),
    ]
  }

  /// As the profile is called: a gift in a processor's list came through it.
  private var method: GiftMethod {
    GiftMethod.allCases.first { layout.profile.name.hasPrefix($0.rawValue) } ?? .bank
  }
}
