public import Ledger
import Postgres

/// A file of reference rates: currencies by column, days by row, each rate in units for one euro.
public struct RateFile {
  public struct Rate: Sendable {
    public let line: Int
    public let currency: String
    public let day: Day
    public let rate: Ledger.Rate

    public init(line: Int, currency: String, day: Day, rate: Ledger.Rate) {
      self.line = line
      self.currency = currency
      self.day = day
      self.rate = rate
    }
  }

  /// The SHA-256 of its bytes in hex.
  public let digest: String
  public let source: String
  /// Hands out the rates; as often as it is asked.
  public let rates: (_ each: (Rate) throws -> Void) throws -> Void

  public init(
    digest: String, source: String, rates: @escaping (_ each: (Rate) throws -> Void) throws -> Void
  ) {
    self.digest = digest
    self.source = source
    self.rates = rates
  }
}

/// What came of a file of rates.
public struct RateImport: Sendable {
  public internal(set) var rates = 0
  public internal(set) var added = 0
  public internal(set) var corrected = 0
  public internal(set) var first: Day?
  public internal(set) var last: Day?
  /// Currencies of the file that this ledger does not know; they were left out.
  public internal(set) var unknownCurrencies: [String] = []
}

extension Store {
  /// Keeps the rates of a file that are new; one that differs from what is on record refuses the
  /// file, unless it is said why it corrects it.
  ///
  /// - Parameter correction: why rates on record are replaced by those of the file.
  /// - Throws: `StoreError`.
  public func importRates(
    _ file: RateFile, correction: String? = nil, _ how: Recording
  ) throws -> Recorded<RateImport> {
    do {
      return try write(how) { connection in
        let said: RequestFields = ["file": file.digest, "correction": correction]
        let begun = try connection.queryOne(
          """
          select status, operation_id
          from ledger.begin_import(\(how.key), 'rate.import', \(said.sql))
          """, access: .readWrite)
        let isKnown = try begun.decode("status") == "exists"
        var importer = try RateImporter(
          connection, file, operation: isKnown ? nil : begun.decode("operation_id"),
          isCorrecting: correction != nil)
        try file.rates { try importer.take($0) }
        try importer.flush()
        let result = importer.result
        guard isKnown || result.added + result.corrected > 0 else {
          throw NothingNew(result: result)
        }
        return Recorded(
          status: isKnown ? .exists : .created, key: how.key, document: result, warnings: [])
      }
    } catch let nothing as NothingNew {
      return Recorded(status: .exists, key: how.key, document: nothing.result, warnings: [])
    }
  }
}

/// All rates of the file are on record.
private struct NothingNew: Error {
  let result: RateImport
}

/// Takes the rates of a file by the thousand.
private struct RateImporter {
  private static let batchSize = 10_000

  private let connection: Connection
  private let source: String
  /// nil where the file was imported before: then it is only counted.
  private let operation: Int64?
  private let isCorrecting: Bool
  private let currencies: Set<String>
  private var batch: [RateFile.Rate] = []
  private(set) var result = RateImport()

  init(
    _ connection: Connection, _ file: RateFile, operation: Int64?, isCorrecting: Bool
  ) throws {
    self.connection = connection
    self.source = file.source
    self.operation = operation
    self.isCorrecting = isCorrecting
    currencies = Set(
      try connection.query("select code from ledger.unit where kind = 'currency'").map {
        try $0.decode("code")
      })
  }

  mutating func take(_ rate: RateFile.Rate) throws {
    guard currencies.contains(rate.currency) else {
      if !result.unknownCurrencies.contains(rate.currency) {
        result.unknownCurrencies.append(rate.currency)
      }
      return
    }
    result.rates += 1
    result.first = min(rate.day, result.first ?? rate.day)
    result.last = max(rate.day, result.last ?? rate.day)
    batch.append(rate)
    if batch.count == Self.batchSize { try flush() }
  }

  mutating func flush() throws {
    let rates = batch
    batch = []
    guard let operation, !rates.isEmpty else { return }
    let row = try connection.queryOne(
      """
      select added, corrected, places, known
      from ledger.import_rates(
        \(operation), \(source), \(isCorrecting), \(rates.map(\.currency)),
        \(rates.map(\.day.description)), \(rates.map(\.rate.text)))
      """, access: .readWrite)
    result.added += try row.decode("added")
    result.corrected += try row.decode("corrected")
    let places: [Int]? = try row.decode("places")
    let known: [String]? = try row.decode("known")
    guard let place = places?.first, let known = known?.first else { return }
    let rate = rates[place - 1]
    throw StoreError(
      "rate_differs", field: "rate",
      "Line \(rate.line): one euro was \(rate.rate) \(rate.currency) on \(rate.day) by this file, "
        + "and \(known) by what is on record; nothing was recorded",
      hint: "If the file is right, say why: --correct REASON; gifts that were valued stay as they "
        + "are.")
  }
}
