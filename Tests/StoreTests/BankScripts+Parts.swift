extension BankScripts {
  /// The lines of `imported` explained: one by an account, one as a gift, and one that gave a part
  /// of that back; and a rule that was removed.
  static let explained =
    """
    select banking.add_rule(
      'rule', '{"remittance": "fee", "bank": "main", "direction": "out", "campaign": "sdg",
      "fee": "true"}', null, 'fee', null, 'Main', false, 'sdg', true, null);
    select banking.remove_rule('rule-gone', '{}', (select max(id) from banking.rule));
    """
    + part(500, "'explains', 'account', 'account', 'Income:Other'", "Income:Other")
    + part(
      250,
      """
      'explains', 'gift', 'campaign', 'sdg', 'donor', 'Ana Diaz', 'method', 'bank',
      'currency', 'EUR', 'gift', 250, 'fee', 0, 'value', 250, 'fee_value', 0
      """, "Income:Donations:SDG")
    + part(
      -50,
      """
      'explains', 'refund', 'ordinal', 1, 'gift', 50, 'value', 50, 'paid', 50,
      'paid_currency', 'EUR', 'fee', 0, 'fee_value', 0,
      'donation', (select max(donation_id) from banking.allocation)
      """, "Income:Refunds:SDG")

  private static func part(_ cents: Int, _ fields: String, _ account: String) -> String {
    """
    select banking.allocate('part \(cents)', '{}', l.id, false, jsonb_build_array(
      jsonb_build_object(
        'amount', \(cents), 'texts', '{}'::jsonb, 'units', '["EUR", "EUR"]'::jsonb,
        'accounts', '["Liabilities:Suspense:Main", "\(account)"]'::jsonb,
        'debits', '[\(cents > 0 ? 1 : 2)]'::jsonb, 'credits', '[\(cents > 0 ? 2 : 1)]'::jsonb,
        'amounts', '[\(abs(cents))]'::jsonb, \(fields))))
    from banking.line as l
    where l.amount_minor = \(cents);

    """
  }
}
