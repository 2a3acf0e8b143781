public import Ledger
import Postgres

/// Which past a report speaks of: what had happened by a day, as it was known at a moment.
public struct Horizon: Hashable, Sendable {
  /// The last day that counts; nil for today in the organisation's time zone.
  public let asOf: Day?
  /// What was recorded by then; nil for everything.
  public let knownAt: KnownAt?

  public init(asOf: Day? = nil, knownAt: KnownAt? = nil) {
    self.asOf = asOf
    self.knownAt = knownAt
  }
}

/// A moment on the time axis of what is known, as the user gave it.
public struct KnownAt: Hashable, Sendable {
  /// ISO 8601 with an offset, checked for its form.
  public let timestamp: String

  /// Reads `2018-12-05T09:30:00Z` or `2018-12-05T10:30:00.250+01:00`. Without an offset a time
  /// means another moment in each office, so it is refused.
  public init(parsing text: String) throws(StoreError) {
    if text.hasPrefix("seal:") {
      throw StoreError(
        "unknown_seal", field: "known-at",
        "There is no \(text.prefix(40)): nothing has been sealed in this ledger",
        hint: "Give a moment with its offset, such as 2018-12-05T09:30:00Z.")
    }
    guard Self.isTimestamp(text) else {
      throw StoreError(
        "timestamp_malformed", field: "known-at",
        "\"\(text.prefix(40))\" is not a moment with its offset from UTC",
        hint: "Write it like 2018-12-05T09:30:00Z or 2018-12-05T10:30:00+01:00.")
    }
    timestamp = text
  }

  private static func isTimestamp(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 32,
      (try? Day(parsing: String(text.prefix(10)))) != nil,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return false }
    var rest = bytes[11...]
    guard let hour = digits(&rest, upTo: 23), take(":", &rest),
      let minute = digits(&rest, upTo: 59), take(":", &rest), digits(&rest, upTo: 59) != nil
    else { return false }
    _ = (hour, minute)
    if take(".", &rest) {
      let fraction = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard (1...6).contains(fraction.count) else { return false }
      rest = rest.dropFirst(fraction.count)
    }
    if take("Z", &rest) { return rest.isEmpty }
    guard take("+", &rest) || take("-", &rest), digits(&rest, upTo: 14) != nil, take(":", &rest),
      digits(&rest, upTo: 59) != nil
    else { return false }
    return rest.isEmpty
  }

  /// Takes two digits of at most `limit` off the front.
  private static func digits(_ rest: inout ArraySlice<UInt8>, upTo limit: Int) -> Int? {
    let two = rest.prefix(2)
    guard two.count == 2, two.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest = rest.dropFirst(2)
    let value = two.reduce(0) { $0 * 10 + Int($1 - 48) }
    return value <= limit ? value : nil
  }

  private static func take(_ mark: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest = rest.dropFirst()
    return true
  }
}

extension Store {
  /// The day it is in the organisation's time zone, by the database's clock.
  public func today() throws -> Day {
    try read { try $0.queryOne("select ledger.today(\(self.timeZone)) as today").day("today") }
  }

  /// The horizon's day as SQL of type date.
  func day(of horizon: Horizon) -> SQL {
    if let asOf = horizon.asOf { return "\(asOf.description)::date" }
    return "ledger.today(\(timeZone))"
  }

  /// The horizon's moment as SQL of type timestamptz.
  func moment(of horizon: Horizon) -> SQL {
    if let knownAt = horizon.knownAt { return "\(knownAt.timestamp)::timestamptz" }
    return "'infinity'::timestamptz"
  }
}
