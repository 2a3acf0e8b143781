import Ledger

/// A statement (`Stmt`) or notification (`Ntfctn`) while it is read: what is not an entry.
struct CamtStatement {
  private static let balancesMax = 1000

  private struct Balance {
    let code: String
    /// Nil for the balance itself: others of its code are parts of it, what is blocked for
    /// instance, or of one page.
    let part: String?
    let balance: StatementBalance
  }

  private(set) var head: StatementHead
  private var created: Day?
  private var legalNumber: String?
  private var balances: [Balance] = []
  private var page: CamtPage?
  private var seen: Set<CamtElement> = []
  /// How many entries were read of it.
  var entryCount = 0

  /// - Parameters:
  ///   - created: the day on which the message was made.
  ///   - page: the message's page, which is the statement's where that has no page of its own.
  init(line: Int, isNotification: Bool, created: Day?, page: CamtPage?) {
    head = StatementHead(isNotification: isNotification, fileLine: line)
    self.created = created
    take(page)
  }

  /// The day of what has no date of its own: the last that the statement covers, that of its
  /// closing balance, that on which it was made.
  var day: Day? { head.to ?? balance("CLBD", isLast: true)?.day ?? created }

  /// Takes one of its elements.
  mutating func take(_ node: CamtNode, values: CamtValues) throws(StatementError) {
    guard node.element == .bal || seen.insert(node.element).inserted else {
      throw .twice(node.element, line: node.line)
    }
    switch node.element {
    case .id: head.id = node.text
    case .elctrncSeqNb: head.sequence = node.text
    case .lglSeqNb: legalNumber = node.text
    case .creDtTm: created = try values.day(node) ?? created
    case .frToDt:
      head.from = try values.day(node[.frDtTm])
      head.to = try values.day(node[.toDtTm])
    case .stmtPgntn, .ntfctnPgntn: take(CamtPage(node))
    case .acct:
      head.account = (node[.id]?[.iban] ?? node[.id]?[.othr]?[.id])?.accountID
      if let currency = node[.ccy], let code = currency.text {
        head.currency = try values.unit(code, line: currency.line)
      }
    case .bal: try takeBalance(node, values: values)
    default: break
    }
  }

  private mutating func take(_ page: CamtPage?) {
    self.page = page
    head.page = page.flatMap { $0.isWhole ? nil : $0.number }
  }

  private mutating func takeBalance(
    _ node: CamtNode, values: CamtValues
  ) throws(StatementError) {
    let type = node[.tp]?[.cdOrPrtry] ?? node[.tp]
    let code = (type?[.cd] ?? type?[.prtry])?.text ?? ""
    // Others are of no day's end, or of what may be spent.
    guard ["OPBD", "PRCD", "CLBD", "ITBD"].contains(code) else { return }
    guard let amount = try node.only(.amt) else { throw .missing(.amt, in: .bal, line: node.line) }
    guard balances.count < Self.balancesMax else {
      throw .tooLong(line: node.line, field: CamtElement.bal.rawValue)
    }
    // The standard asks for the sign; banks that leave it out have nothing but assets in mind.
    let money = try values.money(amount).signed(isCredit: values.isCredit(node) ?? true)
    guard let day = try values.day(node.only(.dt)) ?? head.to ?? created else {
      throw .missing(.dt, in: .bal, line: node.line)
    }
    let part = (node[.tp]?[.subTp]?[.cd] ?? node[.tp]?[.subTp]?[.prtry])?.text
    balances.append(
      Balance(code: code, part: part, balance: StatementBalance(amount: money, day: day)))
  }

  /// What is settled once the first entry comes, or there is none.
  ///
  /// - Parameter currency: the entry's: the account's, if nothing else tells that.
  mutating func settle(currency: Unit?) {
    if head.currency == nil {
      let known = balances.first { $0.code == "OPBD" || $0.code == "PRCD" } ?? balances.first
      head.currency = known?.balance.amount.unit ?? currency
    }
    head.sequence = head.sequence ?? legalNumber
  }

  /// What it says was there before and after.
  ///
  /// An intermediate balance (`ITBD`) is told in between, or at the seam of two pages: there it
  /// opens and closes what the page holds. So do opening and closing balances that are called
  /// intermediate (`INTM`, in SWIFT's rules for cross-border payments).
  var end: StatementEnd {
    var end = StatementEnd(
      opening: balance("OPBD") ?? balance("PRCD"), closing: balance("CLBD", isLast: true))
    guard let page else { return end }
    if page.number > 1 {
      end.opening = balance("OPBD", part: "INTM") ?? end.opening ?? balance("ITBD")
    }
    if !page.isLast {
      end.closing =
        balance("CLBD", part: "INTM") ?? end.closing
        ?? balances.last { $0.code == "ITBD" }?.balance
    }
    return end
  }

  /// The earliest or the last of these: a statement of several days may tell those of each day.
  ///
  /// First come those in the account's currency; with none, it cannot fit the entries, and whoever
  /// adds up says so. Then the balance itself before parts of it.
  private func balance(
    _ code: String, part: String? = nil, isLast: Bool = false
  ) -> StatementBalance? {
    var candidates = balances.filter { $0.code == code && (part == nil || $0.part == part) }
    for isBetter in [
      { $0.balance.amount.unit == head.currency }, { $0.part == nil },
    ] as [(Balance) -> Bool] where candidates.contains(where: isBetter) {
      candidates = candidates.filter(isBetter)
    }
    return candidates.map { $0.balance }.reduce(nil) { kept, next in
      guard let kept else { return next }
      return (isLast ? next.day > kept.day : next.day < kept.day) ? next : kept
    }
  }
}

/// A page's place in a statement or a message (`StmtPgntn`, `MsgPgntn`).
struct CamtPage {
  let number: Int
  let isLast: Bool

  init(_ node: CamtNode) {
    number = node[.pgNb]?.text.flatMap { Int($0) } ?? 1
    isLast = !(node[.lastPgInd].map { $0.says("false") || $0.says("0") } ?? false)
  }

  /// Whether there is no other page.
  var isWhole: Bool { number <= 1 && isLast }
}
