/// What a superuser types to have statements in books that a script spoils.
enum BankScripts {
  /// A bank account with two statements: the second one behind a gap, and not adding up, both
  /// accepted; one that turned up in the gap.
  static let statements =
    """
    select banking.add_account(
      'bank', '{}', 'Main', 'NL77ABNA0574908765', true, 'EUR', 'Main account');
    """
    + file("s1", "2018-03-01", opening: 1_000, closing: 1_500, lines: [500])
    + file("s2", "2018-03-05", opening: 1_600, closing: 1_900, lines: [250, -50])
    + file("s3", "2018-03-03", opening: 1_500, closing: 1_600, lines: [100])

  /// The same, and a line's texts wait to be blanked.
  static let imported =
    statements + """
      insert into banking.payment (
        file_id, line_id, ordinal, amount_minor, is_reversal, original_minor, original_currency,
        remittance, salt, digest)
      select 1, l.id, 1, 500, false, 550, 'USD', 'a gift', 'salt', sha256('salt' || convert_to(
        banking.text_form(null, null, null, null, null, 'a gift', null, null), 'UTF8'))
      from banking.line as l
      where l.amount_minor = 500;
      insert into banking.restriction (line_id, operation_id)
      select min(line_id), (select max(id) from ledger.operation) from banking.line_text;

      """

  private static func file(
    _ key: String, _ day: String, opening: Int, closing: Int, lines: [Int]
  ) -> String {
    let rows = lines.enumerated().map { index, cents in
      "(1, \(index + 1), \(index + 1), 'booked', \(cents), 'EUR', false, '\(day)', 'R\(cents)', "
        + "false, 'Ana Diaz', 'a gift', \(index + 2), 100, 'USD')"
    }
    return """
      select banking.stage_file();
      insert into pg_temp.banking_piece values (1, 'bytes of \(key)');
      insert into pg_temp.banking_statement (
        place, identifier, currency, bank_id, said_from, said_to, opening_minor, opening_on,
        closing_minor, closing_on, is_newest_first, file_line)
      values (
        1, 'NL77ABNA0574908765', 'EUR', '\(key)', '\(day)', '\(day)', \(opening), '\(day)',
        \(closing), '\(day)', false, 1);
      insert into pg_temp.banking_line (
        statement, place, entry_place, status, amount_minor, currency, is_reversal, booked_on,
        bank_reference, is_net, counterparty_name, remittance, file_line, original_minor,
        original_currency)
      values \(rows.joined(separator: ", "));
      select banking.import_file(
        '\(key)', '{}', '\(key).xml', 'camt.053', null, 'Main', true, 'as the bank says');

      """
  }
}
