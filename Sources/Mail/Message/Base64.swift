/// Base64 as mail has it (RFC 2045, 6.8).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Lines of 76 letters, CRLF after each.
  static func lines(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let letters = encode(bytes)
    var lines: [UInt8] = []
    lines.reserveCapacity(letters.count + letters.count / 38 + 2)
    for start in stride(from: 0, to: letters.count, by: 76) {
      lines += letters[start..<min(start + 76, letters.count)]
      lines += [13, 10]
    }
    return lines
  }

  /// In one piece.
  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(bytes.count / 3 * 4 + 4)
    var group = 0
    var count = 0
    func put(_ sextets: Int) {
      for index in 0..<4 {
        letters.append(
          index < sextets ? alphabet[group >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    for byte in bytes {
      group = group << 8 | Int(byte)
      count += 1
      if count == 3 {
        put(4)
        (group, count) = (0, 0)
      }
    }
    if count > 0 {
      group <<= 8 * (3 - count)
      put(count + 1)
    }
    return letters
  }
}
