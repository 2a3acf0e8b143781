extension CheckCorruption {
  /// Spoiled documents.
  static let documents: [CheckCorruption] = [
    make(
      "a gift whose document states another fee value than its entry",
      "donations_post_what_they_say",
      unguarded(
        "giving.donation",
        "update giving.donation set settled_minor = settled_minor + 1, "
          + "fee_value_minor = fee_value_minor - 1 where settled_minor is not null")),
    make(
      "a gift whose document states another amount", "donations_post_what_they_say",
      unguarded(
        "giving.donation",
        "update giving.donation set amount_minor = 50000, value_minor = 50000 where id = 1"),
      also: ["campaigns_equal_their_documents"]),
    make(
      "a gift of another value than its rate makes",
      "donations_in_campaign_currency_are_worth_themselves",
      unguarded(
        "giving.donation", "update giving.donation set rate = 0.9 where rate is not null")),
    make(
      "a gift that says to be valued at a reference rate, and none is on record",
      "gifts_at_reference_rates_used_them",
      unguarded(
        "giving.donation",
        "update giving.donation set rate_on = received_on where rate is not null")),
    make(
      "a gift in the campaign's currency with a rate",
      "donations_in_campaign_currency_are_worth_themselves",
      unguarded("giving.donation", "update giving.donation set rate = 1 where id = 1")),
    make(
      "a foreign gift with neither rate nor settled amount",
      "donations_in_campaign_currency_are_worth_themselves",
      unguarded(
        "giving.donation", "update giving.donation set rate = null where rate is not null")),
    make(
      "a refund that is booked as a gift", "documents_have_entries_of_their_kind",
      unguarded(
        "ledger.entry",
        "update ledger.entry set kind = 'donation' where id = "
          + "(select entry_id from giving.refund where id = 1)")),
    make(
      "a refund of more than the gift", "refunds_stay_within_their_gifts",
      entry(journal: "DON", kind: "refund")
        + transfer("Income:Refunds:SDG", "Assets:Clearing:Bank", amount: 30001)
          + """
          insert into giving.refund (
            entry_id, donation_id, amount_minor, value_minor, paid_minor, fee_minor,
            fee_value_minor, ordinal, paid_currency)
          select 900001, donation_id, 30001, 30001, 30001, 0, 0, ordinal + 1, 'EUR'
          from giving.refund where amount_minor = 10000;
          """),
    make(
      "a refund of a gift that was voided", "refunds_stay_within_their_gifts",
      entry(journal: "DON", kind: "refund")
        + transfer("Income:Refunds:SDG", "Assets:Clearing:Bank")
          + """
          insert into giving.refund (
            entry_id, donation_id, amount_minor, value_minor, paid_minor, fee_minor,
            fee_value_minor, ordinal, paid_currency)
          select 900001, r.donation_id, 100, 100, 100, 0, 0, r.ordinal + 1, 'EUR'
          from giving.refund as r
          where exists (select from ledger.entry as v where v.reverses = r.entry_id);
          """,
      also: ["gifts_are_voided_after_their_refunds"]),
    make(
      "a refund whose void bears a later stamp than the gift's",
      "gifts_are_voided_after_their_refunds",
      unguarded("ledger.operation", later("operation", "id"))
        + unguarded("ledger.entry", later("entry", "operation_id"))),
    make(
      "a pledge of which more is given up than was promised", "pledges_are_not_overpaid",
      entry(journal: "PLG", kind: "cancellation")
        + transfer("Pledges:SDG:Promised", "Pledges:SDG:Outstanding")
          + """
          insert into giving.pledge_cancellation (pledge_id, entry_id, amount_minor)
          values (1, 900001, 100);
          """),
    make(
      "a pledge without its entry", "references_lead_somewhere",
      replica(
        """
        insert into giving.pledge (entry_id, amount_minor, campaign_id, donor_id)
        values (900001, 100, 1, 1);
        """)),
    make(
      "a gift without its entry", "references_lead_somewhere",
      replica(
        """
        insert into giving.donation (
          entry_id, amount_minor, fee_minor, value_minor, fee_value_minor, campaign_id,
          received_on, currency, method)
        values (900001, 100, 0, 100, 0, 1, '2018-12-05', 'EUR', 'bank');
        """),
      also: [
        "campaigns_equal_their_documents", "documents_have_entries_of_their_kind",
        "donations_post_what_they_say",
      ]),
    make(
      "a refund without its entry", "references_lead_somewhere",
      replica(
        """
        insert into giving.refund (
          entry_id, donation_id, amount_minor, value_minor, paid_minor, fee_minor,
          fee_value_minor, ordinal, paid_currency)
        values (900001, 1, 1, 0, 1, 0, 0, 1, 'EUR');
        """), also: ["refunds_stay_within_their_gifts"]),
    make(
      "a donor taken away from under a gift", "references_lead_somewhere",
      """
      alter table giving.donor disable trigger all;
      delete from giving.donor where name = 'COOPERAR';
      alter table giving.donor enable trigger all;
      alter table giving.donor enable always trigger kept;
      alter table giving.donor enable always trigger not_truncated;
      """),
  ]

  /// The void of a refund, a day later.
  private static func later(_ table: String, _ column: String) -> String {
    """
    update ledger.\(table) set recorded_at = recorded_at + interval '1 day' where \(column) =
      (select id from ledger.operation where key = 'refund-voided')
    """
  }

  /// Guards that somebody took off, in each way there is.
  static let guards: [CheckCorruption] =
    [
      "disable trigger append_only", "disable trigger all", "enable replica trigger append_only",
      "enable trigger append_only",
    ].map { change in
      make("a guard: \(change)", "guards_stand", "alter table ledger.transfer \(change);")
    } + [
      make("a guard dropped", "guards_stand", "drop trigger append_only on ledger.entry;"),
      make(
        "a guard whose function was hollowed out", "guards_stand",
        """
        create or replace function ledger.refuse_change() returns trigger
        language plpgsql as 'begin return null; end';
        """),
      make(
        "a guard that calls a function of the same name elsewhere", "guards_stand",
        "create schema other;"
          + "create function other.refuse_change() returns trigger language plpgsql as "
          + "'begin return null; end';"
          + remade("before update or delete or truncate", "", "other.refuse_change()")),
      make(
        "a guard that looks at nothing", "guards_stand",
        remade(
          "before update or delete or truncate", "when (false)", "ledger.refuse_change()")),
      make(
        "a guard that lets deletes pass", "guards_stand",
        remade("before update or truncate", "", "ledger.refuse_change()")),
      make(
        "a guard of fewer columns", "guards_stand",
        """
        drop trigger kept on ledger.unit;
        create trigger kept after update or delete on ledger.unit
          for each row execute function ledger.guard_columns('name', 'scale');
        alter table ledger.unit enable always trigger kept;
        """),
    ]

  /// The guard of the entries, made in another way.
  private static func remade(_ events: String, _ condition: String, _ call: String) -> String {
    """
    drop trigger append_only on ledger.entry;
    create trigger append_only \(events) on ledger.entry
      for each statement \(condition) execute function \(call);
    alter table ledger.entry enable always trigger append_only;
    """
  }
}
