import Ledger

/// Whether the balances in a file follow from its lines, which way round they are listed, and what
/// was on the account before and after them.
///
/// With S the sum of the lines up to and with this one and b its balance: oldest first, b − S is
/// the same at every line (the opening balance); newest first, b + S before this line is (the
/// closing balance). Both are kept, and a file breaks where the second of them fails.
struct RunningBalance {
  enum Style { case after, before, unchecked }

  private let style: Style
  private let unit: Unit
  private var sum: Money
  private var last: Day?
  private var earliest: Day?
  private var latest: Day?
  private var steps = 0
  /// What oldest first, and newest first, come to; nil once refuted.
  private var opening: Money?
  private var closing: Money?
  private var hasBalances = false

  init(_ style: Style, _ unit: Unit) {
    self.style = style
    self.unit = unit
    sum = .zero(unit)
  }

  /// Takes the next line that is booked.
  /// - Throws: where its balance fits neither way.
  mutating func take(
    _ amount: Money, balance: Money?, on day: Day, line: Int
  ) throws(StatementError) {
    if let last, day != last { steps += day > last ? 1 : -1 }
    last = day
    earliest = min(earliest ?? day, day)
    latest = max(latest ?? day, day)
    let due: Money?
    do throws(AmountError) {
      due = try step(amount, balance)
    } catch {
      throw StatementError(error.code, line: line, error.message, hint: error.hint)
    }
    if let balance, let due { throw broken(balance, due, line) }
  }

  /// Reckons a line in, and answers with the balance that was due where the one given fits neither
  /// way.
  private mutating func step(_ amount: Money, _ balance: Money?) throws(AmountError) -> Money? {
    let before = sum
    sum = try sum.adding(amount)
    guard let balance, style != .unchecked else { return nil }
    let oldest = try balance.subtracting(style == .after ? sum : before)
    let newest = try balance.adding(style == .after ? before : sum)
    guard hasBalances else {
      (opening, closing, hasBalances) = (oldest, newest, true)
      return nil
    }
    let (wasOpening, wasClosing) = (opening, closing)
    if opening != oldest { opening = nil }
    if closing != newest { closing = nil }
    guard opening == nil, closing == nil else { return nil }
    // The way that held longer is the file's; where both fail at once, the days tell.
    if let wasOpening, wasClosing == nil || steps >= 0 {
      return try balance.subtracting(oldest.subtracting(wasOpening))
    }
    return try balance.subtracting(newest.subtracting(wasClosing ?? newest))
  }

  private func broken(_ balance: Money, _ due: Money, _ line: Int) -> StatementError {
    StatementError(
      "statement_balance", line: line, field: "balance",
      "The balance is \(balance), but the lines up to here make \(due)",
      hint:
        "Are lines missing, or was the file filtered or sorted anew? A profile for a bank whose "
        + "balances mean something else says balances,unchecked.")
  }

  /// Whether the newest line comes first, by the balances, else by the days.
  var isNewestFirst: Bool {
    if hasBalances, (opening == nil) != (closing == nil) { return closing != nil }
    return steps < 0
  }

  /// What is known when all lines are read.
  var end: StatementEnd {
    var end = StatementEnd(isNewestFirst: isNewestFirst)
    guard hasBalances, let earliest, let latest else { return end }
    let before = isNewestFirst ? closing.flatMap { try? $0.subtracting(sum) } : opening
    let after = isNewestFirst ? closing : opening.flatMap { try? $0.adding(sum) }
    end.opening = before.map { StatementBalance(amount: $0, day: earliest) }
    end.closing = after.map { StatementBalance(amount: $0, day: latest) }
    return end
  }

  /// The days of the lines.
  var days: (first: Day, last: Day)? {
    guard let earliest, let latest else { return nil }
    return (earliest, latest)
  }
}
