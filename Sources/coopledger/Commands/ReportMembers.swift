import ArgumentParser
import CSV
import Ledger
import Membership
import Reports
import Store

struct ReportMembers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "Print the members of a body, or of all bodies.",
    discussion: """
      As CSV it is the whole history, a row for each member, stay and class: coopledger member \
      import makes the same register of it. It carries no entries and no corrections, of a \
      renamed organisation only the latest name, and no members without names.

      Examples:
        coopledger report members --body cicopa --as-of 2017-06-30
        coopledger report members --format csv > members.csv
      """)

  @Option(help: ArgumentHelp("The body; all if not given.", valueName: "code"))
  var body: Typed?

  @Flag(
    inversion: .prefixedNo,
    help: "Also who was a member earlier, and when; as CSV that is what is printed.")
  var history: Bool?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let horizon = try read.horizon()
    let day = try horizon.asOf ?? store.today()
    let fixed = Horizon(asOf: day, knownAt: horizon.knownAt)
    let format = output.format(common)
    let register = try store.register(of: body?.text, at: fixed)
    let rows = register.filter { history ?? (format == .csv) || $0.isCurrent }.map(\.row)
    let unnamed = try store.unnamedMembers(of: body?.text, at: fixed).map {
      "\($0.body) has \($0.count) members without a name."
    }
    switch format {
    case .csv: try common.console.put(memberCSV(rows).text(dialect: output.csv.dialect))
    case .json: try common.console.json(.array(rows.map(memberRowJSON)))
    case .text, .html: return try output.put(table(rows, notes: unnamed, day), common)
    }
    for note in unnamed { common.console.note(note) }
  }

  /// For people: fewer columns than the register has.
  private func table(_ rows: [MemberRow], notes: [String], _ day: Day) -> ReportTable {
    let showsPast = history ?? false
    let stays = rows.compactMap { row in row.stay.map { (row, $0) } }
    var columns: [ReportTable.Column] = [
      .words("body", isForPeople: body == nil), .words("code"), .words("name"),
      .words("country"), .words("class"), .words("since"),
    ]
    if showsPast { columns.append(.words("until")) }
    var table = ReportTable(
      title: "Members of \(body?.text ?? "all bodies"), \(day)",
      sentence: sentence(stays.count, showsPast),
      columns: columns + [
        .words("known_to_the", "how exactly the day is known"),
        .words("via", "the member through which it is one"),
      ],
      notes: notes, asOf: day.description, knownAt: read.knownAtInWords)
    for (row, stay) in stays {
      var cells: [ReportCell] = [
        .text(stay.body), .text(row.code), .text(row.name), .text(row.country),
        .text(stay.memberClass?.rawValue),
        .date((showsPast ? stay.classSince : nil) ?? stay.joinedOn),
      ]
      if showsPast { cells.append(.date(stay.leftOn)) }
      table.append(cells + [.text(stay.precision?.rawValue), .text(stay.via)])
    }
    return table
  }

  private func sentence(_ count: Int, _ showsPast: Bool) -> String {
    showsPast
      ? "A row for each member, stay and class, those of earlier times too: \(count)."
      : "\(count) \(count == 1 ? "member" : "members") by name."
  }
}

/// Rows of the register as CSV: what `member import` reads.
private func memberCSV(_ rows: [MemberRow]) -> CSVTable {
  var table = CSVTable(MemberColumn.allCases.map(\.rawValue))
  for row in rows { table.append(row.texts.map(CSVCell.text)) }
  return table
}

/// A row of the register for programs.
private func memberRowJSON(_ row: MemberRow) -> JSON {
  .object(MemberColumn.allCases.map { ($0.rawValue, .optional(row.text($0))) })
}
