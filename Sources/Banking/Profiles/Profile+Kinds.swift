/// What a kind of movement is to whoever counts gifts, as a profile says in rows such as
/// `,kind,Payment Refund,refund`.
public enum KindMeaning: String, Hashable, Sendable, CaseIterable {
  /// Somebody pays: a gift where it came in.
  case payment
  /// Gives a payment back; where it came in, that is taken back.
  case refund
  /// Changes money of the account into another currency.
  case conversion
  /// Moves own money, or is the processor's: payouts, top-ups, holds, reserves, fees.
  case own
}

extension Profile {
  /// Whether it tells payments from other movements; where not, only the sign does.
  public var tellsKinds: Bool { meanings[.kind] != nil }

  /// What a line's kind means; nil where no row names it. The longest name with `*` that fits
  /// counts where none is without.
  public func meaning(ofKind kind: String) -> KindMeaning? {
    let plain = ColumnName.plain(kind)
    let meanings = meanings[.kind] ?? [:]
    let pattern = meanings.keys.lazy.filter { $0.contains("*") && ColumnName($0).matches(plain) }
      .max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    return (meanings[plain] ?? pattern.flatMap { meanings[$0] }).flatMap(KindMeaning.init)
  }
}
