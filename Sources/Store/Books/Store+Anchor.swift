import Postgres

/// What a report is anchored by: the root of a seal proves everything that was sealed by then.
public struct ReportAnchor: Sendable {
  /// The seal's number.
  public let seal: Int64
  /// How many entries it and all before it cover.
  public let treeSize: Int64
  /// The Merkle tree hash of those entries, in hex.
  public let root: String
}

extension Store {
  /// Seals what is finished; answers with the seal that covers it.
  ///
  /// - Parameter patience: milliseconds to wait for somebody else's sealing.
  /// - Throws: `PostgresError` with SQLState 55P03 if that took longer; `StoreError` for a ledger
  ///   in which nothing was ever recorded.
  public func sealForReports(patience: Int) throws -> ReportAnchor {
    try connection.transaction { try $0.sealForReports(patience) }
  }

  /// Seals in the same way, lets `body` read what is known by that seal, and takes it back: what a
  /// report would say if it was made now.
  public func tryingSeal<T>(patience: Int, _ body: (ReportAnchor) throws -> T) throws -> T {
    try connection.transaction(rollback: true) { connection in
      isTrying = true
      defer { isTrying = false }
      return try body(connection.sealForReports(patience))
    }
  }

  /// The anchor that a seal is.
  public func anchor(_ seal: Int64) throws -> ReportAnchor {
    try read(at: Horizon(knownAt: .seal(seal))) { connection in
      let row = try connection.queryOne(
        "select s.tree_size, s.root from audit.seals as s where s.seal = \(seal)")
      return try ReportAnchor(
        seal: seal, treeSize: row.decode("tree_size"), root: row.decode("root"))
    }
  }
}

extension Connection {
  fileprivate func sealForReports(_ patience: Int) throws -> ReportAnchor {
    try execute("select set_config('lock_timeout', \(String(patience)), true)")
    let row = try queryOne(
      "select s.seal, s.tree_size, encode(s.root, 'hex') as root from ledger.seal_finished() as s")
    let number: Int64? = try row.decode("seal")
    guard let number else { throw StoreError.nothingSealed }
    return try ReportAnchor(
      seal: number, treeSize: row.decode("tree_size"), root: row.decode("root"))
  }
}

extension StoreError {
  fileprivate static let nothingSealed = StoreError(
    "nothing_sealed", "Nothing has been sealed in this ledger: there is nothing to report",
    hint: "Record something; coopledger seal, or the first report, seals it.")
}
