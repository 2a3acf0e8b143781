import Ledger

/// What was paid in another currency: apart, because few payments have it and many are held.
final class CamtForeign: Sendable {
  let original: Money
  let rate: String?

  init(original: Money, rate: String?) {
    self.original = original
    self.rate = rate
  }
}

/// One payment of those that an entry lists (`TxDtls`).
struct CamtDetail {
  let line: Int
  /// In the account's currency, with the sign of what it does to the account; nil if not told.
  let minor: Int64?
  let reference: String?
  let endToEndID: String?
  let uetr: String?
  let batch: String?
  let counterparty: Counterparty
  let structured: String?
  let remittance: String?
  let kind: String?
  let information: String?
  let foreign: CamtForeign?
  /// What was charged, in the account's currency; 0 for nothing.
  let feeMinor: Int64
  let isNet: Bool

  init(
    _ node: CamtNode, isCredit entryIsCredit: Bool, isReversal: Bool, amounts: CamtAmounts,
    own: BankAccountID?
  ) throws(StatementError) {
    line = node.line
    let isCredit = try amounts.values.isCredit(node) ?? entryIsCredit
    let details = node[.amtDtls]
    let amount = try amounts.inAccountCurrency(amount: node.only(.amt), details: details)
    minor = amount?.signed(isCredit: isCredit).minor

    let references = node[.refs]
    reference = references?[.acctSvcrRef]?.reference
    endToEndID = references?[.endToEndId]?.reference
    uetr = references?[.uetr]?.text
    batch = (references?[.pmtInfId] ?? references?[.msgId])?.reference
    counterparty = CamtParties(node).counterparty(
      isCredit: isCredit, isReversal: isReversal, isReturn: node[.rtrInf] != nil, own: own)

    let written = CamtRemittance(node[.rmtInf])
    structured = written.structured
    remittance = written.text
    kind = node[.bkTxCd]?.kind
    let reason = node[.rtrInf]
    information = joined([
      (reason?[.rsn]?[.cd] ?? reason?[.rsn]?[.prtry])?.text, reason?[.addtlInf]?.text,
      node[.addtlTxInf]?.text,
    ])
    foreign = try amounts.original(amount: node[.amt], details: details).map {
      CamtForeign(original: $0.signed(isCredit: isCredit), rate: amounts.rate(details))
    }
    let charges = try amounts.charges(node.all(.chrgs))
    feeMinor = charges?.fee.minor ?? 0
    isNet = charges?.isNet ?? false
  }

  /// About as much memory as it takes, in bytes.
  var size: Int {
    let texts = [
      reference, endToEndID, uetr, batch, counterparty.name, counterparty.ultimateName,
      counterparty.id, counterparty.account?.text, structured, remittance, kind, information,
    ]
    return texts.reduce(MemoryLayout<Self>.stride) { size, text in
      // Short texts need no memory of their own.
      guard let text, text.utf8.count > 15 else { return size }
      return size + text.utf8.count + 32
    }
  }
}

/// What the payer wrote (`RmtInf`).
private struct CamtRemittance {
  /// The first of the structured references.
  let structured: String?
  /// All other texts, one below the other.
  let text: String?

  init(_ node: CamtNode?) {
    var texts = node?.all(.ustrd).map { $0.text } ?? []
    var references: [String] = []
    for structured in node?.all(.strd) ?? [] {
      if let reference = structured[.cdtrRefInf]?[.ref]?.reference { references.append(reference) }
      texts += structured.all(.addtlRmtInf).map { $0.text }
    }
    structured = references.first
    text = joined(texts + references.dropFirst().map { $0 })
  }
}

extension CamtNode {
  /// Its text, unless that is one of the words for there being none.
  var reference: String? {
    let isNone = says("NOTPROVIDED") || says("NOT PROVIDED") || says("NONREF")
    return isNone || says("notprovided") ? nil : text
  }

  /// A `BkTxCd`: the standard's domain, family and sub-family, then the bank's own code.
  var kind: String? {
    let family = self[.domn]?[.fmly]
    let standard = [self[.domn]?[.cd], family?[.cd], family?[.subFmlyCd]]
      .compactMap { $0?.text }.joined(separator: "-")
    let codes = [standard.isEmpty ? nil : standard, self[.prtry]?[.cd]?.text]
    return codes.contains { $0 != nil } ? codes.compactMap { $0 }.joined(separator: " ") : nil
  }
}

/// Texts one below the other, what is said twice running only once; nil for none.
func joined(_ texts: [String?]) -> String? {
  var kept: [String] = []
  for case let text? in texts where kept.last != text { kept.append(text) }
  return kept.isEmpty ? nil : kept.joined(separator: "\n")
}
