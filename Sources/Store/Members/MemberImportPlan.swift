import Ledger
import Membership
import Postgres

/// What a file of members changes, and which of its rows are refused.
struct MemberImportPlan {
  struct Pair: Hashable {
    let body: String
    let code: String
  }

  /// An organisation on record, with what a row can say of it.
  struct Known {
    let id: Int
    let row: MemberRow
  }

  private let file: MemberFile
  private let today: Day
  private let isIdentifying: Bool
  /// Organisations on record that the file names, by code.
  let known: [String: Known]
  /// The bodies that the file names, locked.
  let bodies: [String: MemberBody]
  private let countries: Set<String>
  private let stored: [Pair: [StoredMovement]]
  private let stays: [Pair: [StoredStay]]
  private let codes: [Int: String]

  private var refusals: [RowRefusal]
  /// The first row of each organisation that is to be added, by code.
  private(set) var organisations: [String: MemberRow] = [:]
  private var additions: [Pair: [MemberPlan.Step]] = [:]

  var isEmpty: Bool { organisations.isEmpty && additions.isEmpty }
  var isRefused: Bool { !refusals.isEmpty }
  /// Whether there is a row that is not refused.
  var hasGoodRows: Bool { !goodRows.isEmpty }

  init(_ file: MemberFile, today: Day, isIdentifying: Bool, _ connection: Connection) throws {
    self.file = file
    self.today = today
    self.isIdentifying = isIdentifying
    refusals = file.refusals
    // The bodies in one order for everybody, and before anything is looked up.
    let bodies = try connection.lockBodies(Set(file.rows.compactMap { $0.stay?.body }).sorted())
    let known = try connection.organisations(file.rows.reduce(into: []) { $0.formUnion($1.named) })
    countries = try connection.countries()
    let pairs = Dictionary(grouping: file.rows.filter { $0.stay != nil }, by: \.pair).keys
    var stored: [Pair: [StoredMovement]] = [:]
    var stays: [Pair: [StoredStay]] = [:]
    for (code, body) in bodies {
      let ids = Dictionary(
        pairs.filter { $0.body == code }.compactMap { pair in known[pair.code].map { ($0.id, pair) }
        }
      ) { first, _ in first }
      let members = Array(ids.keys)
      for movement in try connection.movements(body: body.id, organisations: members) {
        if let pair = ids[movement.organisation] { stored[pair, default: []].append(movement) }
      }
      for stay in try connection.stays(body: body.id, organisations: members) {
        if let pair = ids[stay.organisation] { stays[pair, default: []].append(stay) }
      }
    }
    (self.bodies, self.known, self.stored, self.stays) = (bodies, known, stored, stays)
    codes = try connection.codes(
      Set(
        stored.values.joined().flatMap { [$0.facts.via, $0.facts.counterpart] }.compactMap(\.self))
    )
    // A refused row takes with it what rests on it, until nothing more does.
    var before: Int
    repeat {
      before = refusals.count
      try look()
    } while refusals.count > before
  }

  /// What came of each row, if the good ones are recorded or not.
  func rows(areRecorded: Bool) -> [ImportedRow] {
    let reasons = Dictionary(grouping: refusals, by: \.line)
    let new = Set(additions.values.joined().map(\.line) + organisations.values.map(\.line))
    let good = goodRows.map { row in
      ImportedRow(
        line: row.line, code: row.code, body: row.stay?.body,
        status: areRecorded ? new.contains(row.line) ? .created : .exists : .notRecorded,
        refusals: [])
    }
    let rows = Dictionary(file.rows.map { ($0.line, $0) }) { first, _ in first }
    let bad = reasons.map { line, reasons in
      ImportedRow(
        line: line, code: rows[line]?.code ?? file.refusedCodes[line], body: rows[line]?.stay?.body,
        status: .refused,
        refusals: reasons)
    }
    return (good + bad).sorted { $0.line < $1.line }
  }

  /// The change of the register, once all organisations have their ids.
  func change(_ ids: [String: Int]) throws -> RegisterChange {
    var change = RegisterChange()
    let pairs = additions.keys.sorted { ($0.body, $0.code) < ($1.body, $1.code) }
    for pair in pairs {
      guard let body = bodies[pair.body], let organisation = ids[pair.code] else { continue }
      let country = known[pair.code]?.row.country ?? organisations[pair.code]?.country
      let recorded = stored[pair] ?? []
      let wanted =
        recorded.map { RegisterChange.Wanted(movement: $0.movement, facts: $0.facts) }
        + (additions[pair] ?? []).map { step in
          RegisterChange.Wanted(
            movement: step.movement,
            facts: MovementFacts(
              via: step.via.flatMap { ids[$0] }, counterpart: step.counterpart.flatMap { ids[$0] },
              country: country == "INT" ? nil : country, requestedOn: step.requestedOn,
              memberSince: step.memberSince),
            reason: step.reason)
        }
      try change.add(
        body: body, organisation: organisation, stored: recorded, stays: stays[pair] ?? [],
        wanted: wanted)
    }
    return change
  }

