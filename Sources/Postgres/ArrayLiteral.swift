/// PostgreSQL's text form of an array of one dimension: `{1,NULL,"a \"b\""}`.
enum ArrayLiteral {
  /// Quotes every element: then no element can be taken for NULL, and braces, commas and
  /// spaces need no thought.
  static func text(of elements: [String?]) -> String {
    var text = "{"
    for (position, element) in elements.enumerated() {
      if position > 0 { text += "," }
      guard let element else {
        text += "NULL"
        continue
      }
      text += "\""
      for scalar in element.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
      text += "\""
    }
    return text + "}"
  }

  /// The elements, or `nil` if the text is no array of one dimension.
  static func elements(of text: String) -> [String?]? {
    var rest = text.utf8[...]
    // Arrays whose first subscript isn't 1 begin with their bounds: "[0:1]={a,b}".
    if rest.first == UInt8(ascii: "["), let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      rest = rest[rest.index(after: equals)...]
    }
    guard rest.popFirst() == UInt8(ascii: "{") else { return nil }
    if rest.elementsEqual("}".utf8) { return [] }
    var elements: [String?] = []
    while let element = nextElement(&rest) {
      elements.append(element)
      switch rest.popFirst() {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "}"): return rest.isEmpty ? elements : nil
      default: return nil
      }
    }
    return nil
  }

  /// One element up to its comma or brace; the outer `nil` means that there is none.
  private static func nextElement(_ rest: inout Substring.UTF8View) -> String?? {
    guard rest.first == UInt8(ascii: "\"") else {
      let end = rest.firstIndex { UInt8(ascii: ",") == $0 || UInt8(ascii: "}") == $0 }
      guard let end, end != rest.startIndex, rest.first != UInt8(ascii: "{") else { return nil }
      let bare = String(rest[..<end])
      rest = rest[end...]
      return bare == "NULL" ? .some(nil) : bare
    }
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        bytes.append(escaped)
      default: bytes.append(byte)
      }
    }
    return nil
  }
}
