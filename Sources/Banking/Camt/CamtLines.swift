import Ledger

/// The lines of one entry, made one by one: one for the entry as a whole, or one for each of the
/// payments where their amounts add up to its own.
struct CamtLines {
  /// Of how many payments the texts are joined where the entry stays whole.
  private static let joinedMax = 100

  private let whole: StatementLine
  private let details: [CamtDetail]
  /// Whether each payment has a bank's reference that none of the others has.
  private let areReferenced: Bool
  private let isDivided: Bool
  /// Whether it is of more payments than are told: what they say is not said of all of it.
  private let isPartial: Bool
  private var place = 0

  init(_ whole: StatementLine, details: [CamtDetail], isDivided: Bool, isPartial: Bool) {
    self.whole = whole
    self.details = details
    self.isDivided = isDivided
    self.isPartial = isPartial
    areReferenced = isDivided && Set(details.compactMap { $0.reference }).count == details.count
  }

  mutating func next() -> StatementLine? {
    guard place < (isDivided ? details.count : 1) else { return nil }
    defer { place += 1 }
    if isDivided { return line(of: details[place]) }
    if let only = details.first, details.count == 1, !isPartial {
      return line(with: only)
    }
    return details.isEmpty ? bare() : line(withAll: details)
  }

  private func bare() -> StatementLine {
    var line = whole
    line.bankReference = whole.entryReference
    return line
  }

  /// One of several payments.
  private func line(of detail: CamtDetail) -> StatementLine {
    var line = whole
    line.detail = place + 1
    line.fileLine = detail.line
    line.amount = Money(minor: detail.minor ?? 0, unit: whole.amount.unit)
    line.bankReference =
      areReferenced
      ? detail.reference : whole.entryReference.map { "\($0)/\(place + 1)" }
    line.original = detail.foreign?.original
    line.rate = detail.foreign?.rate
    line.fee = fee(of: detail)
    line.isNet = detail.isNet
    line.information = detail.information ?? whole.information
    tell(detail, in: &line)
    return line
  }

  /// The entry that one payment explains.
  private func line(with detail: CamtDetail) -> StatementLine {
    var line = whole
    line.bankReference = whole.entryReference ?? detail.reference
    if whole.original == nil {
      line.original = detail.foreign?.original
      line.rate = detail.foreign?.rate
    }
    if whole.fee == nil {
      line.fee = fee(of: detail)
      line.isNet = detail.isNet
    }
    line.information = joined([detail.information, whole.information])
    tell(detail, in: &line)
    return line
  }

  private func fee(of detail: CamtDetail) -> Money? {
    detail.feeMinor > 0 ? Money(minor: detail.feeMinor, unit: whole.amount.unit) : nil
  }

  private func tell(_ detail: CamtDetail, in line: inout StatementLine) {
    line.endToEndID = detail.endToEndID
    line.uetr = detail.uetr
    line.batch = whole.batch ?? detail.batch
    line.counterparty = detail.counterparty
    line.structuredReference = detail.structured
    line.remittance = detail.remittance
    line.kind = whole.kind ?? detail.kind
  }

  /// The entry with what all of its payments say alike, and their texts.
  private func line(withAll details: [CamtDetail]) -> StatementLine {
    func common<Value: Equatable>(_ value: (CamtDetail) -> Value) -> Value? {
      guard let first = details.first.map(value) else { return nil }
      return details.allSatisfy { value($0) == first } ? first : nil
    }
    var line = bare()
    line.batch = whole.batch ?? common { $0.batch } ?? nil
    line.kind = whole.kind ?? common { $0.kind } ?? nil
    if !isPartial {
      line.endToEndID = common { $0.endToEndID } ?? nil
      line.counterparty = common { $0.counterparty } ?? Counterparty()
      line.structuredReference = common { $0.structured } ?? nil
    }
    var texts: [String?] = []
    for detail in details.prefix(Self.joinedMax) {
      if line.structuredReference == nil { texts.append(detail.structured) }
      texts.append(detail.remittance)
    }
    if details.count > Self.joinedMax {
      texts.append("(and \(details.count - Self.joinedMax) more payments)")
    }
    line.remittance = joined(texts)
    return line
  }
}
