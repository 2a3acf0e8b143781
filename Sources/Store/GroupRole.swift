/// The work that a login role may be given; nobody is given the owner's.
public enum GroupRole: String, CaseIterable, Sendable {
  case treasurer, officer, reporter, auditor

  /// Its name in the database.
  public var name: String { "coopledger_\(rawValue)" }
}
