/// The name of a message, or of a picture within one: `run-17.3@ica.coop`, without its brackets.
///
/// Mail programs know a message that comes twice by it. It is also the name of a file and part of
/// the lines that divide a message, so it has only letters, digits, `.`, `-` and `_`.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// The part before the `@`, at most 60 letters.
  let local: String
  private let domain: String

  /// Local part and domain, without brackets.
  public var description: String { "\(local)@\(domain)" }

  /// - Throws: `MailError` with the code `mail_id`.
  public init(_ local: String, at domain: String) throws(MailError) {
    let marks = "-_".utf8
    let atoms = local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isName = atoms.allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { $0.isASCIIAlphanumeric || marks.contains($0) }
    }
    guard isName, local.utf8.count <= 60, domain.utf8.count <= 150,
      DomainName.problem(domain) == nil
    else {
      throw MailError(
        .badData, "mail_id",
        "\(HeaderText.quoted("\(local)@\(domain)")) is no message id: at most 60 letters, digits, "
          + "dots, hyphens and underscores before the @, and a domain behind it")
    }
    self.local = local
    self.domain = domain
  }

  /// Reads `run-17.3@ica.coop`, with or without brackets.
  ///
  /// - Throws: `MailError` with the code `mail_id`.
  public init(parsing text: String) throws(MailError) {
    let bare = text.hasPrefix("<") && text.hasSuffix(">") ? text.dropFirst().dropLast() : text[...]
    let parts = bare.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    try self.init(String(parts[0]), at: parts.count == 2 ? String(parts[1]) : "")
  }
}
