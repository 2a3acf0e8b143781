/// Something that happened on a day: one or more transfers that stand or fall together.
public struct Entry: Hashable, Sendable {
  /// The most transfers that one entry may have.
  public static let maximumTransferCount = 1000

  /// When it happened in the world.
  public let effectiveOn: Day
  /// What it moved: at least one, in the order of the journal's lines.
  public let transfers: [Transfer]

  /// The entry, if it has 1 to 1000 transfers and no currency that was dead by that day.
  public init(effectiveOn: Day, transfers: [Transfer]) throws(EntryError) {
    guard !transfers.isEmpty else { throw .empty }
    guard transfers.count <= Self.maximumTransferCount else { throw .tooMany(transfers.count) }
    if let dead = transfers.first(where: { !$0.amount.unit.isUsable(on: effectiveOn) }) {
      throw .deadUnit(dead.amount.unit, on: effectiveOn)
    }
    self.init(checkedOn: effectiveOn, transfers: transfers)
  }

  /// The entry that undoes this one on a day: debit and credit change places in every transfer.
  ///
  /// It is not asked whether the currency still lives: an old mistake in French francs must be
  /// corrigible after the franc, and a reversal brings no new francs into the world.
  public func reversed(on day: Day) -> Entry {
    Entry(checkedOn: day, transfers: transfers.map(\.reversed))
  }

  /// What it adds to each balance, debits above zero and credits below.
  ///
  /// In 128 bits, where a thousand amounts of 64 bits cannot overflow. Per unit they sum to zero.
  public func movements() -> [Holding: Int128] {
    var movements: [Holding: Int128] = [:]
    for transfer in transfers {
      let amount = Int128(transfer.amount.minor)
      let unit = transfer.amount.unit
      movements[Holding(account: transfer.debit, unit: unit), default: 0] += amount
      movements[Holding(account: transfer.credit, unit: unit), default: 0] -= amount
    }
    return movements
  }

  private init(checkedOn effectiveOn: Day, transfers: [Transfer]) {
    self.effectiveOn = effectiveOn
    self.transfers = transfers
  }
}
