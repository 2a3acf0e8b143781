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
      also: ["statements_follow_each_other", "suspense_is_what_is_not_explained"]),
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
      "a payer's name that was edited", "statement_files_are_what_was_kept",
      BankScripts.imported
        + """
        alter table banking.line_text disable trigger text_is_kept;
        update banking.line_text set counterparty_name = 'Bo' where line_id = 1;
        alter table banking.line_text enable always trigger text_is_kept;
        """),
  ]
}
