import Ledger

/// What an entry or a payment tells beside its amount: other currencies, rates, charges.
struct CamtAmounts {
  let values: CamtValues
  /// The account's currency.
  let unit: Unit

  /// The first amount in the account's currency: the payment's own, what was moved, what that is
  /// worth, what was ordered.
  func inAccountCurrency(
    amount: CamtNode?, details: CamtNode?
  ) throws(StatementError) -> Money? {
    for node in [amount] + amounts(details, [.txAmt, .cntrValAmt, .instdAmt]) {
      if let node, node.currency == unit.code { return try values.money(node) }
    }
    return nil
  }

  /// The first amount in another currency: what was ordered, what was moved, what that is worth.
  func original(amount: CamtNode?, details: CamtNode?) throws(StatementError) -> Money? {
    for node in amounts(details, [.instdAmt, .txAmt, .cntrValAmt]) + [amount] {
      guard let node, node.currency != unit.code else { continue }
      if let money = try values.moneyIfKnown(node), money.minor > 0 { return money }
    }
    return nil
  }

  /// The rate as it stands there.
  func rate(_ details: CamtNode?) -> String? {
    for element in [CamtElement.instdAmt, .txAmt, .cntrValAmt] {
      if let rate = details?[element]?[.ccyXchg]?[.xchgRate]?.text { return rate }
    }
    return nil
  }

  private func amounts(_ details: CamtNode?, _ elements: [CamtElement]) -> [CamtNode?] {
    guard let details else { return [] }
    return elements.map { details[$0]?[.amt] }
  }

  /// What was charged: the part that the amount is net of, if there is one, else all of it.
  ///
  /// Up to version 3 each charge is a `Chrgs`, later a `Rcrd` in the only one.
  func charges(_ nodes: [CamtNode]) throws(StatementError) -> (fee: Money, isNet: Bool)? {
    guard !nodes.isEmpty else { return nil }
    var net: Int64 = 0
    var all: Int64 = 0
    var stated: Money?
    for node in nodes {
      if let total = node[.ttlChrgsAndTaxAmt], total.currency == unit.code {
        stated = try values.money(total)
      }
      for record in node.all(.rcrd) + [node] {
        guard let amount = record[.amt], amount.currency == unit.code else { continue }
        let money = try values.money(amount)
        let isGivenBack = try values.isCredit(record) == true
        let charge = isGivenBack ? -money.minor : money.minor
        all = all.addingReportingOverflow(charge).partialValue
        if record[.chrgInclInd]?.isTrue == true {
          net = net.addingReportingOverflow(charge).partialValue
        }
      }
    }
    if net > 0 { return (Money(minor: net, unit: unit), true) }
    let fee = stated ?? Money(minor: all, unit: unit)
    return fee.minor > 0 ? (fee, false) : nil
  }
}
