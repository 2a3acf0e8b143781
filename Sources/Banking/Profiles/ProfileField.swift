/// What a column, or a labelled cell above or below the table, says of a line or of its statement.
public enum ProfileField: String, Hashable, Sendable, CaseIterable {
  /// When it was booked, and from when it bears interest.
  case date
  case valueDate = "value_date"
  /// What it does to the account, with its sign; or the size only, and `sign` says which way.
  case amount, sign
  /// What came in and what went out, in two columns.
  case credit, debit
  /// Before and after the processor's fee. Where there is no net column, it is gross less fee.
  case gross, fee, net
  /// The amount of a part of the line above, as of one order in a collective booking: a row that
  /// has it and no amount is no line.
  case part
  /// What is on the account after the line.
  case balance
  /// What was on it before the first line and after the last.
  case opening, closing
  case currency, account
  /// The days that the statement covers.
  case from, to
  /// The bank's own reference of the line, and the payer's end-to-end reference.
  case reference
  case endToEnd = "end_to_end"
  /// The payout or batch that the line belongs to.
  case batch
  case counterparty
  case counterpartyAccount = "counterparty_account"
  case counterpartyBank = "counterparty_bank"
  case counterpartyCountry = "counterparty_country"
  /// Where the name of who is on the other side stands in two columns.
  case givenName = "given_name"
  case familyName = "family_name"
  /// Where both sides of a line are named: who paid, and who was paid. Of what came in the payer is
  /// the other side, of what went out the payee.
  case payer, payee
  case payerAccount = "payer_account"
  case payeeAccount = "payee_account"
  /// A structured reference, and what the payer wrote (several columns are joined).
  case structured, remittance
  case kind, status
  case originalAmount = "original_amount"
  case originalCurrency = "original_currency"
  case rate

  /// Whether its cells are amounts, whose column names may hold the currency: `Amount (EUR)`.
  var isAmount: Bool {
    switch self {
    case .amount, .credit, .debit, .gross, .fee, .net, .balance, .opening, .closing: true
    default: false
    }
  }
}
