import ArgumentParser
import Banking
import Ledger
import Reports
import Store

struct StatementPropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Show what may explain the lines that wait.",
    discussion: """
      Gifts recorded by hand that wait for just such a line, structured references, donors known \
      by their accounts and names, payouts, and your rules. With --apply, lines of which there is \
      no doubt (marked *) are explained so; all others wait for you. Where a notification \
      (camt.054) told the payments behind a line, each is looked at by itself, and the line is \
      explained once none of them is in doubt.

      Examples:
        coopledger statement propose
        coopledger statement propose --account main --apply
      """)

  @Option(help: ArgumentHelp("Only of this bank account.", valueName: "code"))
  var account: Typed?

  @Flag(help: "Explain the lines of which there is no doubt.")
  var apply = false

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    var answer: LineProposals
    if apply {
      answer = try store.applyProposals(
        bank: account?.text, write.recording(isLate: late.late))
    } else {
      answer = LineProposals(lines: try store.proposals(bank: account?.text))
    }
    guard !common.json else { return try common.console.json(json(answer)) }
    try common.console.put(text(answer))
    for one in answer.applied { common.console.warn(one.warnings) }
    common.console.warn(answer.refused.map { "Line \($0.line) was not explained: \($0.reason)" })
    if apply {
      let count = answer.applied.count
      try common.console.line(
        "\(write.dryRun ? "Would explain" : "Explained") \(count) line\(count == 1 ? "" : "s")")
    }
  }

  private func text(_ answer: LineProposals) -> String {
    var table = TextTable([
      .right("Line"), .left("Day"), .right("Amount"), .left("From or to"), .left("Text"),
      .left(""),
      .left("Proposal"), .left("Because"),
    ])
    for proposed in answer.lines {
      let line = proposed.line
      let lead = [
        line.payment.map { "\(line.id), payment \($0)" } ?? String(line.id), line.day.description,
        line.amount.forPeople,
        String((line.counterparty.name ?? line.counterparty.account?.text ?? "").prefix(30)),
        String((line.remittance ?? line.structuredReference ?? line.kind ?? "").prefix(40)),
      ]
      guard !proposed.proposals.isEmpty else {
        table.append(lead + ["", "", ""])
        continue
      }
      for (place, proposal) in proposed.proposals.enumerated() {
        let rule = proposal.rule.map { " \($0)" } ?? ""
        table.append(
          (place == 0 ? lead : Array(repeating: "", count: lead.count)) + [
            proposal == proposed.choice ? "*" : "", proposal.explanation.description,
            "\(proposal.ground.rawValue)\(rule) (\(proposal.confidence))",
          ])
      }
      if proposed.more > 0 {
        table.append(
          Array(repeating: "", count: lead.count + 1) + [
            "and \(proposed.more.grouped) more", Proposal.Ground.sameAmount.rawValue,
          ])
      }
    }
    return table.text
  }

  private func json(_ answer: LineProposals) -> JSON {
    .object([
      ("lines", .array(answer.lines.map(lineJSON))),
      (
        "applied",
        .array(
          answer.applied.map { writeJSON($0, isDryRun: write.dryRun, allocationJSON($0.document)) })
      ),
      (
        "refused",
        .array(
          answer.refused.map {
            .object([("line", .int(Int($0.line))), ("reason", .string($0.reason))])
          })
      ),
    ])
  }

  private func lineJSON(_ proposed: ProposedLine) -> JSON {
    let line = proposed.line
    return .object([
      ("line", .int(Int(line.id))), ("payment", line.payment.map { .int($0) } ?? .null),
      ("account", .string(line.account)),
      ("day", .string(line.day.description)), ("amount", .string(line.amount.text)),
      ("currency", .string(line.amount.unit.code)),
      ("counterparty", .optional(line.counterparty.name)),
      ("structured_reference", .optional(line.structuredReference)),
      ("remittance", .optional(line.remittance)),
      (
        "proposals",
        .array(
          proposed.proposals.map { proposal in
            .object([
              ("options", .string(proposal.explanation.description)),
              ("because", .string(proposal.ground.rawValue)),
              ("confidence", .string("\(proposal.confidence)")),
              ("rule", proposal.rule.map { .int(Int($0)) } ?? .null),
              ("chosen", .bool(proposal == proposed.choice)),
            ])
          })
      ),
      ("more", .int(proposed.more)),
    ])
  }
}
