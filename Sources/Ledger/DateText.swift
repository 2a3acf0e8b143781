/// The digits of ISO 8601 dates, byte by byte.
enum DateText {
  /// The numbers of a text that consists of exactly so many digits each, joined by `-`.
  static func fields(of text: String, widths: [Int]) -> [Int]? {
    let bytes = text.utf8
    guard bytes.count == widths.reduce(widths.count - 1, +) else { return nil }
    var fields: [Int] = []
    var position = bytes.startIndex
    for width in widths {
      if !fields.isEmpty {
        guard bytes[position] == UInt8(ascii: "-") else { return nil }
        bytes.formIndex(after: &position)
      }
      var number = 0
      for _ in 0..<width {
        let byte = bytes[position]
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
        bytes.formIndex(after: &position)
      }
      fields.append(number)
    }
    return fields
  }

  /// The number with a leading zero where it needs one.
  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
