import Ledger

/// Whose line it is: what tells several statements in one file apart.
struct StatementKey: Hashable {
  var account: String?
  var unit: Unit
}
