import Ledger

/// A statement (`Stmt`) or notification (`Ntfctn`) while it is read: what is not an entry.
struct CamtStatement {
  private static let balancesMax = 1000

  private struct Balance {
    let code: String
    let balance: StatementBalance
  }

  private(set) var head: StatementHead
  private var created: Day?
  private var legalNumber: String?
  private var balances: [Balance] = []
  private var isLastPage = true
  /// How many entries were read of it.
  var entryCount = 0

  init(line: Int, isNotification: Bool, created: Day?) {
    head = StatementHead(isNotification: isNotification, fileLine: line)
    self.created = created
  }

  /// The day of what has no date of its own: the last that the statement covers, that of its
  /// closing balance, that on which it was made.
  var day: Day? { head.to ?? balance("CLBD")?.day ?? created }

  /// Takes one of its elements.
  mutating func take(_ node: CamtNode, values: CamtValues) throws(StatementError) {
    switch node.element {
    case .id: head.id = node.text
    case .elctrncSeqNb: head.sequence = node.text
    case .lglSeqNb: legalNumber = node.text
    case .creDtTm: created = try values.day(node) ?? created
    case .frToDt:
      head.from = try values.day(node[.frDtTm])
      head.to = try values.day(node[.toDtTm])
    case .stmtPgntn, .ntfctnPgntn: takePage(node)
    case .acct:
      head.account = (node[.id]?[.iban] ?? node[.id]?[.othr]?[.id])?.accountID
      if let currency = node[.ccy], let code = currency.text {
        head.currency = try values.unit(code, line: currency.line)
      }
    case .bal: try takeBalance(node, values: values)
    default: break
    }
  }

  private mutating func takePage(_ node: CamtNode) {
    let number = node[.pgNb]?.text.flatMap { Int($0) } ?? 1
    isLastPage = !(node[.lastPgInd].map { $0.says("false") || $0.says("0") } ?? false)
    head.page = number > 1 || !isLastPage ? number : nil
  }

  private mutating func takeBalance(
    _ node: CamtNode, values: CamtValues
  ) throws(StatementError) {
    let code = (node[.tp]?[.cdOrPrtry]?[.cd] ?? node[.tp]?[.cd])?.text ?? ""
    // Others are of no day's end, or of what may be spent.
    guard ["OPBD", "PRCD", "CLBD", "ITBD"].contains(code) else { return }
    guard let amount = node[.amt] else { throw .missing(.amt, in: .bal, line: node.line) }
    guard balances.count < Self.balancesMax else {
      throw .tooLong(line: node.line, field: CamtElement.bal.rawValue)
    }
    // The standard asks for the sign; banks that leave it out have nothing but assets in mind.
    let money = try values.money(amount).signed(isCredit: values.isCredit(node) ?? true)
    guard let day = try values.day(node[.dt]) ?? head.to ?? created else {
      throw .missing(.dt, in: .bal, line: node.line)
    }
    balances.append(Balance(code: code, balance: StatementBalance(amount: money, day: day)))
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
  /// opens and closes what the page holds.
  var end: StatementEnd {
    var end = StatementEnd(
      opening: balance("OPBD") ?? balance("PRCD"), closing: balance("CLBD"))
    if end.opening == nil, let page = head.page, page > 1 { end.opening = balance("ITBD") }
    if end.closing == nil, !isLastPage {
      end.closing = balances.last { $0.code == "ITBD" }?.balance
    }
    return end
  }

  /// The first of these in the account's currency, else in any: then it cannot fit the entries,
  /// and whoever adds up says so.
  private func balance(_ code: String) -> StatementBalance? {
    let candidates = balances.filter { $0.code == code }.map { $0.balance }
    return candidates.first { $0.amount.unit == head.currency } ?? candidates.first
  }
}
