import Ledger
import Reports
import Store

/// The days of a report of one table, and what was known.
struct TablePeriod {
  let first: Day
  let last: Day
  /// What is known by it counts; nil for everything.
  let seal: Int64?

  init(_ first: Day, _ last: Day, seal: Int64?) {
    self.first = first
    self.last = last
    self.seal = seal
  }

  var knownAt: KnownAt? { seal.map(KnownAt.seal) }

  var inWords: String { "\(first) to \(last)" }
  var knownInWords: String { seal.map { "seal:\($0)" } ?? "now" }
  var horizon: Horizon { Horizon(asOf: last, knownAt: knownAt) }
}

/// What mails of one table have of their own.
struct TableForm: Sendable {
  /// What it is called, by its scope.
  let name: @Sendable (String) -> String
  /// The columns that a mail shows, as many as a phone can; the file has all.
  let shown: [String]
  /// The columns by which a row is known again when it is restated.
  let identity: [String]
  /// Whether it tells how things stand at the period's end, so that what is dated before the period
  /// moves it too.
  let isOfTheEnd: Bool
  /// The table, its result in a few words, and by what it was proved from the journal.
  let make:
    @Sendable (String, TablePeriod, Store) throws -> (
      table: ReportTable, result: String, proof: [String]
    )

  /// The form of a report; growth and campaign are no reports of one table.
  static func of(_ kind: ReportKind) -> TableForm {
    switch kind {
    case .members: members
    case .donations: donations
    case .activities: activities
    case .position: position
    case .trialBalance, .growth, .campaign: trialBalance
    }
  }

  private static let trialBalance = TableForm(
    name: { _ in "Trial balance" }, shown: ["account", "debit", "credit", "balance", "unit"],
    identity: ["account", "unit"], isOfTheEnd: true,
    make: { _, period, store in
      let rows = try store.trialBalance(from: period.first, at: period.horizon)
      let table = try ReportTable.trialBalance(
        rows, period.inWords, asOf: period.last.description, knownAt: period.knownInWords)
      return (table, "\(Set(rows.map(\.account)).count) accounts, in balance", [])
    })

  private static let activities = TableForm(
    name: { _ in "Statement of activities" }, shown: ["account", "amount", "currency"],
    identity: ["account", "currency"], isOfTheEnd: false,
    make: { _, period, store in
      let lines = try store.activities(
        from: period.first, to: period.last, knownAt: period.knownAt)
      let table = ReportTable.activities(
        lines, period.inWords, asOf: period.last, knownAt: period.knownInWords)
      return (table, "result \(lines.result.inWords)", [])
    })

  private static let position = TableForm(
    name: { _ in "Financial position" }, shown: ["item", "amount", "currency"],
    identity: ["item", "currency"], isOfTheEnd: true,
    make: { _, period, store in
      let lines = try store.position(at: period.horizon)
      let table = try ReportTable.position(
        lines, asOf: period.last, knownAt: period.knownInWords)
      return (table, "assets \(lines.assets.inWords)", [])
    })

  private static let members = TableForm(
    name: { $0 == "all" ? "Members of all bodies" : "\($0.uppercased()) members" },
    shown: ["body", "name", "country", "class", "joined_on"], identity: ["body", "code"],
    isOfTheEnd: true,
    make: { scope, period, store in
      let body = scope == "all" ? nil : scope
      let members = try store.members(of: body, at: period.horizon)
      let unnamed = try store.unnamedMembers(of: body, at: period.horizon)
      let nameless = unnamed.reduce(0) { $0 + $1.count }
      let table = ReportTable.members(
        members, of: body, unnamed: unnamed, asOf: period.last, knownAt: period.knownInWords)
      return (
        table, "\(members.count) by name" + (nameless == 0 ? "" : ", \(nameless) without a name"),
        []
      )
    })

  private static let donations = TableForm(
    name: { $0 == "all" ? "Donations" : "\($0.uppercased()) donations" },
    shown: [
      "donation", "received_on", "posted_on", "donor", "country", "value", "campaign_currency",
      "status",
    ],
    identity: ["donation"], isOfTheEnd: false,
    make: { scope, period, store in
      let campaign = scope == "all" ? nil : scope
      let listed = try store.donationsPosted(
        to: campaign, from: period.first, until: period.last, knownAt: period.knownAt)
      let table = ReportTable.donations(
        listed, to: campaign, period.inWords, asOf: period.last, knownAt: period.knownInWords)
      let booked = try store.activities(
        from: period.first, to: period.last, knownAt: period.knownAt)
      return (table, listed.inWords, try DonationControl.points(listed, booked, campaign))
    })
}
