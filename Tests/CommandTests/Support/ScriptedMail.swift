import TestSupport

/// The mail server of MailTests, which misbehaves as told: `Tests/MailTests/server.py`.
final class ScriptedMail {
  private let child: Child
  private let port: String

  static let isPossible =
    (try? Child.run("/usr/bin/python3", ["-c", "import aiosmtpd"]))?.status == 0

  private static let script =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    + "/MailTests/server.py"

  init(_ actions: [String]) throws {
    let child = try Child("/usr/bin/python3", [Self.script, "127.0.0.1"] + actions)
    while !child.outputSoFar.contains("\n") {}
    self.child = child
    port = String(child.outputSoFar.split(separator: "\n")[0].dropFirst(5))
  }

  deinit {
    child.signal()
    child.wait()
  }

  var settings: [String: String] { settingsOfMail(port: port) }

  /// To whom it has taken a message, in order.
  var recipients: [String] {
    child.outputSoFar.split(separator: "\n").filter { $0.hasPrefix("message ") }
      .map { String($0.split(separator: " ")[2]) }
  }
}

/// A mail server that takes connections and says nothing.
final class SilentMail {
  private let listener: RecordingServer

  init() throws { listener = try RecordingServer() }

  var settings: [String: String] { settingsOfMail(port: String(listener.port)) }
}

private func settingsOfMail(port: String) -> [String: String] {
  [
    "COOPLEDGER_SMTP_URL": "smtp://127.0.0.1:\(port)",
    "COOPLEDGER_MAIL_FROM": "Reports <reports@example.coop>",
  ]
}
