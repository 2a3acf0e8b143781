import Giving
import Ledger
import Postgres

extension Store {
  /// Records the gifts of a file, all of them or none, in one operation.
  ///
  /// What is on record already is left as it is: the same file under any key, and a gift whose
  /// reference is on record with the same data.
  /// - Throws: `DonationImportRefused`, `StoreError` where control totals differ; `PostgresError`
  ///   with SQLSTATE CL001 where the key was used for another file.
  public func importDonations(
    _ file: DonationFile, _ options: DonationImportOptions, _ how: Recording,
    listener: (any DonationImportListener)? = nil
  ) throws -> Recorded<DonationImport> {
    do {
      return try write(how) { connection in
        try self.importOnce(file, options, how, listener, connection)
      }
    } catch let nothing as NothingNew {
      return Recorded(status: .exists, key: how.key, document: nothing.result, warnings: [])
    } catch let again as ImportedBefore {
      return try read(attempts: 1) { connection in
        let reader = try self.reader(file.table, options, connection)
        try listener?.restart()
        return try self.imported(
          file, reader, again.operation, key: again.key, listener, connection)
      }.warning(["The same file was imported before, with the key \(again.key)."])
    }
  }

  private func importOnce(
    _ file: DonationFile, _ options: DonationImportOptions, _ how: Recording,
    _ listener: (any DonationImportListener)?, _ connection: Connection
  ) throws -> Recorded<DonationImport> {
    try listener?.restart()
    let reader = try self.reader(file.table, options, connection)
    let said: RequestFields = [
      "file": file.digest, "campaign": options.campaign, "profile": options.profile,
    ]
    let earlier = try connection.earlierImport(of: file.digest)
    if let earlier, earlier.campaign != options.campaign { throw earlier.isOfAnother(options) }
    let begun = try connection.queryOne(
      """
      select status, operation_id
      from ledger.begin_import(\(how.key), 'donation.import', \(said.sql))
      """, access: .readWrite)
    let operation: Int64 = try begun.decode("operation_id")
    if try begun.decode("status") == "exists" {
      return try self.imported(file, reader, operation, key: how.key, listener, connection)
    }
    if let earlier, earlier.operation != operation { throw earlier }
    let importer = try DonationImporter(
      self, connection, reader, operation: operation, isList: options.profile != nil, how,
      listener)
    try file.rows(importer.take)
    try importer.finish()
    try importer.requireNothingRefused(listener)
    try self.requireTotals(options, importer, connection)
    var result = importer.finished
    guard result.created > 0 || result.refunds > 0 else {
      try listener?.finish(isRefused: false)
      throw NothingNew(result: result)
    }
    try connection.look(at: &result, importer)
    try listener?.finish(isRefused: false)
    return Recorded(status: .created, key: how.key, document: result, warnings: [])
  }

  /// What rows are read by.
  private func reader(
    _ table: DonationTable, _ options: DonationImportOptions, _ connection: Connection
  ) throws -> GiftReader {
    if let code = options.campaign { _ = try campaign(code, connection) }
    var units: [String: Unit] = [:]
    for row in try connection.query(
      "select code, scale, kind, last_day from ledger.unit where kind = 'currency'")
    {
      let unit = try row.unit()
      units[unit.code] = unit
    }
    var campaigns: [String: Campaign] = [:]
    for row in try connection.query("select code, currency from giving.campaign") {
      let code: String = try row.decode("code")
      guard let unit = units[try row.decode("currency")] else { continue }
      campaigns[code] = try Campaign(code: code, currency: unit)
    }
    return GiftReader(
      table: table, campaigns: campaigns, units: units, countries: try connection.countries(),
      campaign: options.campaign,
      today: try connection.queryOne("select ledger.today(\(timeZone)) as today").day("today"))
  }

  /// The file as it should be, if that was said.
  private func requireTotals(
    _ options: DonationImportOptions, _ importer: DonationImporter, _ connection: Connection
  ) throws {
    let count = importer.result.gifts
    if let expected = options.expectedCount, expected != count {
      throw StoreError(
        "count_differs", field: "expect-count",
        "The file has \(count) gifts, and \(expected) were expected; nothing was recorded")
    }
    for (amount, said) in options.expectedTotals {
      let currencies = Set(importer.sums.all.map(\.amount.unit.code)).sorted()
      guard let currency = said ?? currencies.first, said != nil || currencies.count == 1 else {
        throw StoreError(
          "total_without_currency", field: "expect-total",
          "The total of \(amount) does not say its currency, and the gifts are in "
            + "\(currencies.isEmpty ? "none" : currencies.joined(separator: ", ")); nothing was "
            + "recorded",
          hint: "Say it for each: --expect-total \"\(amount) \(currencies.first ?? "EUR")\".")
      }
      guard let unit = try connection.units([currency])[currency] else { continue }
      let expected = try field("expect-total") { try Money(parsing: amount, unit: unit) }
      let total = importer.sums.total(in: unit)
      guard total.minor == Int128(expected.minor) else {
        throw StoreError(
          "total_differs", field: "expect-total",
          "The gifts in \(unit) add up to \(total.text), and \(expected.text) were expected; "
            + "nothing was recorded")
      }
    }
  }
}

/// Everything that the file says is on record.
private struct NothingNew: Error {
  let result: DonationImport
}

/// The file was imported before, with another key, and not all of its gifts were voided since.
private struct ImportedBefore: Error {
  let operation: Int64
  let key: String
  let campaign: String?

  /// The gifts of one file are one campaign's: else they would count twice.
  func isOfAnother(_ options: DonationImportOptions) -> StoreError {
    StoreError(
      "file_on_record", field: "campaign",
      "The file was imported before, \(campaign.map { "for \($0)" } ?? "without --campaign"), and "
        + "its gifts stand",
      hint:
        "If that was wrong: coopledger donation void --import \(key) --reason TEXT, then import "
        + "it again.")
  }
}

extension Connection {
  /// The import of these bytes of which gifts stand.
  fileprivate func earlierImport(of digest: String) throws -> ImportedBefore? {
    try queryIfOne(
      """
      select o.id, o.key, o.request ->> 'campaign' as campaign
      from ledger.operation as o
      where o.kind = 'donation.import' and o.request ->> 'file' = \(digest)
        and exists (
          select from ledger.entry as e
          where e.operation_id = o.id
            and not exists (select from ledger.entry as r where r.reverses = e.id))
      order by o.id
      limit 1
      """
    ).map { row in
      ImportedBefore(
        operation: try row.decode("id"), key: try row.decode("key"),
        campaign: try row.decode("campaign"))
    }
  }
}
