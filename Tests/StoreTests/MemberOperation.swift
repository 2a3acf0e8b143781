import Ledger
import Membership

/// What an officer does, for the model and for the ledger alike.
enum MemberOperation: Sendable {
  case open(String, count: Int, Day, countries: [String])
  case join(String, String, Day, MemberClass, DatePrecision)
  case leave(String, String, Day, DatePrecision)
  case change(String, String, to: MemberClass, Day)
  case identify(String, String, Day, MemberClass)
  case merge(String, into: String, Day)
  case count(String, joined: Int, left: Int, Day, DatePrecision)
  /// The movement of this kind and day is named by its entry; nil leaves it to the ledger.
  case correct(String, String, MemberFact.Name?, Change)

  enum Change: Sendable {
    case joined(Day)
    case left(Day)
    case void
  }
}
