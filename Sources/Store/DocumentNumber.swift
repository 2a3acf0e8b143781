/// The number of a document as people read it out: `D-2018-00017`.
public struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
  /// What kind of document it is.
  public enum Kind: String, Sendable {
    case donation = "D"
    case refund = "R"
    case pledge = "P"
  }

  public let kind: Kind
  public let year: Int
  public let id: Int64

  /// The number of a row, whose day is of that year.
  init(_ kind: Kind, year: Int, id: Int64) {
    self.kind = kind
    self.year = year
    self.id = id
  }

  /// Reads a number of one of the kinds, small letters included.
  public init(parsing text: String, _ kinds: Kind...) throws(StoreError) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])), kinds.contains(kind),
      parts[1].utf8.count == 4, let year = Int(parts[1]), year >= 0,
      parts[2].utf8.count >= 5, let id = Int64(parts[2]), id > 0
    else {
      let example = kinds.map { "\($0.rawValue)-2018-00017" }.joined(separator: " or ")
      throw StoreError(
        "document_malformed", field: "document",
        "\"\(text.prefix(40))\" is not the number of a document of this kind",
        hint: "It looks like \(example).")
    }
    self.kind = kind
    self.year = year
    self.id = id
  }

  public var description: String {
    let digits = String(id)
    return "\(kind.rawValue)-\(year)-"
      + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  /// The error for a number that no document has.
  var isUnknown: StoreError {
    let noun =
      switch kind {
      case .donation: "donation"
      case .refund: "refund"
      case .pledge: "pledge"
      }
    return StoreError(
      "unknown_\(noun)", field: noun, "There is no \(noun) \(self)",
      hint: kind == .refund
        ? "coopledger donation show lists a donation's refunds."
        : "coopledger \(noun) list shows them.")
  }
}
