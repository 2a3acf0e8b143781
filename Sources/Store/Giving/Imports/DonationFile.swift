public import Giving

/// A donation file as the importer sees it: its rows can be had as often as they are asked for.
public struct DonationFile {
  public enum Row: Sendable {
    case fields([String], line: Int)
    /// What is no row: ragged, or not text.
    case refused(GiftRefusal)
  }

  public let table: DonationTable
  /// The SHA-256 of its bytes in hex: a file that comes again is known by it.
  public let digest: String
  /// Hands out the rows in order.
  public let rows: (_ each: (Row) throws -> Void) throws -> Void

  public init(
    table: DonationTable, digest: String,
    rows: @escaping (_ each: (Row) throws -> Void) throws -> Void
  ) {
    self.table = table
    self.digest = digest
    self.rows = rows
  }
}

/// How a donation file is to be taken.
public struct DonationImportOptions: Sendable {
  /// The campaign of the rows that name none.
  public var campaign: String?
  /// The profile by which the file was read; nil for our own columns.
  public var profile: String?
  /// How many gifts the file should have.
  public var expectedCount: Int?
  /// What they should add up to, gross, by currency: amount and currency each; nil for the only
  /// one that the file has.
  public var expectedTotals: [(amount: String, currency: String?)] = []

  public init() {}
}
