public import Ledger

/// A statement line, or the rest of one, that nobody has explained yet.
public struct OpenLine: Hashable, Sendable {
  public let id: Int64
  /// The place of the payment behind the line that it is, from 1; nil for the line itself.
  public var payment: Int?
  /// Tells lines and payments apart.
  public var key: Int64
  /// The code of the account whose statement shows it.
  public let account: String
  /// What is left of it: above zero what came in.
  public let amount: Money
  public let day: Day
  public var counterparty: Counterparty
  public var structuredReference: String?
  public var endToEndID: String?
  public var bankReference: String?
  public var remittance: String?
  public var kind: String?
  public var batch: String?
  /// The counterparty's name as names are compared; see `WaitingDocument.donorKey`.
  public var nameKey: String?
  /// How gifts come there, where the account is a processor's: no others are waited for.
  public var processor: String?
  /// What was paid where that was in another currency.
  public var original: Money?

  public init(id: Int64, account: String, amount: Money, day: Day) {
    self.id = id
    key = id
    self.account = account
    self.amount = amount
    self.day = day
    counterparty = Counterparty()
  }

  /// Whether money came in.
  public var isIn: Bool { amount.minor > 0 }

  /// All that a reference may be found in: the references on it, and the words of its text.
  var marks: Set<String> {
    let references = [structuredReference, endToEndID, bankReference, batch].compactMap { $0 }
    return Set(references.map(Self.plain)).union(remittance.map(Self.words) ?? [])
  }

  /// Words of a text in small letters; a hyphen or underscore does not part them.
  static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased()
        .split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.map(String.init))
  }

  /// A text in small letters without spaces around it, and with one between its words.
  static func plain(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
