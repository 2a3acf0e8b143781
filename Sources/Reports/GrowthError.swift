/// Why a growth report is not printed: its figures contradict each other.
///
/// Nobody typed anything wrong: register and journal disagree, or a query is wrong.
public struct GrowthError: Error, Hashable, Sendable {
  /// What must hold in every row, or between a row and the one before of the same body.
  public enum Identity: String, Hashable, Sendable, CaseIterable {
    /// All counts are there, or none.
    case counted = "growth_incomplete"
    /// opening + joined + rejoined − left + reclassified = closing
    case movements = "growth_movements"
    /// full + associate + unnamed = closing
    case classes = "growth_classes"
    /// net = closing − opening
    case net = "growth_net"
    /// A row opens with what the row before closed with.
    case continuity = "growth_continuity"
  }

  /// What does not hold.
  public let identity: Identity
  /// The period of the row in which it does not.
  public let period: String
  /// The body of that row.
  public let body: String
  /// The figures, such as `44 + 1 + 0 - 0 + 0 is not 46`.
  let figures: String

  /// The stable name of the identity: `growth_movements`.
  public var code: String { identity.rawValue }

  /// One sentence that names the row, the identity and the figures.
  public var message: String {
    let rule =
      switch identity {
      case .counted: "all counts or none"
      case .movements: "opening + joined + rejoined - left + reclassified = closing"
      case .classes: "full + associate + unnamed = closing"
      case .net: "net = closing - opening"
      case .continuity: "a row opens with the closing of the row before"
      }
    return "The row \(period) of \(body) breaks \"\(rule)\": \(figures)"
  }

  /// What to do.
  public var hint: String {
    "Nothing was printed. `coopledger check` says where the books and the register disagree."
  }
}
