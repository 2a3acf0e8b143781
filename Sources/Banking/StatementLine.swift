public import Ledger

/// One movement on an account, as the bank tells it.
///
/// A bank may book many payments as one entry and list them: where their amounts add up to the
/// entry's, each is a line of its own, with the entry's place and its own in it.
public struct StatementLine: Hashable, Sendable {
  /// Whether the bank has booked it: what it has not is never posted.
  public enum Status: String, Hashable, Sendable { case booked, pending, information }

  /// The place of the entry in its statement, from 1, and of the payment in it, from 1; nil where
  /// the entry is a line as a whole.
  public var entry: Int
  public var detail: Int?
  public var status: Status
  /// In the account's currency: above zero what came in, below zero what went out. A reversal has
  /// the sign of what it does to the account.
  public var amount: Money
  public var isReversal: Bool
  /// When the bank booked it, and from when it bears interest.
  public var bookedOn: Day
  public var valueOn: Day?
  /// The bank's own reference of this line, the same whenever it is told again; nil if none. Some
  /// banks give it to the charge for a payment as well: it is its own only with the amount.
  public var bankReference: String?
  /// The payer's end-to-end reference, unless it says that there is none.
  public var endToEndID: String?
  /// The batch that it was booked or paid out in: a payment information id, a payout.
  public var batch: String?
  /// Who is on the other side.
  public var counterparty: Counterparty
  /// The structured reference as it stands in the file: ISO 11649, Belgian, Swiss QR, others.
  public var structuredReference: String?
  /// What the payer wrote; several texts one below the other.
  public var remittance: String?
  /// What kind of movement the bank says it is, in its words or codes.
  public var kind: String?
  /// What was paid where that was in another currency, with the amount's sign, and the rate as it
  /// stands in the file.
  public var original: Money?
  public var rate: String?
  /// What the bank or processor kept of it, above zero, in the account's currency; nil if it does
  /// not say. The amount is net of it where `isNet`.
  public var fee: Money?
  public var isNet: Bool
  /// Balance after this line, where the file gives one.
  public var balance: Money?
  /// Where it begins in the file, from 1.
  public var fileLine: Int
  /// The bank's own reference of the whole entry, which a notification of its payments repeats;
  /// nil if none. Several lines share it.
  public var entryReference: String?
  /// What the bank calls the entry in its statement (`NtryRef`): often no more than a number.
  public var entryNumber: String?
  /// The payment's reference from end to end (UETR); what returns a payment may bear the same.
  public var uetr: String?
  /// What the bank adds in its own words.
  public var information: String?

  public init(
    entry: Int, detail: Int? = nil, status: Status = .booked, amount: Money,
    isReversal: Bool = false, bookedOn: Day, valueOn: Day? = nil, fileLine: Int
  ) {
    self.entry = entry
    self.detail = detail
    self.status = status
    self.amount = amount
    self.isReversal = isReversal
    self.bookedOn = bookedOn
    self.valueOn = valueOn
    counterparty = Counterparty()
    isNet = false
    self.fileLine = fileLine
  }
}

/// Who is on the other side of a payment, as far as the bank says.
public struct Counterparty: Hashable, Sendable {
  public var name: String?
  public var account: BankAccountID?
  /// The bank's BIC.
  public var bank: String?
  /// ISO 3166-1 alpha-2, from the postal address.
  public var country: String?
  /// Its number with some authority, or its BIC where it is a company.
  public var id: String?
  /// On whose behalf it pays or is paid, where that is somebody else.
  public var ultimateName: String?

  public init(
    name: String? = nil, account: BankAccountID? = nil, bank: String? = nil,
    country: String? = nil, id: String? = nil, ultimateName: String? = nil
  ) {
    self.name = name
    self.account = account
    self.bank = bank
    self.country = country
    self.id = id
    self.ultimateName = ultimateName
  }
}
