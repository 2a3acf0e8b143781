import TestSupport

extension MailServer {
  /// How the program brings mail here.
  var settings: [String: String] { settingsOfMail(url) }

  /// To whom it has taken a message, in order.
  var recipients: [String] { events.filter { $0[0] == "message" }.map { $0[2] } }
}

/// A mail server that takes connections and says nothing.
final class SilentMail {
  private let listener: RecordingServer

  init() throws { listener = try RecordingServer() }

  var settings: [String: String] { settingsOfMail("smtp://127.0.0.1:\(listener.port)") }
}

private func settingsOfMail(_ url: String) -> [String: String] {
  ["COOPLEDGER_SMTP_URL": url, "COOPLEDGER_MAIL_FROM": "Reports <reports@example.coop>"]
}
