/// The arithmetic behind check digits.
enum CheckDigits {
  /// What the number leaves when divided by 97, letters read as 10 to 35 (ISO 7064); nil if it has
  /// anything but digits and capitals.
  static func mod97(_ bytes: some Sequence<UInt8>) -> Int? {
    var rest = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): rest = (rest * 10 + Int(byte) - 0x30) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): rest = (rest * 100 + Int(byte) - 0x37) % 97
      default: return nil
      }
    }
    return rest
  }

  /// The digit behind these by the recursive procedure modulo 10 of Swiss payment slips.
  static func mod10(_ digits: some Sequence<UInt8>) -> Int {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    let carry = digits.reduce(0) { carry, digit in table[(carry + Int(digit) - 0x30) % 10] }
    return (10 - carry) % 10
  }

  static func areDigits(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// With a leading zero where it needs one.
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
