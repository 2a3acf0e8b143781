extension CheckCorruption {
  /// Spoiled reports and deliveries.
  static let reports: [CheckCorruption] = [
    make(
      "a mailed file that was edited", "reports_are_what_was_kept",
      mailed + "alter table reporting.run_part drop constraint part_has_its_hash;"
        + unguarded("reporting.run_part", "update reporting.run_part set content = 'b'")),
    make(
      "a mail whose head was edited", "reports_are_what_was_kept",
      mailed + "alter table reporting.delivery drop constraint head_has_its_hash;"
        + """
        alter table reporting.delivery disable trigger kept;
        update reporting.delivery set head = set_byte(head, 0, get_byte(head, 0) # 1);
        alter table reporting.delivery enable always trigger kept;
        """),
    make(
      "one bit of a mail's body turned over", "reports_are_what_was_kept",
      mailed + "alter table reporting.run_body drop constraint body_has_its_hash;"
        + unguarded(
          "reporting.run_body",
          "update reporting.run_body set content = set_byte(content, 0, get_byte(content, 0) # 1)"
        )),
    make(
      "a mail that lost its body", "reports_are_what_was_kept",
      mailed + unguarded("reporting.run_body", "delete from reporting.run_body")),
    make(
      "a report without files", "reports_are_what_was_kept",
      mailed + unguarded("reporting.run_part", "delete from reporting.run_part")),
    make(
      "a recipient who was left out", "reports_are_what_was_kept",
      mailed
        + """
        insert into reporting.recipient (schedule_id, ordinal, address)
        values (1, 2, 'bo@example.coop');
        """),
    make(
      "a report on something else than its schedule", "reports_are_what_was_kept",
      mailed + unguarded("reporting.run", "update reporting.run set scope = 'ica'")),
    make(
      "a mail that failed after it was accepted", "deliveries_agree_with_their_attempts",
      mailed + "update reporting.delivery set state = 'failed';"),
    make(
      "an attempt that nobody made", "deliveries_agree_with_their_attempts",
      mailed + "update reporting.delivery set attempts = 2;"),
  ]

  private static let mailed = "select ledger.seal_finished();\n" + MemberBooks.mailed + "\n"
}
