import Ledger

/// An entry (`Ntry`) while it is read: what stands before its payments, and those.
struct CamtEntry {
  static let detailsMax = 50_000
  /// An entry's payments are kept until their sum is known: 32 MB of them.
  private static let detailsSizeMax = 1 << 25

  let place: Int
  let line: Int
  let isCredit: Bool
  let isReversal: Bool
  /// As it stands there, with its sign.
  let stated: Money
  private(set) var details: [CamtDetail] = []
  private(set) var batch: String?
  /// How many payments its batches say they are of, as far as they do.
  private var batchCount = 0
  private var detailsSize = 0

  /// An entry by those of its elements that were read so far.
  init(
    _ tree: CamtNode, place: Int, line: Int, values: CamtValues
  ) throws(StatementError) {
    guard let amount = try tree.only(.amt) else { throw .missing(.amt, in: .ntry, line: line) }
    guard let isCredit = try values.isCredit(tree) else {
      throw .missing(.cdtDbtInd, in: .ntry, line: line)
    }
    self.place = place
    self.line = line
    self.isCredit = isCredit
    stated = try values.money(amount).signed(isCredit: isCredit)
    isReversal = try tree.only(.rvslInd)?.isTrue ?? false
  }

  mutating func append(_ detail: CamtDetail) throws(StatementError) {
    detailsSize += detail.size
    guard details.count < Self.detailsMax, detailsSize <= Self.detailsSizeMax else {
      throw .tooManyPayments(line: line)
    }
    details.append(detail)
  }

  mutating func take(batch node: CamtNode) {
    batch = batch ?? (node[.pmtInfId] ?? node[.msgId])?.reference
    let count = node[.nbOfTxs]?.text.flatMap { Int($0) } ?? 0
    batchCount = batchCount.addingReportingOverflow(count).partialValue
  }

  /// The sum of its payments in the account's currency; nil if one of them does not tell, or for
  /// what no amount can hold.
  private var sum: Int64? {
    guard !details.isEmpty else { return nil }
    var sum: Int64 = 0
    for detail in details {
      guard let minor = detail.minor else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(minor)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }

  /// Its lines, once all of it was read.
  func lines(
    _ tree: CamtNode, amounts: CamtAmounts, statementDay: Day?
  ) throws(StatementError) -> CamtLines {
    let values = amounts.values
    let unit = amounts.unit
    var amount = stated
    if stated.unit != unit {
      let converted = try amounts.inAccountCurrency(amount: nil, details: tree[.amtDtls])?
        .signed(isCredit: isCredit)
      guard let own = converted ?? sum.map({ Money(minor: $0, unit: unit) }) else {
        throw .foreignEntry(stated, account: unit, line: line)
      }
      amount = own
    }
    let valueOn = try values.day(tree.only(.valDt))
    guard let bookedOn = try values.day(tree.only(.bookgDt)) ?? valueOn ?? statementDay else {
      throw .missing(.bookgDt, in: .ntry, line: line)
    }
    var whole = StatementLine(
      entry: place, status: try status(tree.only(.sts)), amount: amount, isReversal: isReversal,
      bookedOn: bookedOn, valueOn: valueOn, fileLine: line)
    whole.entryReference = tree[.acctSvcrRef]?.reference
    whole.entryNumber = tree[.ntryRef]?.reference
    whole.batch = batch
    whole.kind = tree[.bkTxCd]?.kind
    whole.information = tree[.addtlNtryInf]?.text
    let original = try amounts.original(amount: tree[.amt], details: tree[.amtDtls])
    whole.original = original?.signed(isCredit: isCredit)
    whole.rate = original == nil ? nil : amounts.rate(tree[.amtDtls])
    let charges = try amounts.charges(tree.all(.chrgs))
    whole.fee = charges?.fee
    whole.isNet = charges?.isNet ?? false
    let addsUp = sum == amount.minor
    return CamtLines(
      whole, details: details, isDivided: details.count > 1 && addsUp,
      isPartial: batchCount > details.count && !addsUp)
  }

  /// What the standard's codes mean here: what will be booked some day is pending, what has no
  /// status stands in a statement of what is booked.
  private func status(_ node: CamtNode?) throws(StatementError) -> StatementLine.Status {
    guard let node, let text = (node[.cd] ?? node[.prtry] ?? node).text else { return .booked }
    switch text {
    case "BOOK": return .booked
    case "PDNG", "FUTR": return .pending
    case "INFO": return .information
    default:
      throw .unknownValue(
        text, of: .sts, known: "BOOK, PDNG, INFO and FUTR", line: node.line)
    }
  }
}
