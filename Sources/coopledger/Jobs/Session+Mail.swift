import Glibc
import LocalServer
import Mail

extension Session {
  /// How mail leaves. Without settings it goes into a folder: beside the private cluster, or among
  /// the user's own state.
  func mail() throws -> MailSettings {
    let outbox =
      settings["COOPLEDGER_SMTP_URL"] == nil && settings["COOPLEDGER_MAIL_OUTBOX"] == nil
      ? try defaultOutbox() : nil
    return try MailSettings(
      { name in
        settings[name]?.text ?? (name == "COOPLEDGER_MAIL_OUTBOX" ? outbox : nil)
      }, credentials: Environment.variables["CREDENTIALS_DIRECTORY"])
  }

  private func defaultOutbox() throws -> String {
    if case .local(let server) = target { return "\(server.directory)-outbox" }
    let variables = Environment.variables
    let state =
      variables["STATE_DIRECTORY"] ?? variables["XDG_STATE_HOME"].map { "\($0)/coopledger" }
      ?? variables["HOME"].map { "\($0)/.local/state/coopledger" }
    guard let state, state.hasPrefix("/") else {
      throw Failure(
        "mail_settings", "Neither a mail server nor an outbox is set",
        hint: "Set COOPLEDGER_SMTP_URL, or COOPLEDGER_MAIL_OUTBOX to a folder.",
        exit: .configuration)
    }
    return "\(state)/outbox"
  }

  /// Makes the folders above the default outbox; of any other only the last one is made, so that a
  /// wrong path grows no tree.
  func makeStateFolder() throws {
    guard settings["COOPLEDGER_SMTP_URL"] == nil, settings["COOPLEDGER_MAIL_OUTBOX"] == nil else {
      return
    }
    var path = ""
    for part in try defaultOutbox().split(separator: "/").dropLast() {
      path += "/\(part)"
      mkdir(path, 0o700)
    }
  }

  /// Whom to tell that the report job has run; nil if nobody is set.
  func ping() throws(MailError) -> Ping? {
    try settings["COOPLEDGER_PING_URL"].map { value throws(MailError) in
      try Ping(url: value.text)
    }
  }
}
