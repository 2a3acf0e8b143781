/// The limits on what a reader has to hold at once.
enum Lengths {
  static let linesOfFile = 400
  static let linesOfFunction = 70

  static func tooLong(_ file: SourceFile) -> [String] {
    guard file.isSwift || file.isSQL || file.isBash, file.lines.count - 1 > linesOfFile else {
      return []
    }
    return [
      file.finding(linesOfFile + 1, "over \(linesOfFile) lines: split the file by what it does")
    ]
  }

  static func wideLines(of file: SourceFile) -> [String] {
    guard file.isSwift || file.isSQL || file.isBash else { return [] }
    let limit = file.isSwift ? 100 : 120
    return file.lines.enumerated()
      .filter { $0.element.utf8.count > limit && $0.element.count > limit }
      .map { file.finding($0.offset + 1, "over \(limit) columns: break the line") }
  }

  /// Functions over the limit. The formatter has put the closing brace below the first word.
  static func longFunctions(of file: SourceFile) -> [String] {
    guard file.isSwift else { return [] }
    let code = file.code
    return code.indices.compactMap { start in
      guard opensFunction(code[start]), let body = bodyStart(code, from: start) else { return nil }
      let closing = String(repeating: " ", count: code[start].indentation) + "}"
      guard let end = code[body...].dropFirst().firstIndex(where: { $0.hasPrefix(closing) }),
        end - start + 1 > linesOfFunction
      else { return nil }
      return file.finding(
        start + 1, "\(end - start + 1) lines, over \(linesOfFunction): split the function")
    }
  }

  private static func opensFunction(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.contains("func") || words.contains { $0.hasPrefix("init(") || $0 == "deinit" }
  }

  /// The line whose brace opens the body; nil for a requirement or a body on one line.
  private static func bodyStart(_ code: [String], from start: Int) -> Int? {
    for index in start..<code.count {
      if code[index].hasSuffix("{") || code[index].hasSuffix(" in") { return index }
      if code[index].isEmpty || code[index].hasSuffix("}") { return nil }
    }
    return nil
  }
}
