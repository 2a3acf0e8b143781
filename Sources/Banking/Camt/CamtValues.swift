import Ledger

/// Reads amounts and days as they stand in the elements, exactly or not at all.
struct CamtValues {
  let units: [String: Unit]

  /// The unit of a currency's code.
  func unit(_ code: String, line: Int) throws(StatementError) -> Unit {
    guard let unit = units[code] else { throw .unknownCurrency(code, line: line) }
    return unit
  }

  /// The amount, zero or above; which way it went stands elsewhere.
  func money(_ node: CamtNode) throws(StatementError) -> Money {
    let unit = try unit(node.currency, line: node.line)
    guard let money = try exactMoney(node, unit: unit) else {
      throw refused(node, "which has more decimals than \(unit) has")
    }
    return money
  }

  /// The amount where its currency is known.
  ///
  /// What a payer paid in his own currency only explains a line: one that the books do not know is
  /// no reason to refuse the statement, nor are more decimals than it has, as of what was
  /// converted.
  func moneyIfKnown(_ node: CamtNode) throws(StatementError) -> Money? {
    guard let unit = units[node.currency] else { return nil }
    return try exactMoney(node, unit: unit)
  }

  /// The standard's `decimal`: digits with a point, up to five decimals whatever the currency. More
  /// than the currency has are taken if they are zeros; nil if they are not.
  private func exactMoney(_ node: CamtNode, unit: Unit) throws(StatementError) -> Money? {
    var digits = node.bytes[...]
    if digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    if digits.first == UInt8(ascii: "-") {
      throw refused(
        node, "and amounts are never below zero: <CdtDbtInd> says which way it went")
    }
    var minor: Int64 = 0
    var decimals = 0
    var isFiner = false
    var isPastPoint = false
    var hasDigit = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !isPastPoint {
        isPastPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        throw refused(node, "which is not an amount")
      }
      hasDigit = true
      if isPastPoint, decimals == unit.scale {
        isFiner = isFiner || byte != UInt8(ascii: "0")
        continue
      }
      if isPastPoint { decimals += 1 }
      guard let longer = Self.append(byte, to: minor) else {
        throw refused(node, "which is too much")
      }
      minor = longer
    }
    guard hasDigit else { throw refused(node, "which is not an amount") }
    for _ in decimals..<unit.scale {
      guard let longer = Self.append(UInt8(ascii: "0"), to: minor) else {
        throw refused(node, "which is too much")
      }
      minor = longer
    }
    return isFiner ? nil : Money(minor: minor, unit: unit)
  }

  private func refused(_ node: CamtNode, _ reason: String) -> StatementError {
    .amount(node.text ?? "", reason, field: node.element, line: node.line)
  }

  private static func append(_ digit: UInt8, to number: Int64) -> Int64? {
    let (tenfold, tooLarge) = number.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = tenfold.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
    return tooLarge || overflow ? nil : sum
  }

  /// The day of a date, or of a time as the bank's clock showed it.
  func day(_ node: CamtNode?) throws(StatementError) -> Day? {
    guard let node = node?[.dt] ?? node?[.dtTm] ?? node, let text = node.text else { return nil }
    let bytes = text.utf8
    let date = String(text.unicodeScalars.prefix(10))
    let behind = bytes.dropFirst(10).first
    // A time, or the zone that the standard allows behind a date.
    guard behind == nil || "TZ+- ".utf8.contains(where: { $0 == behind }) else {
      throw .date(text, field: node.element, line: node.line)
    }
    do {
      return try Day(parsing: date)
    } catch {
      throw .date(text, field: node.element, line: node.line)
    }
  }

  /// Whether it went in, by the element's `CdtDbtInd`.
  func isCredit(_ parent: CamtNode?) throws(StatementError) -> Bool? {
    try isCredit(indicator: parent?.only(.cdtDbtInd))
  }

  func isCredit(indicator: CamtNode?) throws(StatementError) -> Bool? {
    guard let indicator, let text = indicator.text else { return nil }
    switch text {
    case "CRDT": return true
    case "DBIT": return false
    default:
      throw .unknownValue(
        text, of: .cdtDbtInd, known: "CRDT and DBIT", line: indicator.line)
    }
  }
}

extension Money {
  /// With the sign of what it does to the account. Amounts here are zero or above, and every such
  /// number has its negative.
  func signed(isCredit: Bool) -> Money { isCredit ? self : Money(minor: -minor, unit: unit) }
}
