/// What went wrong with the private server, in words for the person at the keyboard.
public struct LocalServerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The four things that can be wrong; the command line maps them to exit codes.
  public enum Kind: Sendable {
    /// PostgreSQL, or the version that the cluster needs, is not on this machine.
    case notInstalled
    /// Something belongs to somebody else, or this user may not do it.
    case notPermitted
    /// The place for the cluster does not serve: unreachable, in use, too long.
    case directory
    /// PostgreSQL or the operating system refused; the message carries their words.
    case failed
  }

  public let kind: Kind
  public let message: String
  /// What to do about it, if there is something.
  public let hint: String?

  init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  public var description: String {
    if let hint { "\(message)\nHint: \(hint)" } else { message }
  }
}
