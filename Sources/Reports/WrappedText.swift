extension String {
  /// The text in lines no wider than asked where its words allow it, the second and later ones
  /// indented.
  func wrapped(width: Int, indent: Int = 0) -> String {
    let width = max(width, indent + 30)
    var lines = ""
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if line.displayWidth + 1 + String(word).displayWidth > width, line.count > indent {
        lines += line + "\n"
        line = String(repeating: " ", count: indent) + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + line + "\n"
  }
}
