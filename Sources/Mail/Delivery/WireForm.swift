/// What every mail server takes unchanged (RFC 5321, 2.3.8 and 4.5.3.1.6).
enum WireForm {
  /// Why the bytes are no such message; nil if they are.
  ///
  /// A bare LF or CR is the worst of it: some servers take it for the end of a line, others do
  /// not, and between the two a message becomes several ("SMTP smuggling").
  static func problem(_ message: [UInt8]) -> String? {
    var column = 0
    var previous: UInt8 = 0
    for byte in message {
      switch byte {
      case 10 where previous != 13: return "it has a line feed without a carriage return"
      case 0: return "it has a NUL"
      case 128...: return "it has a byte beyond ASCII"
      case _ where previous == 13 && byte != 10:
        return "it has a carriage return without a line feed"
      default: break
      }
      column = byte == 10 ? 0 : column + 1
      // With the carriage return.
      if column > 999 { return "it has a line longer than 998 letters" }
      previous = byte
    }
    return message.suffix(2) == [13, 10] ? nil : "it does not end with a line break"
  }
}
