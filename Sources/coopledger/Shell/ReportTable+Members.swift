import Ledger
import Reports
import Store

extension ReportTable {
  /// Members by name, as lists that are mailed show them.
  ///
  /// - Parameters:
  ///   - body: nil for every body.
  ///   - unnamed: how many members of each body have no name.
  static func members(
    _ members: [BodyMember], of body: String?, unnamed: [(body: String, count: Int)], asOf: Day,
    knownAt: String
  ) -> ReportTable {
    let count = members.count
    var table = ReportTable(
      title: "Members of \(body ?? "all bodies"), \(asOf)",
      sentence: "\(count) \(count == 1 ? "member" : "members") by name.",
      columns: [
        .words("body", isForPeople: body == nil), .words("code"), .words("name"),
        .words("country"), .words("class"), .words("joined_on"),
      ],
      notes: unnamed.map { "\($0.body) has \($0.count) members without a name." },
      asOf: asOf.description, knownAt: knownAt)
    for member in members {
      table.append([
        .text(member.body), .text(member.code), .text(member.name), .text(member.country),
        .text(member.memberClass), .date(member.joinedOn),
      ])
    }
    return table
  }
}
