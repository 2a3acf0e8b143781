/// An account that entries move, as other programs want it declared.
public struct BookedAccount: Sendable {
  public let name: AccountName
  /// What it holds, in order of their codes.
  public let units: [Unit]
  /// When it was closed for all of its units; nil while one is open.
  public let closedOn: Day?

  public init(name: AccountName, units: [Unit], closedOn: Day? = nil) {
    self.name = name
    self.units = units
    self.closedOn = closedOn
  }
}
