/// What a structured reference that we gave out stands for: the campaign or pledge that a payment
/// is for. The reference itself says it, so that no register of references has to be kept.
///
/// - ISO 11649 (`RF` and two check digits): `CLC` or `CLP` and the row's id; `RF42CLP17`.
/// - Belgian, ten digits before the two that check: 1 (campaign) or 2 (pledge) and nine of the id.
/// - Swiss QR, 26 digits before the one that checks: the same ten digits behind zeros.
///
/// Context: payers copy a reference by machine, and its check digits are right or it is none.
/// Choice: it spells the row's id, which never changes. Rejected: a table of references, which
/// would have to be written to before anyone may ask for a payment code.
public enum PaymentPurpose: Hashable, Sendable {
  case campaign(Int64)
  case pledge(Int64)

  /// What a reference stands for, without its check digits and without spaces; nil if it is none
  /// of ours.
  public init?(body: String) {
    let capitals = body.uppercased()
    if capitals.hasPrefix("CLC") || capitals.hasPrefix("CLP") {
      guard let id = Self.id(capitals.dropFirst(3)), capitals.utf8.count <= 21 else { return nil }
      self = capitals.hasPrefix("CLC") ? .campaign(id) : .pledge(id)
      return
    }
    guard body.utf8.count == 10 || body.utf8.count == 26 else { return nil }
    let own = body.suffix(10)
    guard body.dropLast(10).allSatisfy({ $0 == "0" }), let kind = own.first,
      let id = Self.id(own.dropFirst())
    else { return nil }
    switch kind {
    case "1": self = .campaign(id)
    case "2": self = .pledge(id)
    default: return nil
    }
  }

  /// What stands behind `RF` and the check digits.
  public var body: String {
    switch self {
    case .campaign(let id): "CLC\(id)"
    case .pledge(let id): "CLP\(id)"
    }
  }

  /// The ten digits before a Belgian reference's check digits, nil for an id of more than nine.
  public var digits: String? {
    let (kind, id) =
      switch self {
      case .campaign(let id): ("1", id)
      case .pledge(let id): ("2", id)
      }
    let text = String(id)
    guard text.utf8.count <= 9 else { return nil }
    return kind + String(repeating: "0", count: 9 - text.utf8.count) + text
  }

  private static func id(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let id = Int64(text), id > 0
    else { return nil }
    return id
  }
}
