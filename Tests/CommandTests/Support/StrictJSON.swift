/// A JSON text as RFC 8259 has it, and nothing more: one document, no key twice, UTF-8.
indirect enum StrictJSON: Equatable {
  case object([String: StrictJSON])
  case array([StrictJSON])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  init(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Malformed(description: "not UTF-8")
    }
    var reader = Reader(rest: text.unicodeScalars[...], whole: text)
    self = try reader.value()
    reader.skipSpace()
    guard reader.rest.isEmpty else { throw reader.malformed("more than one document") }
  }

  subscript(_ name: String) -> StrictJSON {
    get throws {
      guard case .object(let members) = self, let value = members[name] else {
        throw Malformed(description: "no \(name) in \(self)")
      }
      return value
    }
  }

  /// The text of a member, or nil where it is no string.
  func text(_ name: String) throws -> String? {
    if case .string(let text) = try self[name] { text } else { nil }
  }

  var elements: [StrictJSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  private struct Reader {
    var rest: Substring.UnicodeScalarView
    let whole: String

    func malformed(_ what: String) -> Malformed {
      Malformed(description: "\(what), before \"\(Substring(rest).prefix(40))\" in: \(whole)")
    }

    mutating func skipSpace() { rest = rest.drop { " \n\r\t".unicodeScalars.contains($0) } }

    mutating func take(_ text: String) -> Bool {
      guard rest.starts(with: text.unicodeScalars) else { return false }
      rest = rest.dropFirst(text.unicodeScalars.count)
      return true
    }

    mutating func value() throws -> StrictJSON {
      skipSpace()
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("[") { return try .array(list(until: "]") { reader in try reader.value() }) }
      if take("{") { return try object() }
      if take("\"") { return try .string(string()) }
      return try number()
    }

    mutating func list<T>(until end: String, _ item: (inout Reader) throws -> T) throws -> [T] {
      skipSpace()
      var items: [T] = []
      if take(end) { return items }
      while true {
        items.append(try item(&self))
        skipSpace()
        if take(end) { return items }
        guard take(",") else { throw malformed("neither , nor \(end)") }
      }
    }

    mutating func object() throws -> StrictJSON {
      let members = try list(until: "}") { reader in
        reader.skipSpace()
        guard reader.take("\"") else { throw reader.malformed("no name") }
        let name = try reader.string()
        reader.skipSpace()
        guard reader.take(":") else { throw reader.malformed("no :") }
        return (name, try reader.value())
      }
      let object = Dictionary(members) { first, _ in first }
      guard object.count == members.count else { throw malformed("a name twice") }
      return .object(object)
    }

    mutating func string() throws -> String {
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\"": return String(text)
        case "\\": text.append(try escaped())
        case _ where scalar.value < 0x20: throw malformed("a raw control character")
        default: text.append(scalar)
        }
      }
      throw malformed("no end of a string")
    }

    mutating func escaped() throws -> Unicode.Scalar {
      switch rest.popFirst() {
      case "\"": return "\""
      case "\\": return "\\"
      case "/": return "/"
      case "n": return "\n"
      case "r": return "\r"
      case "t": return "\t"
      case "u":
        let digits = String(rest.prefix(4))
        rest = rest.dropFirst(4)
        guard digits.count == 4, let value = UInt32(digits, radix: 16),
          let scalar = Unicode.Scalar(value)
        else { throw malformed("no character \\u\(digits)") }
        return scalar
      default: throw malformed("an unknown escape")
      }
    }

    mutating func number() throws -> StrictJSON {
      let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "-" || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let unsigned = digits.first == "-" ? digits.dropFirst() : digits
      guard !unsigned.isEmpty, unsigned.allSatisfy({ $0 != "-" && $0 != "." }),
        unsigned.first != "0" || unsigned.count == 1
      else { throw malformed("no value (or a number that is not whole)") }
      return .number(String(digits))
    }
  }
}
