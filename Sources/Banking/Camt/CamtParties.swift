/// Who is on the other side, by a payment's `RltdPties` and `RltdAgts`.
struct CamtParties {
  let parties: CamtNode?
  let agents: CamtNode?

  init(_ details: CamtNode) {
    parties = details[.rltdPties]
    agents = details[.rltdAgts]
  }

  /// The other side of a payment on the account `own`.
  ///
  /// Who pays is the other side of what came in, who is paid of what went out; where a payment is
  /// reversed both keep their parts, so that it is the other way round. Banks do not all do that,
  /// and some name only one: whoever has our own account is never the other side.
  ///
  /// What comes back is not always called a reversal: then a party without an account may be us, if
  /// the other one has an account.
  func counterparty(
    isCredit: Bool, isReversal: Bool, isReturn: Bool, own: BankAccountID?
  ) -> Counterparty {
    let isPayer = isCredit != isReversal
    let likely = party(isPayer: isPayer)
    let isDoubtful = isReturn && likely.account == nil && own != nil
    if !likely.isEmpty, own == nil || likely.account != own, !isDoubtful { return likely }
    let other = party(isPayer: !isPayer)
    // Nothing but an account tells that it is not us.
    if let account = other.account, account != own { return other }
    return isDoubtful ? likely : Counterparty()
  }

  private func party(isPayer: Bool) -> Counterparty {
    let outer = parties?[isPayer ? .dbtr : .cdtr]
    let bank = outer?[.agt]?[.finInstnId]
    // From version 8 on a party is a person or a bank.
    let inner = outer?[.pty] ?? bank ?? outer
    let ultimate = parties?[isPayer ? .ultmtDbtr : .ultmtCdtr]
    let account = parties?[isPayer ? .dbtrAcct : .cdtrAcct]?[.id]
    let agent = agents?[isPayer ? .dbtrAgt : .cdtrAgt]?[.finInstnId] ?? bank
    let ultimateName = (ultimate?[.pty] ?? ultimate)?[.nm]?.text
    let name = inner?[.nm]?.text
    return Counterparty(
      name: name ?? ultimateName, account: (account?[.iban] ?? account?[.othr]?[.id])?.accountID,
      bank: (agent?[.bicfi] ?? agent?[.bic])?.text,
      country: (inner?[.pstlAdr]?[.ctry] ?? inner?[.ctryOfRes])?.text,
      id: id(inner?[.id]), ultimateName: name == nil || name == ultimateName ? nil : ultimateName)
  }

  private func id(_ node: CamtNode?) -> String? {
    guard let id = node?[.orgId] ?? node?[.prvtId] else { return nil }
    return (id[.othr]?[.id] ?? id[.anyBIC] ?? id[.bicOrBEI])?.text
  }
}

extension CamtNode {
  var accountID: BankAccountID? { text.flatMap { BankAccountID($0) } }
}

extension Counterparty {
  var isEmpty: Bool { self == Counterparty() }
}
