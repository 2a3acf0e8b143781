/// Why a report is not printed: its figures contradict each other.
///
/// Nobody typed anything wrong: the books are broken, or a query is wrong.
public struct ReportError: Error, Hashable, Sendable {
  /// The stable name of what does not hold: `position_uneven`.
  public let code: String
  /// One sentence with the figures.
  public let message: String

  /// A contradiction.
  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What to do.
  public var hint: String {
    "Nothing was printed. `coopledger check` says where the books are broken."
  }
}
