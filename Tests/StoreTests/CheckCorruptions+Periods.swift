extension CheckCorruption {
  /// Spoiled months.
  static let periods: [CheckCorruption] = [
    make(
      "an entry forced into a closed month", "closed_months_take_nothing",
      close + forced),
    make(
      "an entry forced into a month that was closed and sealed then, and reopened since",
      "closed_months_take_nothing",
      close + forced + "select ledger.seal_finished();" + reopen),
    make(
      "a month opened without a word", "months_agree_with_their_acts",
      close + "update ledger.period set closed_by = null;"),
    make(
      "a month closed without a word", "months_agree_with_their_acts",
      """
      update ledger.period set closed_by = (select min(id) from ledger.operation)
      where month = '2018-12-01';
      """),
    make(
      "a month that was reopened twice", "months_agree_with_their_acts",
      close + reopen
        + """
        insert into ledger.act (operation_id, kind, subject, reason)
        select min(id), 'period.reopen', '2018-12', 'x' from ledger.operation;
        """,
      also: ["acts_and_operations_agree"]),
    make(
      "closing and reopening that were forgotten", "acts_and_operations_agree",
      close + reopen + unguarded("ledger.act", "delete from ledger.act")),
    make(
      "an entry that claims to be late in an open month", "late_entries_follow_closed_months",
      unguarded(
        "ledger.entry",
        "update ledger.entry set occurred_on = '2018-12-01' where effective_on = '2018-12-31'")),
    make(
      "an entry that was posted late though nothing was closed",
      "late_entries_follow_closed_months",
      unguarded(
        "ledger.entry",
        "update ledger.entry set effective_on = '2019-01-01', occurred_on = '2018-12-31' "
          + "where effective_on = '2018-12-31'")),
  ]

  private static let close = """
    select ledger.close_period('close', '{}', '2018-12-01', 'Europe/Brussels');

    """

  private static let reopen = """
    select ledger.reopen_period('reopen', '{}', '2018-12-01', 'a slip');

    """

  /// By an operation that began after the month was closed.
  private static let forced =
    """
    set constraints all deferred;
    insert into ledger.operation (key, kind, request) values ('forced', 'entry.post', '{}');
    insert into ledger.unsealed (operation_id)
    select id from ledger.operation where key = 'forced';
    insert into ledger.entry (
      id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
    overriding system value
    select 900001, id, recorded_at, '2018-12-31', 1, 'OD', 'entry'
    from ledger.operation where key = 'forced';

    """ + transfer("Assets:Cash", "Income:Other")
}
