public import Ledger

/// Why a statement file, or a line of it, is refused: where, what it says there, what to do.
public struct StatementError: Refusal, Hashable {
  /// Stable name of the reason: `statement_amount`.
  public let code: String
  public let message: String
  public let hint: String?
  /// The line of the file, from 1; nil where the file as a whole is meant.
  public let line: Int?
  /// The element or column, as the file names it.
  public let field: String?

  public init(
    _ code: String, line: Int? = nil, field: String? = nil, _ message: String, hint: String? = nil
  ) {
    self.code = code
    self.line = line
    self.field = field
    self.message = message
    self.hint = hint
  }
}
