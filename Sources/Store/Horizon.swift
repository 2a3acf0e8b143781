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

  /// The last day of a month that counts.
  public func end(of month: Month) -> Day {
    min(month.lastDay, asOf ?? month.lastDay)
  }
}

/// A place on the axis of what is known, as the user gave it.
public enum KnownAt: Hashable, Sendable {
  /// What a seal and all before it cover: exact, and the same for ever.
  case seal(Int64)
  /// What bears a stamp up to a moment: ISO 8601 with an offset, checked for its form.
  case moment(String)

  /// Reads `seal:12`, `2018-12-05T09:30:00Z` or `2018-12-05T10:30:00.250+01:00`. Without an offset
  /// a time means another moment in each office, so it is refused.
  public init(parsing text: String) throws(StoreError) {
    if text.hasPrefix("seal:") {
      let digits = text.dropFirst("seal:".count)
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seal = Int64(digits),
        seal >= 1
      else {
        throw StoreError(
          "seal_malformed", field: "known-at",
          "\"\(text.prefix(40))\" is not a seal: seals count from 1",
          hint: "Write it like seal:12.")
      }
      self = .seal(seal)
      return
    }
    guard Self.isTimestamp(text) else {
      throw StoreError(
        "timestamp_malformed", field: "known-at",
        "\"\(text.prefix(40))\" is not a seal, nor a moment with its offset from UTC",
        hint: "Write it like seal:12, 2018-12-05T09:30:00Z or 2018-12-05T10:30:00+01:00.")
    }
    self = .moment(text)
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

  /// Reads in one snapshot, once it is certain that the horizon's seal is in it.
  func read<T>(
    at horizon: Horizon, attempts: Int = 5, _ body: (Connection) throws -> T
  ) throws -> T {
    try read(attempts: attempts) { connection in
      if let seal = horizon.seal {
        let last: Int64? = try connection.queryOne("select max(seal) as last from audit.seals")
          .decode("last")
        guard let last, seal <= last else { throw StoreError.unknownSeal(seal, last: last) }
      }
      return try body(connection)
    }
  }
}

extension Horizon {
  /// The seal by which it is known; nil where that is asked by moment, or now.
  var seal: Int64? {
    guard case .seal(let seal)? = knownAt else { return nil }
    return seal
  }

  /// What functions of the database take for what is known: the arguments p_known_at and p_seal.
  var known: SQL { "\(moment), \(seal)::bigint" }

  /// The moment at which it is known, as SQL of type timestamptz.
  var moment: SQL {
    guard case .moment(let timestamp)? = knownAt else { return "'infinity'::timestamptz" }
    return "\(timestamp)::timestamptz"
  }

  /// A condition: what the operation of this id and stamp recorded is known.
  func isKnown(operation: SQL, recordedAt: SQL) -> SQL {
    switch knownAt {
    case nil: "true"
    case .moment: "\(recordedAt) <= \(moment)"
    case .seal(let seal):
      """
      exists (
        select from ledger.seal_operation as sealing
        where sealing.operation_id = \(operation) and sealing.seal <= \(seal))
      """
    }
  }

  /// A condition: what a row with operation_id and recorded_at tells is known.
  func isKnown(_ alias: SQL) -> SQL {
    isKnown(operation: alias + ".operation_id", recordedAt: alias + ".recorded_at")
  }

  /// The last day that counts, as SQL of type date, where what is to come counts unless a day is
  /// given.
  var lastDay: SQL { asOf.map { "\($0.description)::date" } ?? "'infinity'::date" }

  /// A condition: what bears this stamp, and is covered by this seal if by any, is known.
  func isKnown(seal covering: SQL, recordedAt: SQL) -> SQL {
    guard let seal else { return isKnown(operation: "null", recordedAt: recordedAt) }
    return "coalesce(\(covering) <= \(seal), false)"
  }
}
