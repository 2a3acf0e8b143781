extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line for a log, without values: `ERROR 23505: duplicate key … (Module/File.swift:12)`.
  public var description: String {
    var text = severity
    if let sqlState { text += " \(sqlState.rawValue)" }
    text += ": \(messageWithoutValues)"
    if outcome == .unknown { text += "; the outcome is unknown" }
    return text + " (\(file):\(line))"
  }

  /// Everything that the server said, values included.
  public var debugDescription: String {
    var text = "\(severity) \(sqlState?.rawValue ?? kind.rawValue): \(message)"
    let fields: [(String, String?)] = [
      ("detail", detail), ("hint", hint), ("context", context), ("schema", schema),
      ("table", table), ("column", column), ("constraint", constraint),
      ("outcome", outcome.rawValue),
    ]
    for case (let name, let value?) in fields {
      text += "\n\(name): \(value)"
    }
    return text + "\nat: \(file):\(line)"
  }

  /// Context: the messages of class 22 (data exception) quote the refused value itself.
  /// Choice: they end where the first quotation begins, in whatever language the server speaks.
  /// Rejected: replacing the bound values, which misses elements of arrays and fields of a COPY.
  private var messageWithoutValues: String {
    guard sqlState?.classCode == "22" else { return message }
    let quotes: Set<Character> = ["\"", "'", "«", "»", "„", "“", "”", "‘", "’", "「", "`"]
    guard let quote = message.firstIndex(where: quotes.contains) else { return message }
    return message[..<quote] + "…"
  }
}
