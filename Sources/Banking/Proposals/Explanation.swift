/// What a statement line, or a part of it, is.
public enum Explanation: Hashable, Sendable {
  /// A gift to a campaign, from a donor (a name or a code), or anonymous.
  case gift(campaign: String, donor: String?)
  /// A gift that fulfils this pledge.
  case pledge(String)
  /// The money of a gift that was recorded by hand: it is booked once.
  case donation(String)
  /// The money of a refund that was recorded by hand.
  case refund(String)
  /// What a bank or processor charged for a campaign's gifts.
  case fees(campaign: String)
  /// Something else: what the account is for.
  case account(String)

  /// Whether it would book a new gift.
  public var isNewGift: Bool {
    switch self {
    case .gift, .pledge: true
    case .donation, .refund, .fees, .account: false
    }
  }
}

extension Explanation: CustomStringConvertible {
  /// As the command's options say it.
  public var description: String {
    switch self {
    case .gift(let campaign, let donor?): "--campaign \(campaign) --donor \"\(donor)\""
    case .gift(let campaign, nil): "--campaign \(campaign) --anonymous"
    case .pledge(let number): "--pledge \(number)"
    case .donation(let number): "--donation \(number)"
    case .refund(let number): "--refund \(number)"
    case .fees(let campaign): "--fees-of \(campaign)"
    case .account(let name): "--account \(name)"
    }
  }
}
