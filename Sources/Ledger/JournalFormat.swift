/// How another program writes a journal down, so that it can recompute our books.
///
/// Amounts stand at their unit's scale and every transfer keeps its two sides. Nothing is priced:
/// an exchange passes through Equity:Conversion unit by unit, so each entry balances in each.
public protocol JournalFormat: Sendable {
  /// The head of the file: all accounts and units that its entries use.
  ///
  /// - Parameter first: the day of the first entry; nil if there is none.
  func head(_ accounts: [BookedAccount], from first: Day?) -> String

  /// One entry, set off from what stands before it.
  func text(_ entry: BookedEntry) -> String
}
