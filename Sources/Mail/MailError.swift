public import Ledger

/// Why a mail cannot be made or sent at all. (What a server says to one is a ``Delivery``.)
public struct MailError: Refusal, Hashable {
  /// Whose mistake it is; the command line maps it to exit codes.
  public enum Kind: Sendable {
    /// Something that a person typed, such as an address.
    case badData
    /// A setting, a password file, a library that is missing.
    case configuration
  }

  public let kind: Kind
  /// The stable name of the reason: `mail_address`.
  public let code: String
  public let message: String
  public let hint: String?

  init(_ kind: Kind, _ code: String, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// A setting that does not serve.
  static func setting(_ name: String, _ problem: String, hint: String? = nil) -> MailError {
    MailError(.configuration, "mail_settings", "\(name) \(problem)", hint: hint)
  }
}
