extension CheckCorruption {
  /// Spoiled seals, numbers and folds.
  static let seals: [CheckCorruption] = [
    make(
      "an operation that no seal will ever cover", "seals_are_whole",
      "delete from ledger.unsealed where operation_id = (select min(id) from ledger.operation);"),
    make(
      "a leaf that is gone", "seals_are_whole",
      sealed
        + unguarded("ledger.seal_member", "delete from ledger.seal_member where leaf_index = 1"),
      also: ["folds_equal_the_journal", "legal_numbers_have_no_gap"]),
    make(
      "a legal number that was skipped", "legal_numbers_have_no_gap",
      sealed
        + unguarded(
          "ledger.seal_member",
          "update ledger.seal_member set number = number + 1 "
            + "where leaf_index = (select max(leaf_index) from ledger.seal_member)")),
    make(
      "a number of another year", "legal_numbers_have_no_gap",
      sealed
        + unguarded(
          "ledger.number_series",
          "update ledger.number_series set fiscal_year = 1999 "
            + "where id = (select min(id) from ledger.number_series)")),
    make(
      "a folded balance that was edited", "folds_equal_the_journal",
      sealed
        + "update ledger.day_balance set transfers = transfers + 1 where ctid = '(0,1)';"),
    make(
      "a count of gifts that was edited", "folds_equal_the_journal",
      sealed + "update giving.country_gifts set gifts = gifts + 1 where country = 'AR';"),
    make(
      "a text that was rewritten", "texts_have_their_digests",
      """
      set session_replication_role = replica;
      alter table ledger.entry_text
        disable trigger text_is_kept, drop constraint entry_text_has_its_digest;
      update ledger.entry_text set content = content || '!' where content is not null;
      alter table ledger.entry_text enable always trigger text_is_kept;
      """),
  ]

  private static let sealed = "select ledger.seal_finished();\n"
}
