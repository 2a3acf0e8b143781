/// How mail leaves: from whom, over which server or into which folder, and where it may go.
public struct MailSettings: Hashable, Sendable {
  /// The way out.
  public enum Route: Hashable, Sendable {
    case server(SMTPServer)
    /// A folder, in which each message becomes a file that mail programs open.
    case outbox(folder: String)
  }

  /// The settings that ``init(_:credentials:)`` asks for.
  public static let names = [
    "COOPLEDGER_MAIL_FROM", "COOPLEDGER_SMTP_URL", "COOPLEDGER_SMTP_USER",
    "COOPLEDGER_SMTP_PASSWORD_FILE", "COOPLEDGER_SMTP_CA_FILE", "COOPLEDGER_MAIL_OUTBOX",
    "COOPLEDGER_MAIL_ALLOWED_DOMAINS",
  ]

  public let sender: MailAddress
  public let route: Route
  public let allowedDomains: MailDomains

  /// Reads the settings. A server goes before an outbox; the outbox needs no sender.
  ///
  /// - Parameters:
  ///   - setting: the value of a setting of ``names``; nil if it is not set.
  ///   - credentials: `$CREDENTIALS_DIRECTORY`.
  /// - Throws: `MailError` with the code `mail_settings`. No file is looked at yet.
  public init(
    _ setting: (String) -> String?, credentials: String? = nil
  ) throws(MailError) {
    allowedDomains = try MailDomains(parsing: setting("COOPLEDGER_MAIL_ALLOWED_DOMAINS") ?? "")
    route = try Self.route(setting, credentials)
    if let sender = setting("COOPLEDGER_MAIL_FROM") {
      do { self.sender = try MailAddress(parsing: sender) } catch {
        throw .setting("COOPLEDGER_MAIL_FROM", "is not right: \(error.message)", hint: error.hint)
      }
    } else if case .outbox = route {
      sender = try MailAddress(name: "coopledger", address: "coopledger@localhost")
    } else {
      throw .setting(
        "COOPLEDGER_MAIL_FROM", "is not set, and a mail server takes no mail from nobody",
        hint: "Set it to the address that mail is from, such as reports@example.coop.")
    }
  }

  private static func route(
    _ setting: (String) -> String?, _ credentials: String?
  ) throws(MailError) -> Route {
    guard let url = setting("COOPLEDGER_SMTP_URL") else {
      guard let folder = setting("COOPLEDGER_MAIL_OUTBOX") else {
        throw MailError(
          .configuration, "mail_settings", "Neither a mail server nor an outbox is set",
          hint: "Set COOPLEDGER_SMTP_URL, or COOPLEDGER_MAIL_OUTBOX to a folder.")
      }
      guard folder.hasPrefix("/") else {
        throw .setting("COOPLEDGER_MAIL_OUTBOX", "is not an absolute path")
      }
      return .outbox(folder: folder)
    }
    let login: SMTPServer.Login?
    switch (setting("COOPLEDGER_SMTP_USER"), setting("COOPLEDGER_SMTP_PASSWORD_FILE")) {
    case (nil, nil): login = nil
    case (_?, nil):
      throw .setting("COOPLEDGER_SMTP_USER", "needs COOPLEDGER_SMTP_PASSWORD_FILE beside it")
    case (nil, _?):
      throw .setting("COOPLEDGER_SMTP_PASSWORD_FILE", "needs COOPLEDGER_SMTP_USER beside it")
    case (let user?, let file?):
      guard !HeaderText.hasControls(user) else {
        throw .setting("COOPLEDGER_SMTP_USER", "has control characters")
      }
      login = .init(
        user: user, passwordFile: try PasswordFile.path(file, credentials: credentials))
    }
    return .server(
      try SMTPServer(url: url, login: login, authorityFile: setting("COOPLEDGER_SMTP_CA_FILE")))
  }
}
