/// An entry of the journal as other programs get it: what happened, and nothing about persons.
///
/// Its texts are words that the ledger itself makes (constraints of `ledger.entry`, the forms of
/// document and entry numbers), so no format has to defend itself against them.
public struct BookedEntry: Sendable {
  /// One side of a transfer.
  public struct Posting: Sendable {
    public let account: AccountName
    /// Above zero for a debit, below for a credit.
    public let amount: Money

    public init(account: AccountName, amount: Money) {
      self.account = account
      self.amount = amount
    }
  }

  public let id: Int64
  /// The gapless legal number, such as `2018/DON/000017`; nil until it is sealed.
  public let number: String?
  public let effectiveOn: Day
  /// What it records, such as `donation`.
  public let kind: String
  /// The number of the donation, refund or pledge that it books or takes back.
  public let document: String?
  /// The entry that it takes back.
  public let reverses: Int64?
  /// ISO 8601 in UTC, to the microsecond.
  public let recordedAt: String
  /// The two sides of each transfer in turn, debit first.
  public var postings: [Posting]

  public init(
    id: Int64, number: String?, effectiveOn: Day, kind: String, document: String?,
    reverses: Int64?, recordedAt: String, postings: [Posting] = []
  ) {
    self.id = id
    self.number = number
    self.effectiveOn = effectiveOn
    self.kind = kind
    self.document = document
    self.reverses = reverses
    self.recordedAt = recordedAt
    self.postings = postings
  }

  /// What people read first: `donation D-2018-00017`.
  var title: String { document.map { "\(kind) \($0)" } ?? kind }
}
