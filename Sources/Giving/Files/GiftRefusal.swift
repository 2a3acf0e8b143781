public import Ledger

/// Why one row of a donation file is refused: where, what it says there, and what to do.
public struct GiftRefusal: Refusal, Hashable {
  /// The line of the file, from 1.
  public let line: Int
  /// The column that is wrong; nil where the row as a whole is.
  public let column: DonationColumn?
  /// What the file says there.
  public let value: String?
  public let code: String
  public let message: String
  public let hint: String?

  public init(
    _ code: String, line: Int, column: DonationColumn? = nil, value: String? = nil,
    _ message: String, hint: String? = nil
  ) {
    self.code = code
    self.line = line
    self.column = column
    self.value = value
    self.message = message
    self.hint = hint
  }
}
