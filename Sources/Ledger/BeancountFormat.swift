/// The ledger of beancount.
///
/// Beancount has five roots. Context: ours are eight, and anybody may open accounts under Equity.
/// Choice: a name under Pledges, InKind or Members is written whole behind
/// `Equity:Memorandum:`, and so is a name that begins with that already; taking it off once gives
/// back our name, whatever it is. Rejected: reserving the prefix, for books may have used it.
/// See https://beancount.github.io/docs/beancount_language_syntax.html.
public struct BeancountFormat: JournalFormat {
  /// What stands before the names that beancount would not take, or would take for those.
  static let prefix = "Equity:Memorandum:"

  public init() {}

  public func head(_ accounts: [BookedAccount], from first: Day?) -> String {
    var text = """
      ; The journal of coopledger, for beancount.
      ; Take one \(Self.prefix) off the names that begin with it: the rest is our name. What stands
      ; there is off the balance sheet: pledges, gifts in kind, counts of members.

      """
    guard let first else { return text }
    text += "\n"
    for account in accounts {
      let units = account.units.map(\.code).joined(separator: ",")
      text += "\(first) open \(Self.name(account.name)) \(units)\n"
    }
    for account in accounts {
      guard let day = account.closedOn else { continue }
      text += "\(day) close \(Self.name(account.name))\n"
    }
    return text
  }

  public func text(_ entry: BookedEntry) -> String {
    var text = "\n\(entry.effectiveOn) * \"\(entry.title)\"\n  entry_id: \(entry.id)\n"
    if let number = entry.number { text += "  entry_no: \"\(number)\"\n" }
    text += "  kind: \"\(entry.kind)\"\n"
    if let document = entry.document { text += "  document: \"\(document)\"\n" }
    if let reversed = entry.reverses { text += "  reverses: \(reversed)\n" }
    text += "  recorded_at: \"\(entry.recordedAt)\"\n"
    for posting in entry.postings {
      text += "  \(Self.name(posting.account))  \(posting.amount)\n"
    }
    return text
  }

  /// The name in beancount.
  static func name(_ account: AccountName) -> String {
    let needsPrefix = account.group != .real || account.text.hasPrefix(prefix)
    return needsPrefix ? prefix + account.text : account.text
  }
}
