/// A mail server and how to be let in.
public struct SMTPServer: Hashable, Sendable {
  /// Who logs in, and the file that says by which password. The password itself is never here.
  public struct Login: Hashable, Sendable {
    public let user: String
    public let passwordFile: String
  }

  /// `smtps://host:465` (TLS from the start) or `smtp://host:587` (STARTTLS, required).
  public let url: String
  public let login: Login?
  /// A PEM file of the only authorities to be trusted; nil for the system's.
  public let authorityFile: String?
  /// Whether nothing is encrypted.
  ///
  /// Context: a mail server on the same machine often has no certificate, or one of its own making.
  /// Choice: plain text for `smtp://localhost` (127.0.0.1, ::1) without a login, and nowhere else.
  /// Rejected: TLS where it is offered, which whoever listens can take away.
  public let isPlain: Bool

  /// - Throws: `MailError` with the code `mail_settings`.
  init(url: String, login: Login?, authorityFile: String?) throws(MailError) {
    let parts = try Self.parts(url)
    self.url = "\(parts.scheme)://\(parts.host):\(parts.port)"
    self.login = login
    self.authorityFile = authorityFile
    isPlain =
      parts.scheme == "smtp" && login == nil
      && ["localhost", "127.0.0.1", "[::1]"].contains(parts.host)
  }

  private static func parts(
    _ url: String
  ) throws(MailError) -> (scheme: String, host: String, port: Int) {
    // What was given is not repeated: some write a password into it.
    func refused(_ problem: String) -> MailError {
      .setting(
        "COOPLEDGER_SMTP_URL", problem,
        hint: "Write it like smtps://mail.example.coop:465 or smtp://mail.example.coop:587.")
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard ["smtp", "smtps"].contains(scheme), url.dropFirst(scheme.count).hasPrefix("://") else {
      throw refused("begins neither with smtps:// nor with smtp://")
    }
    var rest = url.dropFirst(scheme.count + 3)
    if rest.hasSuffix("/") { rest.removeLast() }
    guard !rest.contains("@") else {
      throw refused(
        "has a user in it; that belongs into COOPLEDGER_SMTP_USER, the password into a file")
    }
    let end = rest.first == "[" ? rest.lastIndex(of: "]").map { rest.index(after: $0) } : nil
    let hostEnd = end ?? rest.firstIndex(of: ":") ?? rest.endIndex
    let host = rest[..<hostEnd].lowercased()
    let isSixth =
      end != nil && host.utf8.contains(UInt8(ascii: ":"))
      && host.dropFirst().dropLast().utf8.allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
    guard isSixth || (end == nil && DomainName.problem(host) == nil) else {
      throw refused("names no host, or has more than a host and a port")
    }
    let port = rest[hostEnd...]
    if port.isEmpty { return (scheme, host, scheme == "smtps" ? 465 : 587) }
    guard port.utf8.dropFirst().allSatisfy({ (48...57).contains($0) }),
      let number = Int(port.dropFirst()), (1...65_535).contains(number)
    else {
      throw refused("has a port that is none")
    }
    return (scheme, host, number)
  }
}
