public import Banking
public import Ledger

/// A file of statements, as it is handed over for import: it is read once for its bytes, which are
/// kept, and then for its lines.
public struct StatementFile {
  /// What a reader needs to know beside the bytes.
  public struct Context: Sendable {
    /// All currencies, by code.
    public let units: [String: Unit]
    /// The currency of the account that the caller named; nil if the file is to say it.
    public let currency: Unit?

    public init(units: [String: Unit], currency: Unit? = nil) {
      self.units = units
      self.currency = currency
    }
  }

  /// Its name without folders.
  public let name: String
  /// What it is read as, such as `camt.053.001.02` or `csv`.
  public let format: String
  /// The profile that says how to read it, if one does.
  public let profile: String?
  let open: ByteOpener
  let reader: (@escaping ByteOpener, Context) throws -> any StatementReader

  /// - Parameters:
  ///   - open: goes to the file's beginning; called for each reading.
  ///   - reader: reads statements from the bytes, which it may open more than once.
  public init(
    name: String, format: String, profile: String? = nil,
    open: @escaping ByteOpener,
    reader: @escaping (@escaping ByteOpener, Context) throws -> any StatementReader
  ) {
    self.name = name
    self.format = format
    self.profile = profile
    self.open = open
    self.reader = reader
  }

  /// Reads its statements, for whoever wants to know them before they are imported.
  public func parts(_ context: Context) throws -> any StatementReader {
    try reader(open, context)
  }
}

/// How a file of statements is to be taken.
public struct StatementTerms: Sendable {
  /// The account's code, where the file does not say whose it is.
  public var account: String?
  /// Whether what is missing before a statement is booked against suspense.
  public var acceptsGap: Bool
  /// Why what a statement does not add up by is booked against suspense; nil refuses it.
  public var differenceReason: String?

  public init(account: String? = nil, acceptsGap: Bool = false, differenceReason: String? = nil) {
    self.account = account
    self.acceptsGap = acceptsGap
    self.differenceReason = differenceReason
  }
}
