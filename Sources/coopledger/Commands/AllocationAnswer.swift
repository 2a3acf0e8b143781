import Ledger
import Reports
import Store

/// What became of a statement line, for people and for programs.
struct AllocationAnswer {
  let recorded: Recorded<Allocation>
  let isDryRun: Bool
  /// Whether its parts were taken back.
  let isBack: Bool

  func print(to console: Console) throws {
    let made = recorded.document
    guard !console.wantsJSON else {
      return try console.json(
        writeJSON(recorded, isDryRun: isDryRun, allocationJSON(made)))
    }
    for part in made.parts { try console.line(sentence(part, of: made)) }
    if made.rest.minor != 0 {
      try console.line("Of line \(made.line), \(made.rest.forPeople) is not explained")
    }
    try console.tell(late: recorded.postedLateOn)
    console.warn(recorded.warnings)
    console.tell(
      key: recorded.key, entry: isBack ? nil : made.parts.first?.entry, isDryRun: isDryRun,
      undo: isBack ? nil : "coopledger statement deallocate \(made.line) --reason TEXT")
  }

  private func sentence(_ part: AllocatedPart, of made: Allocation) -> String {
    let what =
      switch part.explains {
      case "gift":
        "gift \(part.document ?? "") to \(part.campaign ?? "") from \(part.donor ?? "anonymous")"
      case "refund": "refund \(part.document ?? "")"
      case "recorded-gift": "the money of gift \(part.document ?? "")"
      case "recorded-refund": "the money of refund \(part.document ?? "")"
      case "fees": "fees, \(part.account ?? "")"
      default: part.account ?? ""
      }
    let verb = isBack ? "is no longer" : "is"
    return "\(part.amount.forPeople) of line \(made.line) \(verb) \(what)"
  }
}

/// A line and its parts for programs.
func allocationJSON(_ made: Allocation) -> [(String, JSON)] {
  [
    ("line", .int(Int(made.line))), ("amount", .string(made.amount.text)),
    ("currency", .string(made.amount.unit.code)),
    ("booked_on", .string(made.bookedOn.description)), ("unallocated", .string(made.rest.text)),
    (
      "parts",
      .array(
        made.parts.map { part in
          .object([
            ("part", .int(part.ordinal)), ("amount", .string(part.amount.text)),
            ("explains", .string(part.explains)), ("document", .optional(part.document)),
            ("campaign", .optional(part.campaign)), ("donor", .optional(part.donor)),
            ("account", .optional(part.account)), ("entry", .int(Int(part.entry))),
            ("reversed_by", part.reversedBy.map { .int(Int($0)) } ?? .null),
          ])
        })
    ),
  ]
}
