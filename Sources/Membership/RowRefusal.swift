public import Ledger

/// Why one row of a file is refused: where, what it says there, and what to do.
public struct RowRefusal: Refusal, Hashable {
  /// The line of the file, from 1.
  public let line: Int
  /// What the cell is about; nil where the row as a whole is refused.
  public let column: MemberColumn?
  /// What the file says there.
  public let value: String?
  public let code: String
  public let message: String
  public let hint: String?

  public init(
    _ code: String, line: Int, column: MemberColumn? = nil, value: String? = nil,
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

extension RowRefusal {
  static func partOfRefused(_ line: Int, _ code: String) -> RowRefusal {
    RowRefusal(
      "part_of_refused", line: line, column: .code, value: code,
      "Another row of the same membership is refused, and one without the other says less")
  }
}
