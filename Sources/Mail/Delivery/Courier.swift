import Glibc

/// Brings messages to a mail server or into an outbox, one after another.
///
/// ```swift
/// let courier = try Courier(settings)
/// let outcome = courier.deliver(bytes, id: id, from: settings.sender, to: member)
/// ```
/// A connection serves for all messages of one courier; the server is left when it goes.
/// For one thread.
public final class Courier {
  private enum Way {
    case session(SMTPSession)
    case outbox(Outbox)
  }

  private let way: Way
  private let allowedDomains: MailDomains

  /// Reads the password and loads libcurl, where they are needed. Connects to nothing yet.
  ///
  /// - Throws: `MailError` of the codes `mail_password_file`, `mail_settings`, `mail_library`.
  public init(_ settings: MailSettings, patience: Patience = Patience()) throws(MailError) {
    allowedDomains = settings.allowedDomains
    switch settings.route {
    case .outbox(let folder): way = .outbox(Outbox(folder: folder))
    case .server(let server):
      if let file = server.authorityFile, access(file, R_OK) != 0 {
        throw .setting("COOPLEDGER_SMTP_CA_FILE", "cannot be read: \(file)")
      }
      let password = try server.login.map { login throws(MailError) in
        try PasswordFile.read(login.passwordFile)
      }
      way = .session(try SMTPSession(server, password: password, patience: patience))
    }
  }

  /// Delivers a message, byte for byte.
  ///
  /// - Parameters:
  ///   - message: as ``MailMessage/bytes()`` makes it.
  ///   - id: its own message id; for an outbox, the name of the file.
  ///   - from: whom the server sends its complaint to if it cannot deliver.
  public func deliver(
    _ message: [UInt8], id: MessageID, from: MailAddress, to: MailAddress
  ) -> Delivery {
    if let problem = WireForm.problem(message) {
      return .permanent(code: nil, text: "the message cannot be sent: \(problem)")
    }
    do { try allowedDomains.require(to) } catch {
      return .permanent(code: nil, text: error.message)
    }
    switch way {
    case .session(let session): return session.send(message, from: from, to: to)
    case .outbox(let outbox): return outbox.put(message, id: id)
    }
  }
}
