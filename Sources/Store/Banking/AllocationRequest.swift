public import Giving

/// What a part of a statement line is said to be.
public enum LineTarget: Hashable, Sendable {
  /// A gift to this campaign.
  case campaign(String)
  /// A gift that fulfils this pledge.
  case pledge(String)
  /// The money of this recorded gift.
  case donation(String)
  /// A refund of this gift (`D-`), paid by the line, or the money of this recorded refund (`R-`).
  case refund(String)
  /// The document of this number, as it fits the line: what came in is the money of the gift, what
  /// went out gave it back.
  case document(String)
  /// What was charged for this campaign's gifts.
  case fees(String)
  /// What this account is for.
  case account(String)
}

/// A part of a statement line as the treasurer typed it.
public struct LinePart: Hashable, Sendable {
  /// Without a sign: a part goes the way of its line. nil for all that the other parts leave.
  public var amount: String?
  public var target: LineTarget
  /// A name or a code; nil for whom the line names.
  public var donor: String?
  public var isAnonymous = false
  public var country: String?
  public var method: GiftMethod?
  /// What was kept of a gift before it came, or charged with a refund, in the line's currency.
  public var fee: String?
  /// Campaign currency for one unit of the line's.
  public var rate: String?
  /// How much of a gift is given back, in its own currency; nil for what the line paid.
  public var refunded: String?
  public var memo: String?

  public init(_ amount: String? = nil, _ target: LineTarget) {
    self.amount = amount
    self.target = target
  }
}

/// How a statement line is to be explained.
public struct AllocationRequest: Hashable, Sendable {
  /// The line's number, as the list of lines shows it.
  public var line: Int64
  public var parts: [LinePart]

  public init(line: Int64, _ parts: [LinePart]) {
    self.line = line
    self.parts = parts
  }
}

extension AllocationRequest {
  /// What the caller said, for comparing a repeated call. Names and remarks are kept as digests.
  var said: RequestFields {
    [
      "line": String(line), "parts": parts.map(\.said).joined(separator: "\n"),
      "donors": joined(\.donor), "memo": joined(\.memo),
    ]
  }

  private func joined(_ text: KeyPath<LinePart, String?>) -> String? {
    let texts = parts.map { $0[keyPath: text] }
    guard texts.contains(where: { $0 != nil }) else { return nil }
    return texts.map { $0 ?? "" }.joined(separator: "\n")
  }
}

extension LinePart {
  fileprivate var said: String {
    let options: [(String, String?)] = [
      ("amount", amount), ("anonymous", isAnonymous ? "true" : nil), ("country", country),
      ("method", method?.rawValue), ("fee", fee), ("rate", rate), ("refunded", refunded),
    ]
    return options.reduce(target.said) { text, option in
      option.1.map { "\(text) \(option.0)=\($0)" } ?? text
    }
  }
}

extension LineTarget {
  fileprivate var said: String {
    switch self {
    case .campaign(let code): "campaign=\(code)"
    case .pledge(let number): "pledge=\(number.uppercased())"
    case .donation(let number): "donation=\(number.uppercased())"
    case .refund(let number): "refund=\(number.uppercased())"
    case .document(let number): "document=\(number.uppercased())"
    case .fees(let code): "fees=\(code)"
    case .account(let name): "account=\(name)"
    }
  }
}
