public import Ledger

/// Why an operation is refused, beyond the rules of the pure modules and of the database.
public struct StoreError: Refusal, Hashable {
  /// What kind of trouble it is, which decides the exit code.
  public enum Kind: String, Sendable {
    /// What was asked for is wrong or does not exist.
    case data
    /// It may work if it is tried again.
    case tryAgain
  }

  public let kind: Kind
  public let code: String
  /// The option that is wrong, where there is one.
  public let field: String?
  public let message: String
  public let hint: String?

  init(
    _ code: String, kind: Kind = .data, field: String? = nil, _ message: String,
    hint: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.field = field
    self.message = message
    self.hint = hint
  }
}

extension StoreError {
  static func unknown(_ what: String, _ value: String, hint: String) -> StoreError {
    StoreError(
      "unknown_\(what)", field: what, "There is no \(what) \"\(value.prefix(60))\"", hint: hint)
  }

  static func stillToCome(_ day: Day, today: Day) -> StoreError {
    StoreError(
      "day_in_future", field: "on", "\(day) is still to come: today is \(today)",
      hint: "Record it when it has happened.")
  }

  static func unknownCampaign(_ code: String, among known: [String]) -> StoreError {
    .unknown("campaign", code, among: known, hint: "coopledger campaign list shows them.")
  }

  static func unknownBody(_ code: String, among known: [String]) -> StoreError {
    .unknown("body", code, among: known, hint: "coopledger body list shows them.")
  }

  /// Of what is named by a code: the hint asks for the one that is the nearest.
  private static func unknown(
    _ what: String, _ code: String, among known: [String], hint: String
  ) -> StoreError {
    let near = NearWord.of(code, among: known).map { "Do you mean \($0)? " }
    return .unknown(what, code, hint: (near ?? "") + hint)
  }

  static func unknownSeal(_ seal: Int64, last: Int64?) -> StoreError {
    StoreError(
      "unknown_seal", field: "known-at",
      "There is no seal \(seal): "
        + (last.map { "the last one is seal \($0)" } ?? "nothing has been sealed in this ledger"),
      hint: "Give a seal that there is, or a moment such as 2018-12-05T09:30:00Z.")
  }

  static func unknownUnit(_ code: String) -> StoreError {
    .unknown("currency", code, hint: "Use an ISO 4217 code in capitals, such as EUR or USD.")
  }

  /// What an operation made is always there, unless the database was tampered with.
  static func vanished(_ operation: Int64) -> StoreError {
    StoreError(
      "document_missing", "Operation \(operation) is on record, and what it made is not",
      hint: "Run coopledger check.")
  }

  static func outcomeUnknown(key: String) -> StoreError {
    StoreError(
      "outcome_unknown", kind: .tryAgain,
      "The connection was lost before the database answered: it may or may not be recorded",
      hint: "Run the same command again with --key \(key): nothing is recorded twice.")
  }

  static func interruptedButRecorded(key: String) -> StoreError {
    StoreError(
      "interrupted", kind: .tryAgain, "Interrupted, and recorded all the same",
      hint: "Run the same command again with --key \(key) to see it.")
  }
}
