import CLibPQ

/// The fields of an error or a notice, copied out of libpq's result.
struct Diagnostics {
  let severity: String?
  let sqlState: SQLState?
  let message: String
  let detail: String?
  let hint: String?
  let context: String?
  let schema: String?
  let table: String?
  let column: String?
  let constraint: String?
  let sourceFunction: String?

  /// The codes of the protocol's error fields (libpq's PG_DIAG_…, which Swift cannot import).
  private enum Field: UInt8 {
    case severity = 0x56  // V: never translated
    case sqlState = 0x43  // C
    case message = 0x4D  // M
    case detail = 0x44  // D
    case hint = 0x48  // H
    case context = 0x57  // W
    case schema = 0x73  // s
    case table = 0x74  // t
    case column = 0x63  // c
    case constraint = 0x6E  // n
    case sourceFunction = 0x52  // R
  }

  init(_ result: OpaquePointer?) {
    func text(_ field: Field) -> String? {
      PQresultErrorField(result, Int32(field.rawValue)).map { String(cString: $0) }
    }
    severity = text(.severity)
    sqlState = text(.sqlState).map(SQLState.init(rawValue:))
    // A result that libpq made itself may have nothing but its whole text.
    message = text(.message) ?? oneLine(PQresultErrorMessage(result))
    detail = text(.detail)
    hint = text(.hint)
    context = text(.context)
    schema = text(.schema)
    table = text(.table)
    column = text(.column)
    constraint = text(.constraint)
    sourceFunction = text(.sourceFunction)
  }

  var notice: PostgresNotice {
    PostgresNotice(
      severity: severity ?? "NOTICE", sqlState: sqlState, message: message, detail: detail,
      hint: hint)
  }

  /// Whether the server ended the session with this, so that the connection is of no more use.
  var endsSession: Bool { sqlState == nil || severity == "FATAL" || severity == "PANIC" }

  /// Whether this is the warning that a commit stopped waiting for its standby. Known by the
  /// function that raised it, since its text is translated and its code (01000) says nothing.
  var saysReplicationNotAwaited: Bool { sourceFunction == "SyncRepWaitForLSN" }
}

/// libpq's own messages: several lines, the later ones often indented advice.
func oneLine(_ text: UnsafePointer<CChar>?) -> String {
  guard let text else { return "" }
  return String(cString: text).split { $0.isWhitespace }.joined(separator: " ")
}
