public import ArgumentParser
import Ledger
import Mail
public import Store

/// On what a mailed report is.
struct ReportScope: ParsableArguments {
  @Option(help: ArgumentHelp("Of growth and members: the body.", valueName: "code"))
  var body: Typed?

  @Option(help: ArgumentHelp("Of campaign and donations: which one.", valueName: "code"))
  var campaign: Typed?

  @Flag(help: "Every body, or the donations to every campaign.")
  var all = false

  var isEmpty: Bool { body == nil && campaign == nil && !all }

  func validate(for kind: ReportKind) throws {
    let name = kind.rawValue
    let (isRight, rule) =
      switch kind.subject {
      case .body: (all != (body != nil) && campaign == nil, "--body CODE or --all")
      case .campaign: (campaign != nil && body == nil && !all, "--campaign CODE")
      case .campaigns: (all != (campaign != nil) && body == nil, "--campaign CODE or --all")
      case .books: (isEmpty, "all the books: leave out --body, --campaign and --all")
      }
    guard isRight else {
      throw ValidationError("A report of \(name) is of \(rule).")
    }
  }

  /// What was said, once it is ``validate(for:)``d.
  var code: String { (body ?? campaign)?.text ?? "all" }
}

extension ReportRecipient {
  /// Reads addresses as typed: each once, and to where mail may go.
  static func reading(_ typed: [Typed], _ session: Session) throws -> [ReportRecipient] {
    let allowed = try MailDomains(
      parsing: session.settings["COOPLEDGER_MAIL_ALLOWED_DOMAINS"]?.text ?? "")
    var seen: Set<String> = []
    return try typed.map { text in
      let mailbox = try MailAddress(parsing: text.text)
      try allowed.require(mailbox)
      guard seen.insert(mailbox.address.lowercased()).inserted else {
        throw Failure(
          "recipient_twice", "\(mailbox.address) is named twice", field: "to", exit: .badData)
      }
      return ReportRecipient(address: mailbox.address, name: mailbox.name)
    }
  }

  /// `jane@ica.coop`, or `Jane Doe <jane@ica.coop>`.
  var inWords: String { name.map { "\($0) <\(address)>" } ?? address }
}

extension ReportKind: ExpressibleByArgument {
  /// All of them, for a sentence.
  static var inWords: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
extension ReportFrequency: EnumerableFlag {}

/// A month, a quarter or a year as it was typed: `2017-06`, `2017-Q2`, `2017`.
struct TypedPeriod {
  let step: PeriodStep
  let start: Day
  let end: Day

  init(_ text: String) throws(Failure) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let year = parts[0].utf8.count == 4 ? Int(parts[0]) : nil
    let (step, number): (PeriodStep, Int?) =
      switch parts.count {
      case 1: (.year, 1)
      case 2 where parts[1].hasPrefix("Q"): (.quarter, Int(parts[1].dropFirst()).map { $0 * 3 - 2 })
      default: (.month, parts.count == 2 && parts[1].utf8.count == 2 ? Int(parts[1]) : nil)
      }
    guard let year, let number, let first = Month(year: year, number: number),
      let last = first.advanced(by: step.months - 1), step.name(of: first.firstDay) == text
    else {
      throw Failure(
        "period_malformed", "\"\(text.prefix(20))\" is no period", field: "period",
        hint: "Write it like 2017-06, 2017-Q2 or 2017.", exit: .badData)
    }
    self.step = step
    start = first.firstDay
    end = last.lastDay
  }
}
