import Ledger
import Reports
import Store

/// What is said after a movement of a member was recorded.
func print(
  _ recorded: Recorded<MemberAnswer>, _ write: WriteOptions, _ common: CommonOptions,
  undo: String?, alreadySaid: [String] = []
) throws {
  let answer = recorded.document
  guard !common.json else {
    let fields = memberAnswerJSON(answer)
    return try common.console.json(
      .object(
        [("status", .string(write.dryRun ? "would_create" : recorded.status.rawValue))] + fields
          + [
            ("warnings", .array(recorded.warnings.map(JSON.string))),
            ("key", .string(recorded.key)),
          ]))
  }
  let verb =
    write.dryRun ? "Would record" : recorded.status == .exists ? "Already recorded" : "Recorded"
  try common.console.line(
    "\(verb): \(answer.member ?? "members without names") \(answer.movement) "
      + "(\(answer.body), \(answer.effectiveOn))")
  let unnamed = answer.unnamed > 0 ? ", \(answer.unnamed) of them without a name" : ""
  let countries = answer.countries.map { ", in \($0) countries" } ?? ""
  try common.console.line("\(answer.body) now has \(answer.members) members\(unnamed)\(countries)")
  common.console.warn(recorded.warnings.filter { !alreadySaid.contains($0) })
  common.console.tell(
    key: recorded.key, entry: answer.entry, isDryRun: write.dryRun, undo: undo)
}

/// How to take back the one movement that was recorded.
func voiding(_ answer: MemberAnswer) -> String {
  // Without its entry the command would name the last movement, which may be a later one.
  let entry = answer.entry.map { " --entry \($0)" } ?? ""
  return "coopledger member correct \(answer.member ?? "") --body \(answer.body)\(entry) --void "
    + "--reason TEXT"
}

/// The answer for programs.
func memberAnswerJSON(_ answer: MemberAnswer) -> [(String, JSON)] {
  [
    ("member", .optional(answer.member)), ("body", .string(answer.body)),
    ("movement", .string(answer.movement)),
    ("effective_on", .string(answer.effectiveOn.description)),
    ("entry", answer.entry.map { .int(Int($0)) } ?? .null), ("members", .int(answer.members)),
    ("unnamed", .int(answer.unnamed)), ("countries", answer.countries.map { .int($0) } ?? .null),
  ]
}
