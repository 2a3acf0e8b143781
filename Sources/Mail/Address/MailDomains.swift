/// The domains that mail may go to, for organisations that want reports to stay in the house.
public struct MailDomains: Hashable, Sendable {
  /// In lower case; nil allows all.
  private let names: Set<String>?

  /// Every domain.
  public static let all = MailDomains(names: nil)

  /// Reads a list: `ica.coop, cicopa.coop`. A domain stands for itself alone, not for those below
  /// it. An empty list allows all.
  ///
  /// - Throws: `MailError` with the code `mail_settings`.
  public init(parsing text: String) throws(MailError) {
    var names: Set<String> = []
    for name in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      if let problem = DomainName.problem(name) {
        throw .setting(
          "COOPLEDGER_MAIL_ALLOWED_DOMAINS",
          "has \(HeaderText.quoted(String(name))): a domain \(problem)",
          hint: "Write it like: ica.coop, cicopa.coop")
      }
      names.insert(name.lowercased())
    }
    self.names = names.isEmpty ? nil : names
  }

  private init(names: Set<String>?) { self.names = names }

  /// Whether a mail may go there.
  public func allow(_ address: MailAddress) -> Bool { names?.contains(address.domain) ?? true }

  /// - Throws: `MailError` with the code `mail_domain`, which lists the domains.
  public func require(_ address: MailAddress) throws(MailError) {
    guard let names, !names.contains(address.domain) else { return }
    throw MailError(
      .badData, "mail_domain",
      "Mail may not go to \(address.domain), only to \(names.sorted().joined(separator: ", "))",
      hint: "COOPLEDGER_MAIL_ALLOWED_DOMAINS lists the domains.")
  }
}
