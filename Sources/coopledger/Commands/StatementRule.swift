import ArgumentParser
import Banking
import Ledger
import Reports
import Store

struct StatementRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Rules that say what lines of some look are.",
    discussion: """
      Example:
        coopledger statement rule add --remittance "monthly fee" --account Expenses:Bank --out
      """,
    subcommands: [StatementRuleAdd.self, StatementRuleList.self, StatementRuleRemove.self])
}

struct StatementRuleAdd: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a rule.",
    discussion: """
      All that a rule asks for must hold. Texts are looked for anywhere in their field; small and \
      capital letters are alike.

      Examples:
        coopledger statement rule add --remittance "monthly fee" --account Expenses:Bank --out
        coopledger statement rule add --bank stripe --kind fee --fees-of sdg
        coopledger statement rule add --counterparty "Round-up Ltd" --campaign sdg --in
      """)

  @Option(help: ArgumentHelp("In the other side's name or account.", valueName: "text"))
  var counterparty: Typed?

  @Option(help: ArgumentHelp("In what the payer wrote.", valueName: "text"))
  var remittance: Typed?

  @Option(help: ArgumentHelp("In what the bank says it is.", valueName: "text"))
  var kind: Typed?

  @Option(help: ArgumentHelp("Only on this bank account's statements.", valueName: "code"))
  var bank: Typed?

  @Flag(name: .customLong("in"), help: "Only what came in.")
  var isIn = false

  @Flag(name: .customLong("out"), help: "Only what went out.")
  var isOut = false

  @Option(help: ArgumentHelp("It is a gift to this campaign.", valueName: "code"))
  var campaign: Typed?

  @Option(help: ArgumentHelp("It was charged for this campaign's gifts.", valueName: "code"))
  var feesOf: Typed?

  @Option(help: ArgumentHelp("It is what this account is for.", valueName: "account"))
  var account: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if isIn, isOut { throw ValidationError("A line comes in or goes out, not both.") }
    guard [campaign, feesOf, account].compactMap({ $0 }).count == 1 else {
      throw ValidationError("Give one of --campaign, --fees-of and --account.")
    }
  }

  func run() throws {
    let target: LineTarget? =
      campaign.map { .campaign($0.text) } ?? feesOf.map { .fees($0.text) }
      ?? account.map { .account($0.text) }
    guard let target else { return }
    var request = RuleRequest(target)
    request.counterparty = counterparty?.text
    request.remittance = remittance?.text
    request.kind = kind?.text
    request.bank = bank?.text
    request.isIn = isIn ? true : isOut ? false : nil
    let recorded = try common.store().addRule(request, write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, ruleJSON(recorded.document)))
    }
    let rule = recorded.document.rule
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "rule")) \(rule.id): \(rule.looksFor) is "
        + rule.explanation.forRule)
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun,
      undo: "coopledger statement rule remove \(rule.id)")
  }
}

struct StatementRuleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rules.",
    discussion: """
      Example:
        coopledger statement rule list --all
      """)

  @Flag(help: "Those too that were removed.")
  var all = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let rules = try common.store().rules(all: all)
    guard !common.json else {
      return try common.console.json(.array(rules.map { .object(ruleJSON($0)) }))
    }
    var table = TextTable([.right("Rule"), .left("Looks for"), .left("It is"), .left("State")])
    for recorded in rules {
      let rule = recorded.rule
      table.append([
        String(rule.id), rule.looksFor, rule.explanation.forRule,
        recorded.isRemoved ? "removed" : "",
      ])
    }
    try common.console.put(table.text)
  }
}

struct StatementRuleRemove: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a rule; what it explained stays.",
    discussion: """
      Example:
        coopledger statement rule remove 3
      """)

  @Argument(help: "The rule's number.")
  var rule: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let number = Int64(rule.text), number > 0 else {
      throw Failure(
        "rule_malformed", "\"\(rule.text.prefix(40))\" is not a rule's number", field: "rule",
        hint: "coopledger statement rule list shows the numbers.", exit: .badData)
    }
    let recorded = try common.store().removeRule(number, write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, ruleJSON(recorded.document)))
    }
    try common.console.line("\(write.dryRun ? "Would remove" : "Removed") rule \(number)")
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}

extension LineRule {
  /// What it asks for, in words.
  fileprivate var looksFor: String {
    let texts = [
      counterparty.map { "\"\($0)\" as the other side" }, remittance.map { "\"\($0)\" written" },
      kind.map { "the kind \"\($0)\"" }, account.map { "on \($0)" },
      isIn.map { $0 ? "coming in" : "going out" },
    ]
    return texts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Explanation {
  fileprivate var forRule: String {
    switch self {
    case .gift(let campaign, _): "a gift to \(campaign)"
    case .fees(let campaign): "a fee of \(campaign)"
    case .account(let name): name
    case .pledge, .donation, .refund: description
    }
  }
}

private func ruleJSON(_ recorded: RecordedRule) -> [(String, JSON)] {
  let rule = recorded.rule
  var (campaign, feesOf, account): (String?, String?, String?) = (nil, nil, nil)
  switch rule.explanation {
  case .gift(let code, _): campaign = code
  case .fees(let code): feesOf = code
  case .account(let name): account = name
  case .pledge, .donation, .refund: break
  }
  return [
    ("rule", .int(Int(rule.id))), ("counterparty", .optional(rule.counterparty)),
    ("remittance", .optional(rule.remittance)), ("kind", .optional(rule.kind)),
    ("bank", .optional(rule.account)),
    ("direction", .optional(rule.isIn.map { $0 ? "in" : "out" })),
    ("campaign", .optional(campaign)), ("fees_of", .optional(feesOf)),
    ("account", .optional(account)), ("state", .string(recorded.isRemoved ? "removed" : "holds")),
    ("recorded_at", .string(recorded.recordedAt)), ("recorded_by", .string(recorded.recordedBy)),
  ]
}
