/// Whom a mail is from or to: `Jane Doe <jane@ica.coop>`, the name being optional.
///
/// The address is one that every mail server takes: ASCII, no quotes, no spaces (RFC 5321, 4.1.2
/// and 4.5.3.1). What it leaves out of the standard hardly anybody has, and much of it is a typing
/// error or an attack. It has no line breaks, so it is safe in a header and in a command.
public struct MailAddress: Hashable, Sendable {
  /// The display name, single spaces between its words; nil if there is none.
  public let name: String?
  /// The address alone: `jane@ica.coop`, the domain in lower case.
  public let address: String

  /// The part behind the `@`.
  public var domain: String {
    String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...])
  }

  /// - Throws: `MailError` of the codes `mail_address` and `mail_name`.
  public init(name: String? = nil, address: String) throws(MailError) {
    if let problem = Self.problem(address) {
      throw MailError(
        .badData, "mail_address",
        "\(HeaderText.quoted(address)) is no mail address: \(problem)",
        hint: "Write it like jane@ica.coop, or like \"Jane Doe <jane@ica.coop>\".")
    }
    let at = address.lastIndex(of: "@") ?? address.endIndex
    self.address = address[..<at] + address[at...].lowercased()
    // Mail programs do not agree on what several spaces in a name are.
    let name = (name ?? "").split(separator: " ").joined(separator: " ")
    guard !HeaderText.hasControls(name), name.utf8.count <= 200 else {
      throw MailError(
        .badData, "mail_name",
        "A name beside a mail address has at most 200 bytes, and no line breaks or other control "
          + "characters")
    }
    self.name = name.isEmpty ? nil : name
  }

  /// Reads `jane@ica.coop` and `Jane Doe <jane@ica.coop>`; a name may stand in quotes.
  ///
  /// - Throws: `MailError` of the codes `mail_address` and `mail_name`.
  public init(parsing text: String) throws(MailError) {
    guard let opening = text.lastIndex(of: "<"), text.last == ">" else {
      try self.init(address: text)
      return
    }
    let inside = text[text.index(after: opening)...].dropLast()
    try self.init(name: Self.unquoted(text[..<opening]), address: String(inside))
  }

  private static func unquoted(_ text: Substring) -> String {
    var name = text
    while name.first == " " { name.removeFirst() }
    while name.last == " " { name.removeLast() }
    guard name.count >= 2, name.first == "\"", name.last == "\"" else { return String(name) }
    var unquoted = ""
    var isEscaped = false
    for character in name.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        unquoted.append(character)
        isEscaped = false
      }
    }
    return unquoted
  }

  /// What is wrong with a bare address; nil if nothing is.
  private static func problem(_ text: String) -> String? {
    guard text.utf8.count <= 254 else { return "it is longer than 254 letters" }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return "it has not one @" }
    let atoms = parts[0].utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let marks = "!#$%&'*+-/=?^_`{|}~".utf8
    guard
      parts[0].utf8.count <= 64,
      atoms.allSatisfy({ atom in
        !atom.isEmpty && atom.allSatisfy { $0.isASCIIAlphanumeric || marks.contains($0) }
      })
    else {
      return "what stands before the @ is 1 to 64 letters, digits and marks of ASCII, "
        + "dots only between them"
    }
    if let problem = DomainName.problem(parts[1]) { return "the part behind the @ \(problem)" }
    // jane@gmail is a typing error; localhost is a server on the same machine.
    guard parts[1].contains(".") || parts[1].lowercased() == "localhost" else {
      return "the part behind the @ has no dot"
    }
    return nil
  }
}

extension MailAddress: CustomStringConvertible {
  /// As people write it, and as ``init(parsing:)`` reads it.
  public var description: String {
    guard let name else { return address }
    return "\(Self.quotedString(name)) <\(address)>"
  }

  /// The name in quotes, where a character of it would end or divide it (RFC 5322, 3.2.4).
  static func quotedString(_ name: String) -> String {
    let bytes = name.utf8
    let isWords = bytes.allSatisfy {
      $0 >= 0x80 || $0.isASCIIAlphanumeric || " -'".utf8.contains($0)
    }
    if isWords { return name }
    var quoted = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
