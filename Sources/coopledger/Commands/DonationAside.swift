import Ledger
import Reports
import Store

/// What of a processor's list is not recorded, told after the import: each kind by its name, each
/// refund with what to do.
struct DonationAside {
  private let path: String
  private let profile: String
  private let lines: ListedLines
  /// The refunds that nothing on record explains, with the gift that they may be of.
  private var refunds: [(refund: ListedLines.Refund, donation: String?)] = []

  /// How many refunds are told one by one.
  private static let told = 20

  init(_ statement: DonationStatement, _ store: Store) throws {
    (path, profile, lines) = (statement.path, statement.profile, statement.others)
    let known = try store.gifts(
      withReferences: lines.orphans.compactMap { refund in
        refund.reference.map { (reference: $0, amount: refund.amount, day: refund.day) }
      })
    refunds = lines.orphans.compactMap { refund in
      let gift = refund.reference.flatMap { known[$0] }
      return gift?.isRecorded == true ? nil : (refund, gift?.donation)
    }
  }

  var warnings: [String] {
    var warnings: [String] = []
    let known = lines.aside.filter { $0.reason != .unknown }
    if !known.isEmpty {
      let kinds = known.map { "\(Self.name($0)) (\($0.count))" }.joined(separator: ", ")
      warnings.append("No gifts, and left aside: \(kinds).")
    }
    warnings += lines.aside.filter { $0.reason == .unknown }.map { aside in
      "\(path):\(aside.fileLine): the profile \(profile) does not know what \"\(aside.kind)\" is: "
        + "\(counted(aside.count, "line")) of that kind left aside. If they are gifts, take a "
        + "profile of your own, --profile ./mine.csv, with the rows \",like,,\(profile)\" and "
        + "\",kind,\(aside.kind),payment\"."
    }
    warnings += refunds.prefix(Self.told).map(warning)
    if refunds.count > Self.told {
      warnings.append("\(refunds.count - Self.told) more lines are refunds of gifts elsewhere.")
    }
    for refund in lines.feesReturned.prefix(Self.told) {
      warnings.append(
        "\(path):\(refund.fileLine): with the refund a fee of "
          + "\(refund.fee.map { "\($0)".replacing("-", with: "") } ?? "") came back, which is not "
          + "recorded here: the statement's line tells it.")
    }
    return warnings
  }

  private func warning(_ item: (refund: ListedLines.Refund, donation: String?)) -> String {
    let (refund, donation) = item
    let start = "\(path):\(refund.fileLine): "
    guard refund.amount.minor > 0 else {
      let amount = Money(minor: -refund.amount.minor, unit: refund.amount.unit)
      return start
        + "\(refund.kind) of \(amount) takes back a refund that this file does not record, "
        + "and was left aside. If that refund is on record, this is a new receipt: coopledger "
        + "donation record \(amount) --on \(refund.day); if not, nothing is to be done."
    }
    let gift = donation.map { "that of \($0)" } ?? "of no gift that its reference leads to"
    return start
      + "\(refund.kind) of \(refund.amount) is \(gift), and was not recorded: coopledger "
      + "donation refund \(donation ?? "D-…") --amount \(refund.amount.text) --on \(refund.day) "
      + "--reason TEXT"
  }

  private static func name(_ aside: ListedLines.Aside) -> String {
    switch aside.reason {
    case .waiting: aside.kind.isEmpty ? "not booked" : "\(aside.kind), not booked"
    case .out: aside.kind.isEmpty ? "went out" : "\(aside.kind) that went out"
    default: aside.kind
    }
  }

  var json: [JSON] {
    lines.aside.map { aside in
      .object([
        ("kind", .string(aside.kind)), ("reason", .string(aside.reason.rawValue)),
        ("lines", .int(aside.count)), ("first_line", .int(aside.fileLine)),
      ])
    }
  }

  var refundsJSON: [JSON] {
    refunds.map { item in
      .object([
        ("line", .int(item.refund.fileLine)), ("kind", .string(item.refund.kind)),
        ("amount", .string(item.refund.amount.text)),
        ("currency", .string(item.refund.amount.unit.code)),
        ("date", .string(item.refund.day.description)),
        ("reference", .optional(item.refund.reference)), ("donation", .optional(item.donation)),
      ])
    }
  }
}
