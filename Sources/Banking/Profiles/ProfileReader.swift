import Ledger

/// Reads the statements of a CSV file by a profile, one row at a time, whatever its length.
///
/// Decision: a file with lines of several accounts or currencies is a statement for each, in the
/// order in which they first appear, and is read once for each: memory stays flat however they are
/// mixed (processors' files hold every currency in one table). Rejected: keeping the later ones'
/// lines until the first ends, and refusing mixed files.
public final class ProfileReader: StatementReader {
  /// More accounts than this in one file are a column that is no account.
  static let mostStatements = 100

  public let layout: CSVLayout
  private let choice: CSVChoice
  private let open: ByteOpener
  private var rows: RowReader
  private var scanner: RowScanner?
  private var row = Row()
  /// The statements found so far, and which of them is being read.
  private var keys: [StatementKey] = []
  private var current = 0
  private var balance: RunningBalance?
  private var count = 0
  private var held: StatementLine?
  /// The opening and closing balance that the first line repeats, where a file has them so.
  private var stated: [ProfileField: String] = [:]
  private var ready: [StatementPart] = []
  private var isDone = false

  /// Rows left aside: those that the profile skips, those that wait and have no date yet, those in
  /// another currency than was asked for.
  public private(set) var skipped = 0
  public private(set) var undated = 0
  public private(set) var inOtherCurrencies = 0
  /// Whether the file does not say its currency and euros were assumed.
  public var assumesCurrency: Bool { rows.assumesCurrency }
  /// Whether no line went out though the amounts have no sign and nothing says which way: as in the
  /// files of cards, which write what was spent so.
  public var isUnsigned: Bool {
    lines > 1 && !hasSign && layout.columns[.amount] != nil && layout.columns[.sign] == nil
      && layout.profile[.signs] == nil && layout.profile[.detected] == "last"
  }
  private var lines = 0
  private var hasSign = false
  /// The encoding that the text turned out to have; nil where all is plain ASCII.
  public var encoding: TextEncoding? { layout.utf16 == nil ? rows.encoding : .utf16 }

  /// - Parameter open: opens the file anew; once for each statement in it.
  public init(_ layout: CSVLayout, _ choice: CSVChoice, open: @escaping ByteOpener) {
    self.layout = layout
    self.choice = choice
    self.open = open
    rows = RowReader(layout, choice)
  }

  public func next() throws(StatementError) -> StatementPart? {
    while ready.isEmpty, !isDone {
      do throws(StatementError) {
        try step()
      } catch {
        isDone = true
        throw error
      }
    }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func step() throws(StatementError) {
    if scanner == nil {
      rows = RowReader(layout, choice)
      scanner = RowScanner(
        ByteSources.withoutUTF16(try open(), layout.utf16),
        separator: layout.separator.asciiValue ?? 0x2C, quote: layout.quote?.asciiValue)
    }
    guard try scanner?.next(&row) == true else { return try endPass() }
    switch try rows.meaning(of: row) {
    case .nothing: break
    case .more(let text):
      let above = held?.remittance
      held?.remittance = above.map { $0 + "\n" + text } ?? text
    case .aside(let reason): if current == 0 { note(reason) }
    case .line(let line, let key): try take(line, key)
    }
  }

  private func note(_ reason: RowReader.Aside) {
    switch reason {
    case .skipped: skipped += 1
    case .undated: undated += 1
    case .otherCurrency: inOtherCurrencies += 1
    }
  }

  private func take(_ line: StatementLine, _ key: StatementKey) throws(StatementError) {
    if !keys.contains(key) {
      guard keys.count < Self.mostStatements else {
        let name = layout.columns[.account]?.first?.name ?? "account"
        throw StatementError(
          "statement_accounts", line: line.fileLine, field: name,
          "The file has lines of more than \(Self.mostStatements) accounts",
          hint: "Is \(name.quoted) the column of the account?")
      }
      keys.append(key)
    }
    guard keys[current] == key else {
      // What goes on below belongs to that line.
      try release()
      return
    }
    if balance == nil { try begin(key, line.fileLine) }
    try release()
    count += 1
    lines += 1
    if line.amount.minor < 0 { hasSign = true }
    var line = line
    line.entry = count
    if line.status == .booked {
      try balance?.take(line.amount, balance: line.balance, on: line.bookedOn, line: line.fileLine)
    }
    held = line
  }

  private func begin(_ key: StatementKey, _ line: Int) throws(StatementError) {
    for field in [ProfileField.opening, .closing, .from, .to] {
      stated[field] = try rows.value(row, field)
    }
    let style: RunningBalance.Style =
      switch layout.profile[.balances] {
      case "before": .before
      case "unchecked": .unchecked
      default: .after
      }
    balance = RunningBalance(style, toleratesBreaks: !choice.checksBalances, key.unit)
    var head = StatementHead(
      account: key.account.flatMap(Self.account), currency: key.unit, fileLine: line)
    head.from = stated[.from].flatMap(layout.dates.day)
    head.to = stated[.to].flatMap(layout.dates.day)
    ready.append(.head(head))
  }

  /// An account's id: the IBAN in a text such as `DE02… / current account`, else all of it.
  private static func account(_ text: String) -> BankAccountID? {
    let parts = text.split(separator: "/").compactMap { BankAccountID(String($0)) }
    return parts.first(where: \.isIBAN) ?? BankAccountID(text)
  }

  private func release() throws(StatementError) {
    if let held { ready.append(.line(held)) }
    held = nil
  }

  private func endPass() throws(StatementError) {
    try release()
    if let balance, current < keys.count {
      var end = balance.end
      if let days = balance.days {
        try state(&end.opening, .opening, on: days.first, keys[current].unit)
        try state(&end.closing, .closing, on: days.last, keys[current].unit)
      }
      ready.append(.end(end))
    }
    current += 1
    (balance, count, scanner, stated) = (nil, 0, nil, [:])
    isDone = current >= keys.count
  }

  /// Takes a balance that stands beside the table, where the lines give none.
  private func state(
    _ balance: inout StatementBalance?, _ field: ProfileField, on day: Day, _ unit: Unit
  ) throws(StatementError) {
    guard balance == nil, let text = rows.labelled[field] ?? stated[field],
      !text.isEmpty
    else { return }
    balance = StatementBalance(
      amount: try rows.money(row, text, unit, field.rawValue), day: day)
  }
}
