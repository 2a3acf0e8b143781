extension CheckCorruption {
  /// Spoiled statements.
  static let banking: [CheckCorruption] = [
    make(
      "a bank balance moved by hand", "bank_balances_equal_their_statements",
      BankScripts.imported
        + replica(entry(day: "2018-03-02") + transfer("Assets:Bank:Main", "Income:Other"))),
    make(
      "a line of another amount than its entry", "statement_lines_are_booked_once",
      BankScripts.imported
        + unguarded(
          "banking.line", "update banking.line set amount_minor = 251 where amount_minor = 250"),
      also: [
        "lines_are_known_again", "statements_follow_each_other",
        "suspense_is_what_is_not_explained",
      ]),
    make(
      "an entry of no line", "statement_lines_are_booked_once",
      BankScripts.imported
        + replica(
          entry(journal: "BNK", kind: "statement-line", day: "2018-03-06")
            + transfer("Assets:Bank:Main", "Liabilities:Suspense:Main")),
      also: ["suspense_is_what_is_not_explained"]),
    make(
      "a statement that does not open with what the one before left",
      "statements_follow_each_other",
      BankScripts.imported
        + unguarded(
          "banking.statement",
          """
          update banking.statement
          set opening_minor = opening_minor + 1, closing_minor = closing_minor + 1
          where bank_id = 's2'
          """),
      also: ["bank_balances_equal_their_statements"]),
    make(
      "a statement of more lines than it added", "statements_follow_each_other",
      BankScripts.imported
        + unguarded("banking.statement", "update banking.statement set lines = lines + 1")),
    make(
      "a payment that was edited", "payments_come_to_their_lines",
      BankScripts.imported
        + """
        alter table banking.payment disable trigger kept;
        update banking.payment set amount_minor = 1;
        alter table banking.payment enable always trigger kept;
        """),
    make(
      "a file that was edited", "statement_files_are_what_was_kept",
      BankScripts.imported
        + """
        alter table banking.file_piece disable trigger kept;
        update banking.file_piece set bytes = 'other' where file_id = 1;
        alter table banking.file_piece enable always trigger kept;
        """),
    make(
      "a file's size that was edited", "statement_files_are_what_was_kept",
      BankScripts.imported
        + unkept("banking.file", "update banking.file set size_bytes = size_bytes + 1")),
    make(
      "a file that may be destroyed before its time", "statement_files_are_what_was_kept",
      BankScripts.imported + "update banking.file set keep_until = keep_until - 1;"),
    make(
      "a line that the next file would not know again", "lines_are_known_again",
      BankScripts.imported
        + unguarded(
          "banking.line",
          "update banking.line set identity = sha256('another') where amount_minor = 250")),
    make(
      "a salt that no line was made with", "lines_are_known_again",
      BankScripts.imported
        + unkept("banking.account", "update banking.account set salt = sha256('another')")),
    make(
      "a rule that looks for another text", "rules_are_what_was_asked",
      BankScripts.imported + BankScripts.explained
        + unkept("banking.rule", "update banking.rule set remittance = 'feet'")),
    make(
      "a rule of another bank account", "rules_are_what_was_asked",
      BankScripts.imported + BankScripts.explained
        + unkept("banking.rule", "update banking.rule set account_id = null")),
    make(
      "a payer's name that was edited", "statement_files_are_what_was_kept",
      BankScripts.imported
        + """
        alter table banking.line_text disable trigger text_is_kept;
        update banking.line_text set counterparty_name = 'Bo' where line_id = 1;
        alter table banking.line_text enable always trigger text_is_kept;
        """),
  ]

  /// The guard of a table with columns that may change taken off, and put back.
  private static func unkept(_ table: String, _ change: String) -> String {
    """
    alter table \(table) disable trigger kept;
    \(change);
    alter table \(table) enable always trigger kept;
    """
  }
}
