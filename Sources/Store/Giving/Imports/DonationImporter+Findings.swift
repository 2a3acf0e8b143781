import Giving
import Ledger
import Postgres

extension DonationImporter {
  /// What came of the file, its sums included.
  var finished: DonationImport {
    var finished = result
    finished.sums = sums.all
    return finished
  }

  /// - Throws: `DonationImportRefused` if a row was refused.
  func requireNothingRefused(_ listener: (any DonationImportListener)?) throws {
    guard result.refused > 0 else { return }
    try listener?.finish(isRefused: true)
    throw DonationImportRefused(refusals: refusals, refused: result.refused, rows: rows)
  }
}

extension Connection {
  /// How many findings are told of a kind.
  private static var toldFindings: Int { 20 }

  /// Looks for what hinders nothing and should be looked at: donors whose names are alike, and
  /// gifts that may have been recorded before.
  func look(at result: inout DonationImport, _ importer: DonationImporter) throws {
    guard let first = importer.firstDonation, let last = importer.lastDonation else { return }
    let donors: Int = try queryOne(
      """
      select count(distinct d.donor_id)::integer as donors
      from giving.donation as d
      where d.id between \(first) and \(last)
      """
    ).decode("donors")
    result.knownDonors = max(0, donors - result.newDonors)
    if let firstNew = importer.firstNewDonor { result.similarNames = try similarNames(firstNew) }
    try suspectDuplicates(&result, from: first, to: last)
  }

  private func similarNames(_ firstNew: Int) throws -> [SimilarNames] {
    try query(
      """
      with donor as (
        select n.id, n.code, n.name, giving.name_key(n.name) as key
        from giving.donor as n
        where n.name is not null
      )
      select new.name as new, other.name as other, other.code
      from donor as new
      join donor as other on other.key = new.key and other.id < new.id
      where new.id >= \(firstNew)
      order by new.id, other.id
      limit \(Self.toldFindings)
      """
    ).map { row in
      try SimilarNames(
        new: row.decode("new"), other: row.decode("other"), otherCode: row.decode("code"))
    }
  }

  /// Gifts of one donor, day and amount, of which one at the least is of this file.
  private func suspectDuplicates(
    _ result: inout DonationImport, from first: Int64, to last: Int64
  ) throws {
    let rows = try query(
      """
      select giving.document_number('D', d.received_on, d.ids[cardinality(d.ids)]) as donation,
             giving.document_number('D', d.received_on, d.ids[cardinality(d.ids) - 1]) as other,
             count(*) over () as found
      from (
        select d.received_on, array_agg(d.id order by d.id) as ids
        from giving.donation as d
        where d.donor_id is not null
          and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
        group by d.donor_id, d.received_on, d.amount_minor, d.currency
        having count(*) > 1 and max(d.id) between \(first) and \(last)
      ) as d
      order by d.ids
      limit \(Self.toldFindings)
      """)
    result.suspectedDuplicates = try rows.map { row in
      (donation: try row.decode("donation"), other: try row.decode("other"))
    }
    result.suspectedDuplicateCount = try rows.first?.decode("found") ?? 0
  }
}
