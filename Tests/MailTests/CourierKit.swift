import Mail
import TestSupport

/// A courier to a server, with the password in a file and all else as it would be set.
final class CourierKit {
  let folder: TemporaryFolder
  let settings: MailSettings
  let courier: Courier

  /// - Parameter trusting: the authorities' file.
  init(
    to url: String, trusting authorityFile: String? = nil, logsIn: Bool = false,
    password: String = MailServer.password, wholeMs: Int = 20_000
  ) throws {
    folder = try TemporaryFolder()
    var values = ["COOPLEDGER_MAIL_FROM": "Ledger <ledger@ica.coop>", "COOPLEDGER_SMTP_URL": url]
    values["COOPLEDGER_SMTP_CA_FILE"] = authorityFile
    if logsIn {
      values["COOPLEDGER_SMTP_USER"] = MailServer.user
      values["COOPLEDGER_SMTP_PASSWORD_FILE"] = try folder.write("password", password + "\n")
    }
    settings = try MailSettings { values[$0] }
    courier = try Courier(settings, patience: Patience(connectMs: wholeMs, wholeMs: wholeMs))
  }

  convenience init(
    to server: MailServer, trusting authorityFile: String? = nil, logsIn: Bool = false,
    password: String = MailServer.password, wholeMs: Int = 20_000
  ) throws {
    try self.init(
      to: server.url, trusting: authorityFile, logsIn: logsIn, password: password,
      wholeMs: wholeMs)
  }

  /// Delivers a message, the usual one if none is given.
  func deliver(_ message: [UInt8]? = nil, to: String = "jane@ica.coop") throws -> Delivery {
    let usual = try Samples.message()
    return courier.deliver(
      try message ?? usual.bytes(), id: usual.id, from: settings.sender,
      to: try MailAddress(address: to))
  }
}

extension Delivery {
  /// What it is, and the server's code, without the words.
  var kind: String {
    switch self {
    case .accepted: "accepted"
    case .temporary(let code, _): "temporary \(code.map(String.init) ?? "-")"
    case .permanent(let code, _): "permanent \(code.map(String.init) ?? "-")"
    case .unknown: "unknown"
    }
  }

  /// All its words.
  var words: String {
    switch self {
    case .accepted(let text), .unknown(let text): text
    case .temporary(_, let text), .permanent(_, let text): text
    }
  }
}