  private var goodRows: [MemberRow] {
    let bad = Set(refusals.map(\.line))
    return file.rows.filter { !bad.contains($0.line) }
  }

  /// Looks at the rows that are not refused; adds refusals, or finds what is new.
  private mutating func look() throws {
    let rows = goodRows
    organisations = [:]
    for row in rows { lookAtOrganisation(of: row) }
    for row in rows { lookAtReferences(of: row) }
    additions = [:]
    let pairs = Dictionary(grouping: rows.filter { $0.stay != nil }, by: \.pair)
    for (pair, rows) in pairs {
      guard let body = bodies[pair.body] else { continue }
      let recorded = (stored[pair] ?? []).map { $0.step(codes) }
      let plan = try MemberPlan(
        rows: rows, recorded: recorded, in: body.accounts, opening: body.openingOn, today: today,
        isIdentifying: isIdentifying)
      refusals += plan.refusals
      if !plan.additions.isEmpty { additions[pair] = plan.additions }
    }
  }

  private mutating func lookAtOrganisation(of row: MemberRow) {
    guard let before = known[row.code]?.row ?? organisations[row.code] else {
      for column in [MemberColumn.name, .country] where row.text(column) == nil {
        refusals.append(
          RowRefusal(
            "organisation_incomplete", line: row.line, column: column, value: nil,
            "\(row.code) is new, and the row does not give its \(column.rawValue)"))
      }
      if let country = row.country, country != "INT", !countries.contains(country) {
        refusals.append(
          RowRefusal(
            "unknown_country", line: row.line, column: .country, value: country,
            "There is no country \"\(country.prefix(40))\"",
            hint: "Use an ISO 3166 code of two capitals, such as BE or AR, or INT."))
      }
      organisations[row.code] = row
      return
    }
    if row.stay == nil, before.stay == nil, before.line > 0 {
      refusals.append(
        RowRefusal(
          "row_repeated", line: row.line, column: .code, value: row.code,
          "Line \(before.line) is about \(row.code) already",
          hint: "Take one of the two out; two organisations need two codes."))
    }
    for column in MemberColumn.ofOrganisations {
      guard let said = row.text(column), said != before.text(column) else { continue }
      let place = before.line > 0 ? "in line \(before.line)" : "on record"
      refusals.append(
        RowRefusal(
          "organisation_differs", line: row.line, column: column, value: said,
          "The \(column.rawValue) of \(row.code) \(place) is "
            + "\"\((before.text(column) ?? "").prefix(60))\"",
          hint: column == .name
            ? "If it has a new name: coopledger member rename; if not, correct the file."
            : "Correct the file; two organisations need two codes."))
    }
  }

  private mutating func lookAtReferences(of row: MemberRow) {
    guard let stay = row.stay else { return }
    if bodies[stay.body] == nil {
      refusals.append(
        RowRefusal(
          "unknown_body", line: row.line, column: .body, value: stay.body,
          "There is no body \"\(stay.body.prefix(60))\"",
          hint: "coopledger body list shows them; coopledger body create makes one."))
    }
    let references: [(MemberColumn, String?)] = [
      (.via, stay.via), (.mergedFrom, stay.mergedFrom), (.mergedInto, stay.mergedInto),
    ]
    for case (let column, let code?) in references
    where known[code] == nil && organisations[code] == nil {
      refusals.append(
        RowRefusal(
          "unknown_member", line: row.line, column: column, value: code,
          "There is no organisation \(code), neither on record nor in the file"))
    }
  }
}

extension MemberColumn {
  /// What a row says of an organisation itself.
  fileprivate static let ofOrganisations: [MemberColumn] = [
    .name, .country, .kind, .acronym, .nativeName, .founded, .website, .sectors,
  ]
}

extension MemberRow {
  fileprivate var pair: MemberImportPlan.Pair {
    MemberImportPlan.Pair(body: stay?.body ?? "", code: code)
  }

  /// The codes of all organisations that the row names.
  fileprivate var named: Set<String> {
    Set([code, stay?.via, stay?.mergedFrom, stay?.mergedInto].compactMap(\.self))
  }
}

extension StoredMovement {
  /// The movement as a plan compares it.
  fileprivate func step(_ codes: [Int: String]) -> MemberPlan.Step {
    var step = MemberPlan.Step(movement: movement)
    step.via = facts.via.flatMap { codes[$0] }
    step.counterpart = facts.counterpart.flatMap { codes[$0] }
    step.memberSince = facts.memberSince
    step.requestedOn = facts.requestedOn
    return step
  }
}
