import CLibPQ

extension Connection {
  /// Why libpq could not connect, from its text, which is all that it gives.
  func refusal(_ exchange: Exchange) -> PostgresError {
    let needsPassword = PQconnectionNeedsPassword(handle) == 1
    let refusal = ConnectRefusal(
      text: PQerrorMessage(handle).map { String(cString: $0) } ?? "", needsPassword: needsPassword)
    close()
    var error = exchange.failure(refusal.kind, refusal.message)
    error.severity = "FATAL"
    error.sqlState = refusal.sqlState
    error.hint = refusal.hint
    return error
  }
}

/// libpq's text about a failed connection, at its verbose setting, taken apart.
///
/// A server's refusal stands in it as `FATAL:  28P01: password authentication failed…`: the
/// SQLSTATE is at the same place in every language. libpq's own texts are English as long as the
/// program does not call setlocale(), which this one does not.
struct ConnectRefusal {
  let kind: PostgresError.Kind
  let sqlState: SQLState?
  let message: String
  var hint: String?

  init(text: String, needsPassword: Bool) {
    let lines = text.split(separator: "\n")
    // Of several hosts the last that answered counts.
    if let (state, primary) = lines.reversed().lazy.compactMap(Self.serverSaid).first {
      kind = .connection
      sqlState = SQLState(rawValue: state)
      message = primary
      hint = lines.first { $0.hasPrefix("HINT:") }
        .map { $0.dropFirst(5).drop { $0 == " " } }.map(String.init)
      return
    }
    message = oneLine(text)
    if needsPassword {
      kind = .connection
      sqlState = .invalidPassword
      return
    }
    sqlState = nil
    if text.contains("SSL") || text.contains("certificate") {
      kind = .tlsRefused
    } else if text.contains("connection to server") || text.contains("could not translate host") {
      kind = .connection
    } else {
      // It did not come to trying: no such service, a port that is no number…
      kind = .usage
    }
  }

  /// `… FATAL:  28P01: text` as (28P01, text).
  private static func serverSaid(_ line: Substring) -> (state: String, message: String)? {
    var rest = line
    while let colon = rest.firstIndex(of: ":") {
      rest = rest[rest.index(after: colon)...]
      guard rest.hasPrefix("  ") else { continue }
      let state = rest.dropFirst(2).prefix(5)
      let message = rest.dropFirst(7)
      let isState = state.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
      if state.utf8.count == 5, isState, message.hasPrefix(": ") {
        return (String(state), String(message.dropFirst(2)))
      }
    }
    return nil
  }
}
