public import ArgumentParser
import Ledger
import Mail
public import Store

/// On what a mailed report is.
struct ReportScope: ParsableArguments {
  @Option(help: ArgumentHelp("Of growth: the body.", valueName: "code"))
  var body: Typed?

  @Flag(help: "Of growth: every body.")
  var all = false

  @Option(help: ArgumentHelp("Of campaign: which one.", valueName: "code"))
  var campaign: Typed?

  func validate(for kind: ReportKind) throws {
    switch kind {
    case .growth:
      guard all != (body != nil), campaign == nil else {
        throw ValidationError("Growth is of --body CODE or of --all.")
      }
    case .campaign:
      guard campaign != nil, body == nil, !all else {
        throw ValidationError("Campaign is of --campaign CODE.")
      }
    }
  }

  func code(of kind: ReportKind) -> String {
    kind == .campaign ? campaign?.text ?? "" : body?.text ?? "all"
  }
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

extension ReportKind: ExpressibleByArgument {}
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
