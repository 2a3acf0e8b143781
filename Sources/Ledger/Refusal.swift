/// Why something that a person typed or a file said cannot be taken.
///
/// Every error of the pure modules is one, so that a command can print any of them the same way.
/// The texts quote what was given (shortened) and do not make it harmless for a terminal: whoever
/// prints does that.
public protocol Refusal: Error, Sendable {
  /// The stable name of the reason, for programs: `amount_separators`, `day_unknown`.
  var code: String { get }
  /// One sentence that a treasurer understands.
  var message: String { get }
  /// What to do instead, where there is something to do.
  var hint: String? { get }
}

extension String {
  /// The text in quotation marks, shortened so that a megabyte of it cannot flood a message.
  var quoted: String {
    let shown = self.prefix(40)
    return shown.endIndex == self.endIndex ? "\"\(shown)\"" : "\"\(shown)…\""
  }
}
