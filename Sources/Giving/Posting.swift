import Ledger

/// Collects the transfers of one entry; amounts of nothing post nothing.
struct Posting {
  private(set) var transfers: [Transfer] = []

  mutating func move(
    _ amount: Money, from credit: AccountName, to debit: AccountName
  ) throws(EntryError) {
    guard amount.minor != 0 else { return }
    transfers.append(try Transfer(debit: debit, credit: credit, amount: amount))
  }

  func entry(on day: Day) throws(EntryError) -> Entry {
    try Entry(effectiveOn: day, transfers: transfers)
  }
}

/// Accounts that all campaigns share.
enum Shared {
  static var conversion: AccountName {
    get throws(AccountError) { try AccountName("Equity:Conversion") }
  }
  static var exchangeGain: AccountName {
    get throws(AccountError) { try AccountName("Income:Exchange") }
  }
  static var exchangeLoss: AccountName {
    get throws(AccountError) { try AccountName("Expenses:Exchange") }
  }
}

/// Runs a plan, turning errors of the ledger's rules into errors of giving.
func planning<T>(_ body: () throws -> T) throws(GivingError) -> T {
  do {
    return try body()
  } catch let error as GivingError {
    throw error
  } catch let error as any Refusal {
    throw GivingError(error)
  } catch {
    throw GivingError("unexpected", field: nil, "\(error)")
  }
}
