public import Giving
public import Ledger

/// What came of one row of a donation file.
public struct ImportedGift: Sendable {
  public enum Status: String, Sendable {
    case created
    /// It was on record already.
    case exists
    /// Voided or corrected where the file was written: it counts for nothing.
    case passedOver = "passed_over"
    case refused
    /// Nothing is wrong with it, but the file as a whole was refused.
    case notRecorded = "not_recorded"
  }

  public let line: Int
  public let status: Status
  public let donation: String?
  public let refusals: [GiftRefusal]
}

/// Hears of each row of a file while it is imported.
public protocol DonationImportListener: AnyObject {
  /// All that was heard is void: it begins anew.
  func restart() throws
  /// In the order of the file.
  func add(_ row: ImportedGift) throws
  /// All rows are there, and nothing is committed yet.
  func finish(isRefused: Bool) throws
}

/// What came of an imported donation file.
public struct DonationImport: Sendable {
  /// What was given to a campaign in a currency.
  public struct Sum: Sendable {
    public let campaign: String
    public internal(set) var count = 0
    /// Gross, in the currency given.
    public internal(set) var amount: Total
    /// What it counts for, in the campaign's currency.
    public internal(set) var value: Total
  }

  public internal(set) var created = 0
  public internal(set) var exists = 0
  public internal(set) var passedOver = 0
  public internal(set) var refused = 0
  public internal(set) var refunds = 0
  /// Of all gifts of the file, those on record before included; by campaign, then by currency.
  public internal(set) var sums: [Sum] = []
  /// Donors who gave for the first time, and those who were known.
  public internal(set) var newDonors = 0
  public internal(set) var knownDonors = 0
  /// New donors whose names are like others': listed, never merged.
  public internal(set) var similarNames: [SimilarNames] = []
  /// Gifts of a donor who gave the same on the same day: by number, the new one and the other.
  public internal(set) var suspectedDuplicates: [(donation: String, other: String)] = []
  public internal(set) var suspectedDuplicateCount = 0

  /// Gifts of a list that a statement line made before, by number, with that line; the first few.
  public internal(set) var seenOnLines: [(donation: String, line: Int64)] = []
  public internal(set) var seenOnLinesCount = 0
  /// What a list says was given back of gifts on record, and what is not recorded so: the first
  /// gifts, with the list's refunds in words.
  public internal(set) var openRefunds: [(donation: String, refund: String)] = []

  public var gifts: Int { created + exists }

  public init() {}
}

/// A new donor and another whose name differs in case, accents, order or punctuation only.
public struct SimilarNames: Sendable {
  public let new: String
  public let other: String
  public let otherCode: String
}

/// A file of which rows are refused, and therefore the whole.
public struct DonationImportRefused: Refusal {
  /// The first hundred, by line.
  public let refusals: [GiftRefusal]
  /// How many rows are refused, and of how many.
  public let refused: Int
  public let rows: Int

  public var code: String { "rows_refused" }
  public var message: String {
    "\(refused) of \(rows) \(rows == 1 ? "row is" : "rows are") refused; nothing was recorded"
  }
  public var hint: String? {
    "Mend them and import the file again; --results FILE.csv lists what became of each row."
  }
}
