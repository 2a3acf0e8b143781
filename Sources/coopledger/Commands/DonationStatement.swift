import Banking
import Giving
import Ledger
import Reports
import Store

/// A bank's or processor's list of payments, read by a profile as a file of gifts: each payment
/// that came in is one, gross of what was kept of it.
///
/// Decision: what a line is, its kind says where the profile knows the kinds, for conversions and
/// released holds come in, too. What was given back of a payment is its refund. All else is left
/// aside and named. Rejected: the sign alone, and refusing a list for a kind that nobody has met.
final class DonationStatement {
  private let file: DonationCSV
  private let source: StatementFileSource
  private let choice: CSVChoice
  private let layout: CSVLayout
  /// The currency that foreign gifts are worth something in.
  private let currency: Unit?
  private var meanings: [String: KindMeaning?] = [:]
  /// All but the payments.
  private(set) var others = ListedLines()

  /// - Parameter currency: that of the campaign of the gifts.
  /// - Throws: `Failure` for a file that the profile does not fit.
  init(
    _ path: String, _ file: DonationCSV, _ reading: StatementReading, currency: Unit?
  ) throws {
    self.file = file
    self.currency = currency
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

  var path: String { source.path }

  /// The profile's name.
  var profile: String { layout.profile.name }

  private static let header: [DonationColumn] = [
    .date, .amount, .currency, .donor, .country, .method, .fee, .reference, .memo, .settled,
    .refunded, .refunds,
  ]

  func gifts() throws -> DonationFile {
    let digest = try file.digest().hex
    try lines { line in if !isPayment(line) { try others.take(line, meaning(of: line)) } }
    if others.hasTies {
      try others.tie { each in try lines { line in if isPayment(line) { each(line) } } }
    }
    return try DonationFile(
      table: DonationTable(header: Self.header.map(\.rawValue)), digest: digest
    ) { [self] each in
      try lines { line in
        guard isPayment(line) || others.regained.contains(line.fileLine) else { return }
        try each(.fields(fields(of: line), line: line.fileLine))
      }
      try file.requireUnchanged(digest)
    }
  }

  private func lines(_ each: (StatementLine) throws -> Void) throws {
    do {
      let reader = ProfileReader(layout, choice) { [source] () throws(StatementError) in
        try source.open()
      }
      while let part = try reader.next() {
        if case .line(let line) = part { try each(line) }
      }
    } catch let error as StatementError {
      throw Failure(error, in: source.path)
    }
  }

  private func isPayment(_ line: StatementLine) -> Bool {
    line.status == .booked && line.amount.minor > 0 && meaning(of: line) == .payment
  }

  private func meaning(of line: StatementLine) -> KindMeaning? {
    guard layout.profile.tellsKinds else { return .payment }
    let kind = line.kind ?? ""
    if let known = meanings[kind] { return known }
    let meaning = layout.profile.meaning(ofKind: kind)
    meanings[kind] = .some(meaning)
    return meaning
  }

  /// The line in our own columns.
  private func fields(of line: StatementLine) throws -> [String] {
    let fee = line.fee.flatMap { $0.minor > 0 ? $0 : nil }
    let gross = try line.gross
    let country = line.counterparty.country.flatMap { $0.utf8.count == 2 ? $0.uppercased() : nil }
    let texts = [line.remittance, line.kind].compactMap(\.self)
    let refunded = others.refunded(of: line)
    return [
      line.bookedOn.description, gross.text, gross.unit.code, line.counterparty.name ?? "",
      country ?? "", method.rawValue, fee?.text ?? "",
      line.bankReference ?? line.endToEndID ?? "", texts.joined(separator: "\n"),
      try others.settled(line, in: currency)?.text ?? "", refunded?.sum ?? "",
      refunded?.parts ?? "",
    ]
  }

  /// As the profile is called: a gift in a processor's list came through it.
  private var method: GiftMethod {
    GiftMethod.allCases.first { layout.profile.name.hasPrefix($0.rawValue) } ?? .bank
  }
}
