/// A mail server of a test's own that misbehaves as told: `server.py` explains how.
public final class MailServer: Sendable {
  public enum Encryption: Sendable {
    case none
    /// From the first byte on, `smtps://`.
    case whole(Certificates.Pair)
    /// After STARTTLS.
    case start(Certificates.Pair)
  }

  public static let user = "ledger@ica.coop"
  public static let password = "correct horse Ünüß 42"

  private let child: Child
  public let url: String

  /// Whether Debian's python3-aiosmtpd is there.
  public static let isPossible =
    (try? Child.run("/usr/bin/python3", ["-c", "import aiosmtpd"]))?.status == 0

  /// - Parameters:
  ///   - host: 127.0.0.1 counts as this machine; 127.0.0.2 is this machine too, but nobody knows.
  ///   - actions: what to do at which stage: `RCPT=550 no such user`.
  public init(
    _ actions: [String] = [], host: String = "127.0.0.1", encryption: Encryption = .none,
    wantsLogin: Bool = false
  ) throws {
    var options: [String] = []
    var scheme = "smtp"
    switch encryption {
    case .none: break
    case .whole(let pair):
      options = ["--tls", "whole", pair.certificate, pair.key]
      scheme = "smtps"
    case .start(let pair): options = ["--tls", "start", pair.certificate, pair.key]
    }
    if wantsLogin { options += ["--login", Self.user, Self.password] }
    let child = try Child(
      "/usr/bin/python3", [Script.path("server.py"), host] + options + actions)
    self.child = child
    try until("the mail server listens", or: child) { child.outputSoFar.contains("\n") }
    url = "\(scheme)://\(host):\(child.outputSoFar.split(separator: "\n")[0].dropFirst(5))"
  }

  deinit { stop() }

  public func stop() {
    child.signal()
    child.wait()
  }

  /// What the server has been asked and has taken, in order.
  public var events: [[String]] {
    // The last piece is of a line that may still be growing.
    child.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { $0.split(separator: " ").map(String.init) }
  }

  public var commands: [String] { events.filter { $0[0] == "command" }.map { $0[1] } }

  /// The messages that have come in whole.
  public var messages: [[UInt8]] {
    events.filter { $0[0] == "message" }.map { $0.count > 3 ? Hex.bytes($0[3]) : [] }
  }

  /// Waits until it has noticed something, such as that a client has left.
  public func wait(for command: String) throws {
    try until("the server hears \(command)", or: child) { self.commands.contains(command) }
  }
}
