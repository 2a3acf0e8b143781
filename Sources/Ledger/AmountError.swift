/// Why an amount or a rate is refused, in a sentence for the person who typed it.
public struct AmountError: Refusal, Hashable {
  /// The reasons that a program may tell apart.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Nothing was given.
    case empty
    /// It begins or ends with a space.
    case spaces
    /// A plus, a second minus, a minus that is not `-`, or a minus in the wrong place.
    case sign
    /// A thousands separator, a decimal comma, or a point that could be either.
    case separators
    /// An exponent, a word, a currency sign, digits of another script.
    case malformed
    /// More decimals than the unit, or a rate, can have.
    case tooPrecise
    /// More than 64 bits of minor units.
    case tooLarge
    /// Zero or less where something is given, promised or aimed at.
    case notPositive
    /// Two units where one is needed.
    case differentUnits
    /// A share of zero.
    case shareOfNothing
  }

  /// The reason.
  public let kind: Kind
  public let message: String
  public let hint: String?

  init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  public var code: String {
    switch kind {
    case .empty: "amount_empty"
    case .spaces: "amount_spaces"
    case .sign: "amount_sign"
    case .separators: "amount_separators"
    case .malformed: "amount_malformed"
    case .tooPrecise: "amount_too_precise"
    case .tooLarge: "amount_too_large"
    case .notPositive: "amount_not_positive"
    case .differentUnits: "amount_different_units"
    case .shareOfNothing: "amount_share_of_nothing"
    }
  }
}

extension AmountError {
  static func tooLarge(_ unit: Unit) -> AmountError {
    let most = Money(minor: .max, unit: unit)
    return AmountError(
      .tooLarge, "The amount is too large: at most \(most.text) \(unit.code) can be kept")
  }

  static func notPositive(_ text: String, unit: Unit) -> AmountError {
    AmountError(
      .notPositive, "The amount must be above zero, and \(text.quoted) is not",
      hint: "Give the amount without a sign; money given back is recorded as a refund.")
  }

  static func differentUnits(_ one: Money, _ other: Money) -> AmountError {
    AmountError(
      .differentUnits, "\(one) and \(other) are of different units and cannot be reckoned together",
      hint: "Convert one of them with a rate first.")
  }

  static func shareOfNothing(_ whole: Money) -> AmountError {
    AmountError(.shareOfNothing, "There is no share of \(whole)")
  }
}
