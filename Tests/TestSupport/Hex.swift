/// Bytes as pairs of digits; a `-` before them lets there be none.
public enum Hex {
  public static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.utf8.compactMap { digit -> UInt8? in
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  public static func text(_ digits: String) -> String {
    String(decoding: bytes(digits), as: UTF8.self)
  }
}
