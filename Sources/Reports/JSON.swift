/// A JSON document as we write it: objects keep the order of their members, amounts are strings.
///
/// Context: the contract fixes names and their order, so that documents can be read by people and
/// compared as text. Choice: these few lines. Rejected: `JSONEncoder`, which orders keys by hash
/// or by alphabet, and costs Foundation.
public indirect enum JSON: Sendable {
  /// Members in the order in which they are written.
  case object([(String, JSON)])
  /// Elements in order.
  case array([JSON])
  /// Text, and every amount: a JSON number would be read as a float.
  case string(String)
  /// A count or an id.
  case int(Int)
  /// True or false.
  case bool(Bool)
  /// Nothing known.
  case null

  /// The text, or null where there is none.
  public static func optional(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  /// The document on one line, without a newline at its end.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .string(let string): Self.write(string, to: &text)
    case .int(let number): text += String(number)
    case .bool(let flag): text += flag ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// Writes a string literal.
  ///
  /// Beyond what RFC 8259 demands, what a terminal would act on is escaped too: the value is the
  /// same for every parser, and `--json` is often read on a screen.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where Terminal.isHazard(scalar):
        // All of them lie in the basic plane, so that four digits are enough.
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
