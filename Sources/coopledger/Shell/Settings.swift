import Glibc

/// The program's settings: flags, then `COOPLEDGER_*` variables, then the settings file, then
/// defaults. Secrets of the connection are libpq's business and never among them.
struct Settings {
  /// A value and where it came from, for `doctor`.
  struct Value {
    let text: String
    let source: String
  }

  private let environment: [String: String]
  private let file: [String: String]
  let filePath: String?

  /// Every setting with its default, in the order that `doctor` shows.
  static let known: KeyValuePairs<String, String?> = [
    "COOPLEDGER_DATABASE": nil,
    "COOPLEDGER_TIME_ZONE": "Europe/Brussels",
    "COOPLEDGER_ORGANISATION": nil,
    "COOPLEDGER_ALLOW_INSECURE_TRANSPORT": "no",
    "COOPLEDGER_DEADLINE_SECONDS": "60",
    "COOPLEDGER_LOCAL_DIR": nil,
    "COOPLEDGER_PG_BIN": nil,
    "COOPLEDGER_MAIL_FROM": nil,
    "COOPLEDGER_SMTP_URL": nil,
    "COOPLEDGER_SMTP_USER": nil,
    "COOPLEDGER_SMTP_PASSWORD_FILE": nil,
    "COOPLEDGER_SMTP_CA_FILE": nil,
    "COOPLEDGER_MAIL_OUTBOX": nil,
    "COOPLEDGER_MAIL_ALLOWED_DOMAINS": nil,
    "COOPLEDGER_METRICS_FILE": nil,
    "COOPLEDGER_PROFILES": nil,
    "COOPLEDGER_PING_URL": nil,
  ]

  init(environment: [String: String]) throws(Failure) {
    self.environment = environment
    let candidates =
      environment["COOPLEDGER_SETTINGS"].map { [$0] }
      ?? [
        environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" },
        "/etc",
      ].compactMap { $0.map { $0 + "/coopledger/coopledger.env" } }
    let path = candidates.first { access($0, F_OK) == 0 }
    if path == nil, let missing = environment["COOPLEDGER_SETTINGS"] {
      throw Failure(
        "settings_missing", "There is no settings file \(missing)", exit: .configuration)
    }
    filePath = path
    file = try path.map { path throws(Failure) in try Self.parse(path) } ?? [:]
  }

  /// The value of a known setting.
  subscript(_ name: String) -> Value? {
    if let text = environment[name], !text.isEmpty {
      return Value(text: text, source: "environment")
    }
    if let text = file[name], let filePath { return Value(text: text, source: filePath) }
    guard let fallback = Self.known.first(where: { $0.key == name })?.value else { return nil }
    return Value(text: fallback, source: "default")
  }

  /// Reads `NAME=value` lines; `#` begins a comment line, quotes around a value are taken off.
  private static func parse(_ path: String) throws(Failure) -> [String: String] {
    guard let text = File.read(path) else {
      throw Failure(
        "settings_unreadable", "The settings file \(path) cannot be read", exit: .configuration)
    }
    var values: [String: String] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.trimmed
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0].trimmed)
      guard parts.count == 2, known.contains(where: { $0.key == name }) else {
        var failure = Failure(
          "settings_line", "\"\(line.prefix(60))\" is not a setting of this program",
          hint: "Lines are NAME=value; coopledger doctor lists the names.", exit: .configuration)
        failure.file = path
        failure.line = number + 1
        throw failure
      }
      var value = parts[1].trimmed
      if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'",
        value.last == quote
      {
        value = value.dropFirst().dropLast()
      }
      values[name] = String(value)
    }
    return values
  }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while let first = rest.first, first == " " || first == "\t" || first == "\r" {
      rest = rest.dropFirst()
    }
    while let last = rest.last, last == " " || last == "\t" || last == "\r" {
      rest = rest.dropLast()
    }
    return rest
  }
}
