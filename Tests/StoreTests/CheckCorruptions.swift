import Testing

/// One way to spoil the books by force, and the checks that must name it.
struct CheckCorruption: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// All checks that find something afterwards, the one that it is made for first.
  let checks: [String]
  /// What a superuser does.
  let script: String

}

extension CheckCorruption {
  static let all = entries + accounts + documents + periods + seals + reports + banking + guards

  /// Spoiled entries and transfers.
  private static let entries: [CheckCorruption] = [
    make(
      "an entry without transfers", "entries_are_complete",
      replica(entry())),
    make(
      "a transfer taken out of its entry", "entries_are_complete",
      unguarded(
        "ledger.transfer",
        "delete from ledger.transfer where entry_id = "
          + "(select id from ledger.entry where kind = 'in-kind')"),
      also: ["campaigns_equal_their_documents", "donations_post_what_they_say"]),
    make(
      "a transfer without an entry", "transfers_are_well_formed",
      replica(transfer("Assets:Cash", "Income:Other", entry: 900_009))),
    make(
      "a transfer in another unit than its accounts'", "transfers_are_well_formed",
      replica(entry() + transfer("Assets:Cash", "Income:Other", unit: "USD"))),
    make(
      "a late transfer", "transfers_are_well_formed",
      replica(
        transfer("Assets:Cash", "Income:Other", line: 2, count: 2, entry: 1))),
    make(
      "a transfer from an account that is not there", "trial_balance_is_zero",
      replica(entry() + transfer("Assets:Cash", "Income:Nowhere")),
      also: ["transfers_are_well_formed"]),
    make(
      "a transfer from one group to another", "trial_balance_is_zero",
      replica(entry() + transfer("Assets:Cash", "InKind:SDG:Used")),
      also: ["transfers_are_well_formed"]),
    make(
      "an entry with a stamp of its own", "entries_bear_their_operations_stamp",
      replica(
        entry(stamp: "o.recorded_at + interval '1 second'")
          + transfer("Assets:Cash", "Income:Other"))),
    make(
      "an entry in a month that was never opened", "months_are_opened",
      entry(day: "2017-03-03") + transfer("Assets:Cash", "Income:Other")),
    make(
      "a reversal of another amount", "reversals_mirror_their_entries",
      entry(kind: "reversal", reverses: "(\(charges))")
        + transfer("Assets:Cash", "Expenses:Bank", amount: 1)),
    make(
      "a reversal of nothing", "reversals_mirror_their_entries",
      replica(
        entry(kind: "reversal", reverses: "900000") + transfer("Assets:Cash", "Expenses:Bank"))),
    make(
      "a reversal that does not say of what", "reversals_mirror_their_entries",
      entry(kind: "reversal") + transfer("Assets:Cash", "Expenses:Bank")),
    make(
      "a reversal before its entry", "reversals_mirror_their_entries",
      entry(kind: "reversal", day: "2018-12-30", reverses: "(\(charges))")
        + transfer("Assets:Cash", "Expenses:Bank", amount: 1500)),
    make(
      "a gift's amount edited in the journal", "donations_post_what_they_say",
      unguarded(
        "ledger.transfer",
        "update ledger.transfer set amount_minor = amount_minor + 1 "
          + "where entry_id = (select entry_id from giving.donation where id = 1) and line = 1"),
      also: ["campaigns_equal_their_documents"]),
    make(
      "an entry of the gifts' journal without a gift", "entries_of_documents_have_one",
      entry(journal: "DON", kind: "donation") + transfer("Assets:Cash", "Income:Other")),
  ]

  /// Spoiled accounts and units.
  private static let accounts: [CheckCorruption] = [
    make(
      "a currency of an account with a number of its own", "accounts_of_one_name_agree",
      """
      insert into ledger.account (
        name, unit, unit_kind, number, moved_by, any_currency, description)
      values ('Assets:Cash', 'CHF', 'currency', '999999', 'anyone', true, '');
      """),
    make(
      "an account that is closed with money in it", "closed_accounts_are_empty",
      "update ledger.account set closed_on = '2030-01-01' where name = 'Assets:Cash';"),
    make(
      "an account that was moved after it was closed", "closed_accounts_are_empty",
      """
      insert into ledger.account (
        name, unit, unit_kind, number, moved_by, any_currency, description, closed_on)
      values ('Assets:Old', 'EUR', 'currency', '55', 'anyone', false, '', '2018-12-05');
      """ + entry(count: 2) + transfer("Assets:Cash", "Assets:Old", count: 2)
        + transfer("Assets:Old", "Assets:Cash", line: 2, count: 2)),
    make(
      "a gift in a currency that had ended", "dead_currencies_rest",
      "update ledger.unit set last_day = '2018-11-11' where code = 'USD';"),
    make(
      "amounts that read a tenth of what they were", "currencies_have_their_scale",
      replica(
        """
        alter table ledger.unit disable trigger kept;
        update ledger.unit set scale = 3 where code = 'CHF';
        alter table ledger.unit enable always trigger kept;
        """)),
    make(
      "income that no gift explains", "campaigns_equal_their_documents",
      entry() + transfer("Assets:Cash", "Income:Donations:SDG")),
    make(
      "a refund before the gifts", "raised_is_never_below_zero",
      unguarded(
        "ledger.entry",
        "update ledger.entry set effective_on = '2018-10-01' where kind = 'refund'")),
  ]
}

extension CheckCorruption {
  static func make(
    _ description: String, _ check: String, _ script: String, also: [String] = []
  ) -> CheckCorruption {
    CheckCorruption(testDescription: description, checks: [check] + also, script: script)
  }

  /// The entry of the right bank charges.
  private static let charges = """
    select e.id from ledger.entry as e join ledger.operation as o on o.id = e.operation_id
    where o.key = 'charges'
    """

  /// Foreign keys and plain triggers asleep.
  static func replica(_ script: String) -> String {
    "set session_replication_role = replica;\n" + script
  }

  /// The guard of a table taken off, and put back as if nothing had been.
  static func unguarded(_ table: String, _ change: String) -> String {
    """
    set session_replication_role = replica;
    alter table \(table) disable trigger append_only;
    \(change);
    alter table \(table) enable always trigger append_only;
    """
  }

  static func entry(
    id: Int = 900_001, count: Int = 1, journal: String = "OD", kind: String = "entry",
    day: String = "2018-12-31", reverses: String = "null", stamp: String = "o.recorded_at"
  ) -> String {
    """
    set constraints all deferred;
    insert into ledger.entry (
      id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind, reverses)
    overriding system value
    select \(id), o.id, \(stamp), '\(day)', \(count), '\(journal)', '\(kind)', \(reverses)
    from ledger.operation as o
    where o.key = 'gift-card';

    """
  }

  static func transfer(
    _ debit: String, _ credit: String, amount: Int = 100, line: Int = 1, count: Int = 1,
    unit: String = "EUR", entry: Int = 900_001
  ) -> String {
    """
    insert into ledger.transfer (\(JournalRow.columns))
    select \(entry), \(line), \(count), d.id, coalesce(c.id, 900009), '\(unit)', d.account_group,
           \(amount)
    from ledger.account as d
    left join ledger.account as c on c.name = '\(credit)' and c.unit = 'EUR'
    where d.name = '\(debit)' and d.unit = 'EUR';

    """
  }
}
