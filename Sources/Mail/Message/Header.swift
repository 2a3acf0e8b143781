import Ledger

/// Lines of a header, without their last CRLF; one that goes on in the next line is folded.
enum Header {
  /// A text that people read, such as a subject.
  ///
  /// Plain where it fits into one line of 78 letters, else as encoded words (RFC 2047): those
  /// may be folded anywhere and come out as they went in, spaces included.
  static func text(_ name: String, _ text: String) -> String {
    let line = "\(name): \(text)"
    let isTrimmed = !text.hasPrefix(" ") && !text.hasSuffix(" ")
    if isTrimmed, HeaderText.isPlain(text), line.utf8.count <= 78 { return line }
    return "\(name): \(encodedWords(text))"
  }

  /// One address.
  static func address(_ name: String, _ mailbox: MailAddress) -> String {
    guard let display = mailbox.name else { return "\(name): \(mailbox.address)" }
    let quoted = MailAddress.quotedString(display)
    guard HeaderText.isPlain(display), name.utf8.count + 2 + quoted.utf8.count <= 78 else {
      return "\(name): \(encodedWords(display))\r\n <\(mailbox.address)>"
    }
    let line = "\(name): \(quoted) <\(mailbox.address)>"
    return line.utf8.count <= 78 ? line : "\(name): \(quoted)\r\n <\(mailbox.address)>"
  }

  /// A text as encoded words, one a line. No word divides a character's bytes.
  private static func encodedWords(_ text: String) -> String {
    // 39 bytes are 52 letters and make 64 with the frame: room for the header's name before them.
    let bytesMax = 39
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      if words[words.count - 1].count + bytes.count > bytesMax { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(String(decoding: Base64.encode($0), as: UTF8.self))?=" }
      .joined(separator: "\r\n ")
  }

  /// When, in seconds since 1970: `Sat, 1 Jul 2017 06:00:00 +0000` (RFC 5322, 3.3).
  static func date(_ secondsSince1970: Int64) -> String? {
    let ordinal = secondsSince1970.floored(by: 86_400)
    guard let day = Day(ordinal: Int(ordinal)) else { return nil }
    let second = secondsSince1970 - ordinal * 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    // The first of January 1970 was a Thursday.
    let weekday = weekdays[Int(ordinal - ordinal.floored(by: 7) * 7)]
    return "\(weekday), \(day.day) \(months[day.month.number - 1]) \(day.year) \(clock) +0000"
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Int64 {
  /// Divided and rounded down, below zero too.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}
