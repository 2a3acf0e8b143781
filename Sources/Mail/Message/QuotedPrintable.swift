/// Texts as mail carries them without harm (RFC 2045, 6.7).
enum QuotedPrintable {
  /// The text with CRLF for its line breaks, which are LF or CRLF, in lines of at most 76 letters,
  /// all of them printable ASCII.
  ///
  /// No line begins with a dot, which would have to be doubled on the way, or with `From `, before
  /// which some servers put a `>`: signatures over the message would break.
  static func encode(_ text: String) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(text.utf8.count * 5 / 4)
    var rest = text.utf8[...]
    while let end = rest.firstIndex(of: 10) {
      let line = rest[..<end]
      append(line.last == 13 ? line.dropLast() : line, to: &lines)
      lines += [13, 10]
      rest = rest[rest.index(after: end)...]
    }
    append(rest, to: &lines)
    return lines
  }

  private static func append(_ line: Substring.UTF8View, to lines: inout [UInt8]) {
    var column = 0
    var index = line.startIndex
    while index != line.endIndex {
      let byte = line[index]
      let next = line.index(after: index)
      let isLast = next == line.endIndex
      let isLiteral =
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: "."): column > 0
        case UInt8(ascii: "F"): column > 0 || !line[index...].starts(with: "From ".utf8)
        // White space at the end of a line is lost on the way.
        case 9, 32: !isLast
        default: (33...126).contains(byte)
        }
      let width = isLiteral ? 1 : 3
      // A soft break takes a column itself, save where the line ends anyway.
      if column + width > (isLast ? 76 : 75) {
        lines += Array("=\r\n".utf8)
        column = 0
        continue
      }
      if isLiteral {
        lines.append(byte)
      } else {
        lines += [UInt8(ascii: "="), hex(byte >> 4), hex(byte & 15)]
      }
      column += width
      index = next
    }
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
