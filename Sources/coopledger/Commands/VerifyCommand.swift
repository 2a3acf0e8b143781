import ArgumentParser
import Ledger
import Reports
import Store

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Recompute everything that was sealed; exit 1 if it differs.",
    discussion: """
      Without a root from outside it proves that the books agree with their seals. Only a root \
      from an old mail or note proves that nobody has computed both anew.

      Examples:
        coopledger verify
        coopledger verify --seal 3 --root 7d3b…
      """)

  @Option(help: ArgumentHelp("The seal whose root is known from outside.", valueName: "number"))
  var seal: Typed?

  @Option(
    help: ArgumentHelp(
      "Its root, 64 hex digits; capitals and spaces do not matter.", valueName: "hex"))
  var root: Typed?

  @Option(help: ArgumentHelp("How many entries it covered, if known.", valueName: "number"))
  var size: Typed?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let anchor = try anchor()
    let console = common.console
    let found = try common.store().verify(against: anchor) { done, total in
      console.progress(done, of: total, "verifying")
    }
    if common.json {
      try console.json(document(found, anchor))
    } else {
      try print(found, anchor)
    }
    guard found.findings.isEmpty else { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }

  private func anchor() throws -> Anchor? {
    guard seal != nil || root != nil || size != nil else { return nil }
    guard let seal, let root else {
      throw Failure(
        "anchor_incomplete", "--seal and --root belong together",
        field: seal == nil ? "seal" : "root",
        hint: "Both stand in the mail: coopledger verify --seal 3 --root 7d3b…", exit: .badData)
    }
    return try Anchor(
      seal: number(seal, "seal", from: 1), root: root.text,
      size: size.map { try number($0, "size", from: 0) })
  }

  private func number(_ typed: Typed, _ option: String, from least: Int64) throws -> Int64 {
    guard let number = Int64(typed.text), number >= least else {
      throw Failure(
        "\(option)_malformed", "\"\(typed.text.prefix(40))\" is no \(option)", field: option,
        hint: "Give a whole number from \(least).", exit: .badData)
    }
    return number
  }

  private func print(_ found: Verification, _ anchor: Anchor?) throws {
    if !found.isProgramCompared {
      common.console.note(
        "The database's functions and views were not compared with this program's: that takes a "
          + "server that is no standby, and the privilege TEMPORARY on the database.")
    }
    guard found.findings.isEmpty else {
      var table = TextTable([
        .right("Seal"), .right("Entry"), .left("Subject"), .left("Finding"),
      ])
      for finding in found.findings {
        table.append([
          finding.seal.map(String.init) ?? "", finding.entry.map(String.init) ?? "",
          finding.subject, finding.finding,
        ])
      }
      return try common.console.put(table.text)
    }
    guard let last = found.last else {
      return try common.console.line("Nothing is sealed, so there is nothing to verify")
    }
    try common.console.line(
      "\(counted(found.seals, "seal")) over \(counted(last.treeSize, "entry", "entries")): "
        + "everything agrees")
    try common.console.line("Seal \(last.number), root \(last.root)")
    common.console.note(
      anchor.map { "Compared with the root of seal \($0.seal) as given." }
        ?? "Compare with a root from outside of the database: --seal N --root HEX.")
  }

  private func document(_ found: Verification, _ anchor: Anchor?) -> JSON {
    func number(_ value: Int64?) -> JSON { value.map { .int(Int($0)) } ?? .null }
    return .object([
      ("status", .string(found.findings.isEmpty ? "agrees" : "differs")),
      ("seals", .int(found.seals)), ("seal", number(found.last?.number)),
      ("tree_size", number(found.last?.treeSize ?? 0)), ("root", .optional(found.last?.root)),
      ("compared_with", number(anchor?.seal)),
      ("program_compared", .bool(found.isProgramCompared)),
      (
        "findings",
        .array(
          found.findings.map { finding in
            .object([
              ("part", .string(finding.part)), ("seal", number(finding.seal)),
              ("entry", number(finding.entry)), ("leaf", number(finding.leaf)),
              ("subject", .string(finding.subject)), ("finding", .string(finding.finding)),
            ])
          })
      ),
    ])
  }
}
