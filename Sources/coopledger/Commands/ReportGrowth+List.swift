public import ArgumentParser
import CSV
import Ledger
import Reports
public import Store

extension ReportGrowth {
  /// Prints who is behind a number of the report, in all its periods together.
  func printList(
    of flow: GrowthFlow, from first: Month, to last: Month, _ store: Store
  ) throws {
    let moved = try store.moved(
      flow, in: body?.text, from: first, to: last, at: read.horizon())
    switch common.json ? .json : format {
    case .csv: try common.console.put(list(moved).text(dialect: csv.dialect))
    case .json: try common.console.json(.array(moved.map(json)))
    case .text, .svg, .html: try common.console.put(text(moved))
    }
  }

  private func text(_ moved: [MovedMember]) -> String {
    var table = TextTable([
      .left("Body"), .left("Member"), .left("Country"), .left("Day"), .left("Known to the"),
      .right("Count"), .left("Name"),
    ])
    for one in moved {
      table.append([
        one.body, one.member ?? "", one.country ?? "", one.day?.description ?? "",
        one.precision ?? "", String(one.count), one.name ?? "without a name",
      ])
    }
    return table.text + "\n\(moved.reduce(0) { $0 + $1.count }) in all\n"
  }

  private func list(_ moved: [MovedMember]) -> CSVTable {
    var table = CSVTable([
      "body", "member", "name", "country", "day", "date_precision", "count",
    ])
    for one in moved {
      table.append([
        .text(one.body), .text(one.member), .text(one.name), .text(one.country), .date(one.day),
        .text(one.precision), .number(String(one.count)),
      ])
    }
    return table
  }

  private func json(_ one: MovedMember) -> JSON {
    .object([
      ("body", .string(one.body)), ("member", .optional(one.member)),
      ("name", .optional(one.name)), ("country", .optional(one.country)),
      ("day", .optional(one.day?.description)), ("date_precision", .optional(one.precision)),
      ("count", .int(one.count)),
    ])
  }
}

extension GrowthFlow: ExpressibleByArgument {}
