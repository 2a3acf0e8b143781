import Ledger

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
  let original: Money?
  let rate: String?
  let fee: Money?
  let isNet: Bool

  init(
    _ node: CamtNode, of entry: CamtEntry, amounts: CamtAmounts, own: BankAccountID?
  ) throws(StatementError) {
    line = node.line
    let isCredit = try amounts.values.isCredit(node) ?? entry.isCredit
    let details = node[.amtDtls]
    let amount = try amounts.inAccountCurrency(amount: node[.amt], details: details)
    minor = amount?.signed(isCredit: isCredit).minor

    let references = node[.refs]
    reference = references?[.acctSvcrRef]?.reference
    endToEndID = references?[.endToEndId]?.reference
    uetr = references?[.uetr]?.text
    batch = (references?[.pmtInfId] ?? references?[.msgId])?.reference
    counterparty = CamtParties(node).counterparty(
      isCredit: isCredit, isReversal: entry.isReversal, own: own)

    let written = CamtRemittance(node[.rmtInf])
    structured = written.structured
    remittance = written.text
    kind = node[.bkTxCd]?.kind
    let reason = node[.rtrInf]
    information = joined([
      (reason?[.rsn]?[.cd] ?? reason?[.rsn]?[.prtry])?.text, reason?[.addtlInf]?.text,
      node[.addtlTxInf]?.text,
    ])
    original = try amounts.original(amount: node[.amt], details: details)?
      .signed(isCredit: isCredit)
    rate = original == nil ? nil : amounts.rate(details)
    let charges = try amounts.charges(node.all(.chrgs))
    fee = charges?.fee
    isNet = charges?.isNet ?? false
  }

  /// About as much memory as it takes, in bytes.
  var size: Int {
    let texts = [
      reference, endToEndID, uetr, batch, counterparty.name, counterparty.ultimateName,
      counterparty.id, counterparty.account?.text, structured, remittance, kind, information,
    ]
    return texts.reduce(MemoryLayout<Self>.stride) { $0 + ($1.map { $0.utf8.count + 32 } ?? 0) }
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
    let none = ["NOTPROVIDED", "NOT PROVIDED", "NONREF"]
    return text.flatMap { none.contains($0.uppercased()) ? nil : $0 }
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
