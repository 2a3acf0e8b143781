import Ledger

/// An entry's transfers in the form that the database's posting function takes: each account once,
/// and for each transfer the places (from 1) of its two accounts and its amount in minor units.
struct PostingArrays {
  private(set) var accounts: [String] = []
  private(set) var units: [String] = []
  private(set) var debits: [Int32] = []
  private(set) var credits: [Int32] = []
  private(set) var amounts: [Int64] = []

  init(_ entry: Entry) {
    var places: [Holding: Int32] = [:]
    for transfer in entry.transfers {
      let unit = transfer.amount.unit
      debits.append(place(of: Holding(account: transfer.debit, unit: unit), &places))
      credits.append(place(of: Holding(account: transfer.credit, unit: unit), &places))
      amounts.append(transfer.amount.minor)
    }
  }

  private mutating func place(of holding: Holding, _ places: inout [Holding: Int32]) -> Int32 {
    if let place = places[holding] { return place }
    accounts.append(holding.account.text)
    units.append(holding.unit.code)
    let place = Int32(accounts.count)
    places[holding] = place
    return place
  }
}
