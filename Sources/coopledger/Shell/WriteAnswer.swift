import Ledger
import Reports
import Store

/// What a write says of itself, for programs: status and key around what it made.
func writeJSON<Document>(
  _ recorded: Recorded<Document>, isDryRun: Bool, _ fields: [(String, JSON)]
) -> JSON {
  .object(
    [("status", .string(isDryRun ? "would_create" : recorded.status.rawValue))] + fields + [
      ("key", .string(recorded.key)),
      ("warnings", .array(recorded.warnings.map(JSON.string))),
    ])
}

/// "Recorded refund", "Already recorded refund", "Would record refund".
func writeVerb<Document>(
  _ status: Recorded<Document>.Status, _ isDryRun: Bool, _ noun: String
) -> String {
  if isDryRun { return "Would record \(noun)" }
  return status == .exists ? "Already recorded \(noun)" : "Recorded \(noun)"
}

extension Console {
  /// Where money of a closed month went.
  func tell(late day: Day?) throws(Failure) {
    if let day { try line("Posted on \(day), the first open day") }
  }

  /// How to find a write again, and how to undo it.
  func tell(key: String, entry: Int64?, isDryRun: Bool, undo: String?) {
    guard !isDryRun else { return note("Dry run: nothing was recorded.") }
    note((entry.map { "Entry \($0), key " } ?? "Key ") + key)
    if let undo { note("To undo: \(undo)") }
  }
}
