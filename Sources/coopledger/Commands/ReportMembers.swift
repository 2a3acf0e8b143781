import ArgumentParser
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

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let horizon = try read.horizon()
    let format = common.json ? .json : format
    let register = try store.register(of: body?.text, at: horizon)
    let rows = register.filter { history ?? (format == .csv) || $0.isCurrent }.map(\.row)
    switch format {
    case .text: try common.console.put(text(rows))
    case .csv: try common.console.put(memberCSV(rows).text())
    case .json: try common.console.json(.array(rows.map(memberRowJSON)))
    }
    for unnamed in try store.unnamedMembers(of: body?.text, at: horizon) {
      common.console.note("\(unnamed.body) has \(unnamed.count) members without a name.")
    }
  }

  private func text(_ rows: [MemberRow]) -> String {
    let showsPast = history ?? false
    var columns: [TextTable.Column] = [
      .left("Body"), .left("Code"), .left("Country"), .left("Class"), .left("Since"),
    ]
    if showsPast { columns.append(.left("Until")) }
    var table = TextTable(columns + [.left("Known to the"), .left("Via"), .left("Name")])
    for row in rows {
      guard let stay = row.stay else { continue }
      var cells = [
        stay.body, row.code, row.country ?? "", stay.memberClass?.rawValue ?? "",
        (showsPast ? stay.classSince : nil)?.description ?? stay.joinedOn.description,
      ]
      if showsPast { cells.append(stay.leftOn?.description ?? "") }
      table.append(cells + [stay.precision?.rawValue ?? "", stay.via ?? "", row.name ?? ""])
    }
    return table.text
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
