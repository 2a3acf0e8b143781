import Ledger
import Reports
import Store

/// The journal's own proof: in each unit as much was debited as credited.
enum JournalControl {
  /// A line for each unit; throws where they differ.
  static func points(_ store: Store, _ horizon: Horizon) throws -> [String] {
    var debit = UnitSums()
    var credit = UnitSums()
    var rest = UnitSums()
    for row in try store.trialBalance(from: nil, at: horizon) {
      debit.add(row.debit)
      credit.add(row.credit)
      rest.add(row.debit)
      rest.subtract(row.credit)
    }
    try rest.requireNothing(
      "journal_uneven", "Debit less credit of the whole journal must be nothing")
    return zip(debit.all, credit.all).map { debit, credit in
      "Journal, \(debit.unit.code): debit \(debit.text) = credit \(credit.text)"
    }
  }
}
