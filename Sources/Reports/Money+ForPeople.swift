public import Ledger

extension Money {
  /// The amount with its unit as people write it here: `272,420 €`, `1,087.91 USD`.
  public var forPeople: String { Total(self).forPeople }
}

extension Total {
  /// The sum with its unit as people write it here.
  ///
  /// Only the euro has a sign: `$` is the sign of two dozen currencies.
  public var forPeople: String { "\(grouped) \(unit.code == "EUR" ? "€" : unit.code)" }
}
