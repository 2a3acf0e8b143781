extension String {
  /// The text in quotation marks, shortened so that a long cell cannot flood a message.
  var quoted: String {
    let shown = prefix(40)
    return shown.endIndex == endIndex ? "\"\(shown)\"" : "\"\(shown)…\""
  }
}
