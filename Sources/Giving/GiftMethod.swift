public import Ledger

/// How a gift came, and so where its money waits until a bank statement shows it.
public enum GiftMethod: String, CaseIterable, Sendable {
  case bank, card, cash, cheque, paypal, stripe
  case inKind = "in-kind"
  case other

  /// The account that a recorded gift debits and a refund credits; nil for gifts in kind, which
  /// move no money.
  ///
  /// Never the bank account itself: that one follows the bank's statements and nothing else, so a
  /// gift that is both typed and seen on a statement is booked once. Cash is in hand at once.
  public var holding: AccountName? {
    get throws(AccountError) {
      switch self {
      case .bank: try AccountName("Assets:Clearing:Bank")
      case .card: try AccountName("Assets:Clearing:Card")
      case .cash: try AccountName("Assets:Cash")
      case .cheque: try AccountName("Assets:Clearing:Cheque")
      case .paypal: try AccountName("Assets:Clearing:PayPal")
      case .stripe: try AccountName("Assets:Clearing:Stripe")
      case .other: try AccountName("Assets:Clearing:Other")
      case .inKind: nil
      }
    }
  }

  /// How gifts come on a bank account of this code; nil if it is no processor's.
  public static func ofProcessor(_ code: String) -> GiftMethod? {
    switch GiftMethod(rawValue: code.lowercased()) {
    case .bank?, .cash?, .inKind?, nil: nil
    case let method?: method
    }
  }
}
