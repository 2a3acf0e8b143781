import Ledger

/// Whether the balances in a file follow from its lines, which way round they are listed, and what
/// was on the account before and after them.
///
/// With S the sum of the lines up to and with this one and b its balance: oldest first, b − S is
/// the same at every line (the opening balance); newest first, b + S before this line is (the
/// closing balance). Both are kept, and a file breaks where the second of them fails.
struct RunningBalance {
  enum Style { case after, before, unchecked }

  /// What one way round comes to at the first and at the last line that has a balance.
  private struct Way {
    let first: Money
    var last: Money
    /// Whether all lines agreed so far.
    var holds = true

    mutating func take(_ here: Money) {
      if here != first { holds = false }
      last = here
    }
  }

  private let style: Style
  private let toleratesBreaks: Bool
  private let unit: Unit
  private var sum: Money
  private var last: Day?
  private var earliest: Day?
  private var latest: Day?
  private var steps = 0
  /// Oldest first, and newest first; nil before the first line that has a balance.
  private var ways: (oldest: Way, newest: Way)?
  /// Where both ways broke: which of them held longer, if one did.
  private var brokenNewestFirst: Bool?

  /// - Parameter toleratesBreaks: to take the first and the last balance even where those between
  ///   do not follow, so that what the lines do not explain is a difference.
  init(_ style: Style, toleratesBreaks: Bool = false, _ unit: Unit) {
    self.style = style
    self.toleratesBreaks = toleratesBreaks
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
    guard var (fromOldest, fromNewest) = ways else {
      ways = (Way(first: oldest, last: oldest), Way(first: newest, last: newest))
      return nil
    }
    let (heldOldest, heldNewest) = (fromOldest.holds, fromNewest.holds)
    fromOldest.take(oldest)
    fromNewest.take(newest)
    ways = (fromOldest, fromNewest)
    guard heldOldest || heldNewest, !fromOldest.holds, !fromNewest.holds else { return nil }
    if heldOldest != heldNewest { brokenNewestFirst = heldNewest }
    guard !toleratesBreaks else { return nil }
    // The way that held longer is the file's; where both fail at once, the days tell.
    return isNewestFirst
      ? try balance.subtracting(newest.subtracting(fromNewest.first))
      : try balance.subtracting(oldest.subtracting(fromOldest.first))
  }

  private func broken(_ balance: Money, _ due: Money, _ line: Int) -> StatementError {
    StatementError(
      "statement_balance", line: line, field: "balance",
      "The balance is \(balance), but the lines up to here make \(due)",
      hint:
        "Are lines missing, or was the file filtered or sorted anew? --accept-difference takes the "
        + "first and the last balance as they stand; a profile for a bank whose balances mean "
        + "something else says balances,unchecked.")
  }

  /// Whether the newest line comes first, by the balances, else by the days.
  var isNewestFirst: Bool {
    if let ways, ways.oldest.holds != ways.newest.holds { return ways.newest.holds }
    return brokenNewestFirst ?? (steps < 0)
  }

  /// What is known when all lines are read.
  var end: StatementEnd {
    var end = StatementEnd(isNewestFirst: isNewestFirst)
    guard let ways, let earliest, let latest else { return end }
    let before = isNewestFirst ? try? ways.newest.last.subtracting(sum) : ways.oldest.first
    let after = isNewestFirst ? ways.newest.first : try? ways.oldest.last.adding(sum)
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
