public import Ledger

/// What is known of a CSV file beside its bytes: the profiles to choose from, and what the caller
/// says.
public struct CSVChoice: Sendable {
  /// The profiles that there are.
  public var profiles: [Profile]
  /// The one that was named; nil to find it out.
  public var profile: Profile?
  /// What was said of the file against the profile.
  public var encoding: TextEncoding?
  public var dates: DateOrder?
  /// The account's currency: lines in others are left aside, and it is the currency of those that
  /// name none.
  public var currency: Unit?
  /// Whether balances that do not follow from the lines are refused.
  public var checksBalances = true
  /// Currencies by code.
  public var units: [String: Unit]

  public init(profiles: [Profile], profile: Profile? = nil, units: [String: Unit]) {
    self.profiles = profiles
    self.profile = profile
    self.units = units
  }
}
