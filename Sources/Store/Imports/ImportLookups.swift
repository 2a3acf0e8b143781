import Ledger
import Postgres

/// What a file's gifts were looked up by, kept so that it is asked once.
struct ImportLookups {
  /// The days and currencies of a rate.
  struct RateKey: Hashable {
    let from: String
    let to: String
    let on: Day
  }

  /// The most rates kept: thirty years of ten currencies, in a few megabytes.
  private static let ratesKept = 100_000

  let closedMonths: Set<Month>
  private(set) var rates: [RateKey: ReferenceRate?] = [:]
  /// By number, as written.
  var pledges: [String: Result<OpenPledge, StoreError>] = [:]
  /// Of each pledge what the gifts before have left of it.
  var outstanding: [Int64: Money] = [:]
  /// The lines of gifts with a pledge that are on record already, and so fulfil nothing now.
  var knownLines: Set<Int> = []

  init(_ connection: Connection) throws {
    closedMonths = Set(
      try connection.query(
        "select to_char(month, 'YYYY-MM') as month from ledger.period where closed_by is not null"
      ).map { try Month(parsing: $0.decode("month")) })
  }

  /// Those of the rates that are not known yet, each once.
  mutating func missing(_ wanted: some Sequence<RateKey>) -> [RateKey] {
    if rates.count > Self.ratesKept { rates = [:] }
    return Array(Set(wanted.filter { rates[$0] == nil }))
  }

  mutating func keep(_ keys: [RateKey], _ found: [ReferenceRate?]) {
    for (key, rate) in zip(keys, found) { rates[key] = .some(rate) }
  }

  func rate(_ key: RateKey) -> ReferenceRate? { rates[key] ?? nil }
}
