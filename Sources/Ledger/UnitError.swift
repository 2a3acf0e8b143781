/// Why a unit is refused.
public enum UnitError: Refusal, Hashable {
  /// The code is not three to fifteen capital letters.
  case malformedCode(String)
  /// More decimals than any currency has, or fewer than none.
  case scaleOutOfRange(code: String, scale: Int)

  public var code: String {
    switch self {
    case .malformedCode: "unit_code"
    case .scaleOutOfRange: "unit_scale"
    }
  }

  public var message: String {
    switch self {
    case .malformedCode(let code): "\(code.quoted) is not the code of a unit"
    case .scaleOutOfRange(let code, let scale): "\(code) cannot have \(scale) decimals"
    }
  }

  public var hint: String? {
    switch self {
    case .malformedCode: "A code has 3 to 15 capital letters, like EUR or ORG."
    case .scaleOutOfRange: "A unit has 0 to 4 decimals."
    }
  }
}
