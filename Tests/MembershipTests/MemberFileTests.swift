import Ledger
import Membership
import Testing

@Suite("Files of members")
struct MemberFileTests {
  @Test("A row of our own columns says everything that a register knows")
  func ownColumns() throws {
    var row = MemberRow(code: "smart")
    row.line = 2
    row.name = "SMart"
    row.country = "BE"
    row.sectors = "services;culture"
    var stay = MemberRow.Stay(body: "cicopa", joinedOn: try Day(parsing: "2017-06-21"))
    stay.memberClass = .associate
    stay.leftOn = try Day(parsing: "2018-03-31")
    stay.precision = .halfYear
    stay.via = "cecop"
    stay.leaveReason = "dues"
    stay.leftPrecision = .month
    stay.began = .mergeIn
    stay.mergedFrom = "x"
    stay.ended = .surplus
    stay.mergedInto = "y"
    row.stay = stay
    let file = try file(MemberColumn.allCases.map(\.rawValue), [row.texts.map { $0 ?? "" }])
    #expect(file.refusals == [])
    #expect(file.rows == [row])
  }

  @Test("A header with a foreign column, the same twice or no code is refused")
  func headers() {
    #expect(headerRefusal(["code", "nombre"]) == "column_unknown")
    #expect(headerRefusal(["code", "name", "code"]) == "column_twice")
    #expect(headerRefusal(["name", "country"]) == "column_missing")
    #expect(headerRefusal(["code"]) == nil)
  }

  @Test("Every cell that cannot be is named, also several of one row")
  func everyRefusal() throws {
    let file = try file(
      ["code", "body", "joined_on", "left_on", "class", "date_precision", "ended"],
      [
        ["Smart!", "cicopa", "2017-02-30", "31/3/2018", "big", "century", "gone"],
        ["smart", "cicopa", "2018-03-31", "2017-06-21", "", "", ""],
        ["smart", "cicopa", "2018-03-31", "2018-03-31", "", "", ""],
        ["smart", "cicopa", "", "31/3/2018", "", "century", ""],
        ["smart", "", "2017-06-21", "", "big", "", ""],
        ["", "", "", "", "", "", ""],
        ["smart", "cicopa", "2017-06-21", "", "", "", "leave"],
        ["smart", "cicopa", "2017-06-21", "2018-03-31", "", "", "merge-out"],
      ])
    #expect(
      refused(file) == [
        "2 code code_malformed", "2 joined_on day_unknown", "2 class class_unknown",
        "2 left_on day_malformed", "2 date_precision date_precision_unknown",
        "2 ended ended_unknown", "3 left_on left_before_joining",
        "4 left_on left_before_joining", "5 joined_on joined_missing", "5 left_on day_malformed",
        "5 date_precision date_precision_unknown", "6 joined_on body_missing",
        "6 class class_unknown", "7 code code_missing", "8 left_on ending_without_day",
        "9 merged_into merger_incomplete",
      ])
    #expect(file.rows == [])
  }

  @Test("A body and a day for all stand in where a row has none, and never against it")
  func standIns() throws {
    let table = try MemberTable(
      header: ["code", "body", "joined_on"], body: "ica", joinedOn: Day(parsing: "2020-01-01"))
    var file = MemberFile(table)
    file.add(["a", "", ""], line: 2)
    file.add(["b", "ica", "1995-09-23"], line: 3)
    file.add(["c", "cicopa", ""], line: 4)
    #expect(file.rows.map(\.stay?.body) == ["ica", "ica"])
    #expect(file.rows.map { $0.stay?.joinedOn.description } == ["2020-01-01", "1995-09-23"])
    #expect(refused(file) == ["4 body body_differs"])
  }

  @Test("A map names columns, says what values mean, and what an empty cell is")
  func maps() throws {
    let map = try MemberMap([
      (2, ["Identifier", "code", "", ""]), (3, ["Name", "name", "", ""]),
      (4, ["Nation", "country", "", ""]), (5, ["Nation", "country", "Wales", "GB"]),
      (6, ["Land", "country", "", ""]), (7, ["", "country", "", "IE"]),
    ])
    var file = MemberFile(
      try MemberTable(header: ["Name", "Other", "Land", "Nation", "Identifier"], map: map))
    file.add([" Crédit ", "?", "FR", "", "UK/R000 1"], line: 2)
    file.add(["B", "?", "FR", "Wales", "b"], line: 3)
    file.add(["C", "?", "", "", "c"], line: 4)
    #expect(file.rows.map(\.code) == ["uk-r000-1", "b", "c"])
    #expect(file.rows.map(\.country) == ["FR", "GB", "IE"])
    #expect(file.rows.map(\.name) == ["Crédit", "B", "C"])
    #expect(file.table.name(of: .code) == "Identifier")
    #expect(throws: RowRefusal.self) { try MemberMap([(2, ["Name", "nome", "", ""])]) }
  }

  @Test("Where a stay takes several rows, an unreadable one takes the others with it")
  func severalRows() throws {
    let file = try file(
      ["code", "body", "joined_on", "class_since", "left_on"],
      [
        ["a", "ica", "2010-01-01", "", ""], ["a", "ica", "2010-01-01", "2012-99-01", "2014-01-01"],
        ["b", "ica", "2010-01-01", "", ""],
      ])
    #expect(file.rows.map(\.code) == ["b"])
    #expect(Set(refused(file)) == ["3 class_since day_unknown", "2 code part_of_refused"])
    #expect(file.refusedCodes == [2: "a", 3: "a"])
  }
}

private func file(_ header: [String], _ rows: [[String]]) throws -> MemberFile {
  var file = MemberFile(try MemberTable(header: header))
  for (place, row) in rows.enumerated() { file.add(row, line: place + 2) }
  file.finish()
  return file
}

private func refused(_ file: MemberFile) -> [String] {
  file.refusals.map { "\($0.line) \($0.column?.rawValue ?? "-") \($0.code)" }
}

private func headerRefusal(_ header: [String]) -> String? {
  do {
    _ = try MemberTable(header: header)
    return nil
  } catch {
    return error.code
  }
}
