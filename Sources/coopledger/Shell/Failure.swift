import Reports

/// An error as the user meets it: what, where, what to do, and the exit code.
struct Failure: Error {
  /// Stable name, for programs.
  let code: String
  /// One sentence.
  let message: String
  /// The option or column that is wrong.
  var field: String?
  var file: String?
  var line: Int?
  var hint: String?
  let exit: ExitStatus

  init(
    _ code: String, _ message: String, field: String? = nil, hint: String? = nil, exit: ExitStatus
  ) {
    self.code = code
    self.message = message
    self.field = field
    self.hint = hint
    self.exit = exit
  }

  /// For people; harmless to a terminal whatever was typed.
  var text: String {
    let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let what = place.isEmpty ? message : "\(place): \(message)"
    let error = "Error: \(Terminal.safe(what))\(message.hasSuffix(".") ? "" : ".")"
    return hint.map { "\(error)\nHint: \(Terminal.safe($0))" } ?? error
  }

  /// For programs.
  var json: JSON {
    .object([
      (
        "error",
        .object([
          ("code", .string(code)), ("message", .string(message)), ("field", .optional(field)),
          ("file", .optional(file)), ("line", line.map { .int($0) } ?? .null),
          ("hint", .optional(hint)),
        ])
      )
    ])
  }
}
