public import Ledger

/// One row of the register as a file: an organisation, and a stay in a body in one class.
///
/// What a row does not say is nil, and is not compared with what is on record.
public struct MemberRow: Hashable, Sendable {
  /// How a stay began; the words are those of `membership.movement.kind`.
  public enum Beginning: String, CaseIterable, Hashable, Sendable {
    case join, identify
    /// It took the place of a member that was merged into it.
    case mergeIn = "merge-in"
  }

  /// How a stay ended.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case leave
    /// Merged into another organisation, which took its place.
    case mergeOut = "merge-out"
    /// Merged into another member: one too many.
    case surplus
  }

  /// Days in a body, in one class.
  public struct Stay: Hashable, Sendable {
    public var body: String
    public var memberClass: MemberClass?
    public var joinedOn: Day
    public var leftOn: Day?
    public var precision: DatePrecision?
    /// The code of the member by way of which it is eligible.
    public var via: String?
    public var memberSince: Day?
    public var leaveReason: String?
    public var classSince: Day?
    public var leftPrecision: DatePrecision?
    public var began: Beginning?
    public var ended: Ending?
    public var requestedOn: Day?
    public var mergedFrom: String?
    public var mergedInto: String?

    public init(body: String, joinedOn: Day) {
      self.body = body
      self.joinedOn = joinedOn
    }

    /// The first day of the row.
    var from: Day { classSince ?? joinedOn }
    /// Whether the stay goes on from another row, in which it was in another class.
    var isChange: Bool { from != joinedOn }
  }

  /// The line of the file; 0 for a row that comes from the register.
  public var line = 0
  public var code: String
  public var name: String?
  /// ISO 3166-1 alpha-2, or INT for international.
  public var country: String?
  public var kind: String?
  public var acronym: String?
  public var nativeName: String?
  public var founded: String?
  public var website: String?
  /// Joined by semicolons.
  public var sectors: String?
  /// nil for an organisation alone.
  public var stay: Stay?

  public init(code: String) { self.code = code }

  /// What the row says in each column, in the order of the columns; nil for an empty cell.
  public var texts: [String?] { MemberColumn.allCases.map(text) }

  /// What the row says in one column; nil for an empty cell.
  public func text(_ column: MemberColumn) -> String? {
    switch column {
    case .code: code
    case .name: name
    case .country: country
    case .body: stay?.body
    case .memberClass: stay?.memberClass?.rawValue
    case .joinedOn: stay?.joinedOn.description
    case .leftOn: stay?.leftOn?.description
    case .datePrecision: stay?.precision?.rawValue
    case .via: stay?.via
    case .memberSince: stay?.memberSince?.description
    case .leaveReason: stay?.leaveReason
    case .classSince: stay?.classSince?.description
    case .leftPrecision: stay?.leftPrecision?.rawValue
    case .began: stay?.began?.rawValue
    case .ended: stay?.ended?.rawValue
    case .requestedOn: stay?.requestedOn?.description
    case .mergedFrom: stay?.mergedFrom
    case .mergedInto: stay?.mergedInto
    case .kind: kind
    case .acronym: acronym
    case .nativeName: nativeName
    case .founded: founded
    case .website: website
    case .sectors: sectors
    }
  }
}
