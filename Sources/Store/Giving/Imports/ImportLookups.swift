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

  /// The most donors kept, in some megabytes.
  private static let donorsKept = 50_000

  let closedMonths: Set<Month>
  private(set) var rates: [RateKey: ReferenceRate?] = [:]
  /// The rows of donors met before: they are locked until the transaction ends.
  private var donors: [String: Int32] = [:]
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

  func donor(_ name: String?) -> Int32 { name.flatMap { donors[$0] } ?? 0 }

  mutating func keep(donor name: String, _ id: Int32) {
    if donors.count >= Self.donorsKept { donors = [:] }
    donors[name] = id
  }

  func rate(_ key: RateKey) -> ReferenceRate? { rates[key] ?? nil }
}
