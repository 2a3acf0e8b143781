import Banking
import Ledger

/// What a processor's list tells beside plain payments, read before any gift is: what is left aside
/// and why, what was given back of which payment, and what payments in other currencies came to.
struct ListedLines {
  /// Lines of one kind that are no gifts.
  struct Aside: Hashable {
    enum Reason: String { case own, conversion, out, waiting, unknown }

    let kind: String
    let reason: Reason
    var count = 0
    /// Where the first is in the file.
    let fileLine: Int
  }

  /// A payment that was given back, or below zero a refund that was taken back.
  struct Refund {
    let kind: String
    let amount: Money
    let fee: Money?
    let day: Day
    let fileLine: Int
    /// What it says of the payment that it gives back.
    let reference: String?
  }

  private(set) var aside: [Aside] = []
  /// Refunds that belong to no payment of the file, or not as they stand.
  private(set) var orphans: [Refund] = []
  /// The fees that came back with refunds: what is recorded of a refund is its gross.
  private(set) var feesReturned: [Refund] = []
  /// The lines of chargebacks taken back whose chargeback is recorded as a refund: gifts anew.
  private(set) var regained: Set<Int> = []
  private var refunds: [Refund] = []
  private var attached: [Int: [Refund]] = [:]
  private var conversions: [String: [Money]] = [:]

  /// Whether any line has to do with a payment elsewhere in the file.
  var hasTies: Bool { !refunds.isEmpty || !conversions.isEmpty }

  /// Takes a line that is no payment that came in.
  mutating func take(_ line: StatementLine, _ meaning: KindMeaning?) throws(AmountError) {
    switch (line.status, meaning) {
    case (.booked, .refund):
      refunds.append(
        Refund(
          kind: line.kind ?? "refund", amount: try line.gross.negated(), fee: line.fee,
          day: line.bookedOn, fileLine: line.fileLine, reference: line.endToEndID))
      return
    case (.booked, .conversion):
      if let payment = line.endToEndID { conversions[payment, default: []].append(line.amount) }
      note(line, .conversion)
    case (.booked, .own): note(line, .own)
    case (.booked, .payment): note(line, .out)
    case (.booked, nil): note(line, .unknown)
    default: note(line, .waiting)
    }
  }

  private mutating func note(_ line: StatementLine, _ reason: Aside.Reason) {
    let kind = line.kind ?? ""
    let place = aside.firstIndex { $0.kind == kind && $0.reason == reason }
    if place == nil { aside.append(Aside(kind: kind, reason: reason, fileLine: line.fileLine)) }
    aside[place ?? aside.count - 1].count += 1
  }

  /// Finds the payment of each refund, once all lines are taken.
  /// - Parameter payments: hands out the payments of the file.
  mutating func tie(_ payments: (_ each: (StatementLine) -> Void) throws -> Void) throws {
    guard !refunds.isEmpty else { return }
    var found = Dictionary(
      refunds.compactMap { refund in refund.reference.map { ($0, [StatementLine]()) } },
      uniquingKeysWith: { one, _ in one })
    try payments { line in
      for key in line.keys where found[key] != nil { found[key]?.append(line) }
    }
    for refund in refunds.sorted(by: { ($0.day, $0.fileLine) < ($1.day, $1.fileLine) }) {
      let payments = refund.reference.flatMap { found[$0] } ?? []
      guard let payment = payments.first, payments.count == 1, try tie(refund, to: payment) else {
        orphans.append(refund)
        continue
      }
      if let fee = refund.fee, fee.minor < 0, refund.amount.minor > 0 {
        feesReturned.append(refund)
      }
    }
  }

  private mutating func tie(_ refund: Refund, to payment: StatementLine) throws -> Bool {
    let gross = try payment.gross
    let before = attached[payment.fileLine] ?? []
    guard refund.amount.unit == gross.unit, refund.day >= payment.bookedOn else { return false }
    let given = before.reduce(Int128(0)) { $0 + Int128($1.amount.minor) }
    if refund.amount.minor < 0 {
      // A chargeback taken back is a new receipt where the chargeback counts as a refund.
      guard given >= -Int128(refund.amount.minor) else { return false }
      regained.insert(refund.fileLine)
      return true
    }
    guard given + Int128(refund.amount.minor) <= Int128(gross.minor) else { return false }
    attached[payment.fileLine] = before + [refund]
    return true
  }

  /// What was given back of a payment, in the columns of our own files: all of it, and in parts.
  func refunded(of payment: StatementLine) -> (sum: String, parts: String)? {
    guard let refunds = attached[payment.fileLine], let unit = refunds.first?.amount.unit else {
      return nil
    }
    let sum = Money(minor: refunds.reduce(0) { $0 + $1.amount.minor }, unit: unit)
    let parts = refunds.map { refund in
      let fee = Money(minor: max(0, refund.fee?.minor ?? 0), unit: unit)
      return "\(refund.day) \(refund.amount.text) \(refund.amount.text) \(unit) \(fee.text)"
    }
    return (sum.text, parts.joined(separator: ";"))
  }

  /// What a payment in another currency came to in this one, where the list tells how just that
  /// was changed.
  func settled(_ payment: StatementLine, in unit: Unit?) throws(AmountError) -> Money? {
    guard let unit, unit != payment.amount.unit, let reference = payment.bankReference,
      let legs = conversions[reference], legs.count == 2,
      legs.contains(try payment.amount.negated()),
      let came = legs.first(where: { $0.unit == unit && $0.minor > 0 })
    else { return nil }
    return came
  }
}

extension StatementLine {
  /// Before the processor's fee.
  var gross: Money {
    get throws(AmountError) {
      guard isNet, let fee else { return amount }
      return try amount.adding(fee)
    }
  }

  /// By what its refunds may call it.
  fileprivate var keys: Set<String> { Set([bankReference, endToEndID].compactMap(\.self)) }
}
