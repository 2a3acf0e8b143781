extension Money {
  /// The exact decimal at the unit's scale, for programs: `1500.00`, `-0.05`, `1500` for scale 0.
  public var text: String { Total(self).text }

  /// The amount for people: thousands grouped by commas, decimals only where they say something:
  /// `1,500`, `1,087.91`.
  public var grouped: String { Total(self).grouped }
}

extension Money: CustomStringConvertible {
  /// The exact amount and its unit: `1500.00 EUR`.
  public var description: String { "\(text) \(unit.code)" }
}
