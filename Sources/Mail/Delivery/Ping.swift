import CCurl

/// Tells a watchman by HTTP that a job has run, who alarms where nothing is heard for too long:
/// `URL` after a good run, `URL/fail` after a bad one, as healthchecks.io and its like have it.
///
/// Whoever knows the URL can ping in our place, so that it is repeated nowhere.
public struct Ping: Sendable {
  /// Scheme and host, which may be shown.
  public let place: String
  private let path: String
  private let query: String

  /// - Throws: `MailError` with the code `mail_settings`.
  public init(url: String) throws(MailError) {
    func refused(_ problem: String) -> MailError {
      .setting(
        "COOPLEDGER_PING_URL", problem,
        hint: "Write it like https://hc-ping.com/your-uuid, as the watchman gives it.")
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), url.dropFirst(scheme.count).hasPrefix("://") else {
      throw refused("begins neither with https:// nor with http://")
    }
    guard url.utf8.allSatisfy({ (33...126).contains($0) }), !url.contains("#") else {
      throw refused("has letters that no URL has")
    }
    let rest = url.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.isEmpty, !host.hasPrefix(":") else { throw refused("names no host") }
    guard !host.contains("@") else { throw refused("has a user in it") }
    place = "\(scheme)://\(host)"
    path = String(rest.dropFirst(host.count).prefix { $0 != "?" })
    query = String(rest.dropFirst(host.count + path.count))
  }

  /// Tells how it went.
  ///
  /// - Parameter milliseconds: how long to wait for an answer at most.
  /// - Returns: why it was not heard; nil if it was.
  public func tell(isGood: Bool, milliseconds: Int = 10_000) -> String? {
    if let problem = ccurl_load() { return String(cString: problem) }
    let failure = isGood ? "" : path.hasSuffix("/") ? "fail" : "/fail"
    var error = [CChar](repeating: 0, count: 256)
    let status = ccurl_get(
      place + path + failure + query, "coopledger", milliseconds, &error)
    if (200..<300).contains(status) { return nil }
    guard status == 0 else { return "\(place) answered \(status)" }
    let words = String(
      decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return words.isEmpty ? "\(place) cannot be asked" : words
  }
}
