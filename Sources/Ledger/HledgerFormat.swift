/// The journal of hledger, which `ledger` reads as well.
///
/// The strictest reading of both was the guide: `hledger check --strict`, `ledger --pedantic`.
/// Types of accounts are left to hledger, which knows our five roots of money by their names;
/// pledges, gifts in kind and members have no type there and so stay out of its balance sheet.
/// See https://hledger.org/hledger.html#journal and https://ledger-cli.org/doc/ledger3.html.
public struct HledgerFormat: JournalFormat {
  public init() {}

  public func head(_ accounts: [BookedAccount], from first: Day?) -> String {
    var text = "; The journal of coopledger, for hledger and ledger.\n"
    if !accounts.isEmpty { text += "\n" }
    for unit in Set(accounts.flatMap(\.units)).sorted(by: { $0.code < $1.code }) {
      text += "commodity \(unit.code)\n"
      // It says that the point of 1.000 BHD is a decimal one. hledger wants a point in it and
      // ledger refuses one without decimals: whole units go without.
      if unit.scale > 0 {
        text += "  format 1000.\(String(repeating: "0", count: unit.scale)) \(unit.code)\n"
      }
    }
    if !accounts.isEmpty { text += "\n" }
    for account in accounts { text += "account \(account.name)\n" }
    text += "\n"
    for name in ["entry_id", "kind", "document", "reverses", "recorded_at"] {
      text += "tag \(name)\n"
    }
    return text
  }

  public func text(_ entry: BookedEntry) -> String {
    var text = "\n\(entry.effectiveOn) "
    if let number = entry.number { text += "(\(number)) " }
    text += "\(entry.title)\n  ; entry_id: \(entry.id)\n  ; kind: \(entry.kind)\n"
    if let document = entry.document { text += "  ; document: \(document)\n" }
    if let reversed = entry.reverses { text += "  ; reverses: \(reversed)\n" }
    text += "  ; recorded_at: \(entry.recordedAt)\n"
    for posting in entry.postings { text += "  \(posting.account)  \(posting.amount)\n" }
    return text
  }
}
