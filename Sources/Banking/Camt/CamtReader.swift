import CXML
public import Ledger

/// Reads the statements of a camt.053 file and the notifications of a camt.054 (ISO 20022), in all
/// versions from .001.02 on.
///
/// The file may be of any length: one piece of it is held, and one entry. It is read by the names
/// of its elements, whatever their namespace, and as banks write them: what the standard asks for
/// may be missing where nothing becomes doubtful by that. A DOCTYPE is refused, so that there are
/// no entities; nothing is ever fetched.
public final class CamtReader: StatementReader {
  private enum Place { case outside, message, statement, entry, details }

  private let events: CamtEvents
  private let values: CamtValues
  private var place = Place.outside
  /// An entry's own elements, and one of any other kind.
  private let entryTree = CamtTree()
  private let tree = CamtTree()

  private var isNotification = false
  private var messageCount = 0
  private var statementCount = 0
  private var otherElements: [String] = []
  private var created: Day?
  private var page: CamtPage?
  private var statement: CamtStatement?
  private var isHeadTold = false
  private var entry: CamtEntry?
  private var entryLine = 0

  private var parts: [StatementPart] = []
  private var lines: CamtLines?
  private var failure: StatementError?

  /// A reader of one file.
  ///
  /// - Parameters:
  ///   - units: the currencies that the books know, by their codes.
  ///   - source: the file's bytes, from its beginning.
  /// - Throws: where XML cannot be read on this machine.
  public init(
    units: [String: Unit], source: @escaping ByteSource
  ) throws(StatementError) {
    values = CamtValues(units: units)
    events = try CamtEvents(source)
  }

  public func next() throws(StatementError) -> StatementPart? {
    if let failure { throw failure }
    do {
      return try read()
    } catch {
      failure = error
      throw error
    }
  }

  private func read() throws(StatementError) -> StatementPart? {
    while true {
      if !parts.isEmpty { return parts.removeFirst() }
      if let line = lines?.next() { return .line(line) }
      lines = nil
      guard let event = try events.next() else { break }
      try take(event)
    }
    guard messageCount > 0 else { throw .notCamt(otherElements) }
    return nil
  }

  private func take(_ event: cxml_event) throws(StatementError) {
    guard event.kind != cxml_other_kind else {
      if otherElements.count < 3 {
        otherElements.append(events.name(of: event))
      }
      return
    }
    if event.kind == cxml_close_kind { return try close(line: Int(event.line)) }
    let before = place
    try begin(CamtElement.all[Int(event.name)], line: Int(event.line))
    // An element with nothing in it has no end of its own.
    if place != before, event.kind == cxml_leaf_kind { try close(line: Int(event.line)) }
  }
}

// What begins and what ends.
extension CamtReader {
  private func begin(_ element: CamtElement, line: Int) throws(StatementError) {
    switch (place, element) {
    case (.outside, .bkToCstmrStmt), (.outside, .bkToCstmrDbtCdtNtfctn):
      isNotification = element == .bkToCstmrDbtCdtNtfctn
      messageCount += 1
      statementCount = 0
      created = nil
      page = nil
      place = .message
    case (.outside, .bkToCstmrAcctRpt): throw .interim(line: line)
    case (.outside, _): break
    case (.message, .stmt) where !isNotification, (.message, .ntfctn) where isNotification:
      statement = CamtStatement(
        line: line, isNotification: isNotification, created: created, page: page)
      statementCount += 1
      isHeadTold = false
      place = .statement
    case (.message, _):
      let node = try whole()
      if element == .grpHdr {
        created = try values.day(node?[.creDtTm])
        page = node?[.msgPgntn].map { CamtPage($0) }
      }
    case (.statement, .ntry):
      entryTree.removeAll()
      entry = nil
      entryLine = line
      place = .entry
    case (.statement, _):
      if isHeadTold, element == .acct { throw .late(element, line: line) }
      if let node = try whole() { try statement?.take(node, values: values) }
    case (.entry, .ntryDtls):
      try openEntry()
      place = .details
    case (.entry, _):
      if entry != nil, [.amt, .cdtDbtInd, .rvslInd].contains(element) {
        throw .late(element, line: line)
      }
      try events.fill(entryTree)
    case (.details, .txDtls):
      if let node = try whole() { try takePayment(node) }
    case (.details, _):
      if let node = try whole(), element == .btch { entry?.take(batch: node) }
    }
  }

  /// The element that began, with all that is in it; valid until the next one is read.
  private func whole() throws(StatementError) -> CamtNode? {
    tree.removeAll()
    try events.fill(tree)
    return tree.root.first
  }

  private func takePayment(_ node: CamtNode) throws(StatementError) {
    // Only what is needed of the entry: a copy of it would make its payments be copied as well.
    guard let amounts, let isCredit = entry?.isCredit, let isReversal = entry?.isReversal
    else { return }
    let detail = try CamtDetail(
      node, isCredit: isCredit, isReversal: isReversal, amounts: amounts,
      own: statement?.head.account)
    try entry?.append(detail)
  }

  private func close(line: Int) throws(StatementError) {
    switch place {
    case .outside: break
    case .message:
      if statementCount == 0 { throw .noStatement(isNotification: isNotification, line: line) }
      place = .outside
    case .statement:
      tellHead(currency: nil)
      if let statement { parts.append(.end(statement.end)) }
      statement = nil
      place = .message
    case .entry:
      try openEntry()
      if let amounts, let entry {
        lines = try entry.lines(entryTree.root, amounts: amounts, statementDay: statement?.day)
      }
      place = .statement
    case .details: place = .entry
    }
  }

  /// Reads an entry's head as soon as it is needed for its payments, once.
  private func openEntry() throws(StatementError) {
    guard entry == nil else { return }
    statement?.entryCount += 1
    let opened = try CamtEntry(
      entryTree.root, place: statement?.entryCount ?? 1, line: entryLine, values: values)
    tellHead(currency: opened.stated.unit)
    entry = opened
  }

  private func tellHead(currency: Unit?) {
    guard !isHeadTold, statement != nil else { return }
    isHeadTold = true
    statement?.settle(currency: currency)
    if let head = statement?.head { parts.append(.head(head)) }
  }

  private var amounts: CamtAmounts? {
    (statement?.head.currency ?? entry?.stated.unit).map { CamtAmounts(values: values, unit: $0) }
  }
}
