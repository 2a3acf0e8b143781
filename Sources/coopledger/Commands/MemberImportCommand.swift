import ArgumentParser
import CSV
import Ledger
import Membership
import Reports
import Store

struct MemberImportCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read members from a CSV file.",
    discussion: """
      The columns are those that coopledger report members --format csv writes; code is enough \
      for an organisation on record, code, name and country for a new one, and body and joined_on \
      let it join. Columns of others are read with a map: --map ica, or a file of your own with \
      the columns column, field, value, means.

      The whole file is recorded or nothing of it; what is on record already is left as it is.

      Examples:
        coopledger member import members.csv --dry-run
        coopledger member import ica.csv --map ica --body ica --on 2023-12-05
      """)

  @Argument(help: "The file: CSV in UTF-8.")
  var file: Typed

  @Option(help: ArgumentHelp("The body of the rows that name none.", valueName: "code"))
  var body: Typed?

  @Option(help: ArgumentHelp("When those joined who have no date.", valueName: "date"))
  var on: Typed?

  @Option(
    help: ArgumentHelp("What the columns mean: ica, uk-coops or a file.", valueName: "name"))
  var map: Typed?

  @Option(
    help: ArgumentHelp("rfc4180, or excel-eu (semicolons).", valueName: "name"))
  var dialect: CSVDialect = .rfc4180

  @Flag(
    help: "Who joined by a body's opening is one of its counted members, who thereby gets a name.")
  var identify = false

  @Flag(help: "Record the good rows where others are refused.")
  var skipBad = false

  @Option(
    help: ArgumentHelp("Write what came of each row to this CSV file.", valueName: "file"))
  var results: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    // Opened first: better no import than one whose results have no place to go.
    let output = try results.map { try OutputFile($0.text) }
    let members = try readFile()
    do {
      let recorded = try common.store().importMembers(
        members, isIdentifying: identify, isSkippingBad: skipBad, write.recording())
      try output?.write(csv(recorded.document.rows, members.table))
      try print(recorded, members.table)
    } catch let refused as MemberImportRefused {
      try output?.write(csv(refused.rows, members.table))
      if common.json {
        // Nothing is recorded: what is told below matters more than an answer that nobody gets.
        try? common.console.json(
          .object([
            ("status", .string("refused")),
            ("rows", .array(refused.rows.flatMap { json($0, members.table) })),
          ]))
      }
      tell(refused.rows, members.table)
      throw failure(refused, members.table)
    }
  }

  private func readFile() throws -> MemberFile {
    let map = try map.map { try memberMap($0.text) }
    let joinedOn = try on?.day("on")
    var members: MemberFile?
    try CSVFile.read(file.text, dialect: dialect) { answer in
      switch (answer, members) {
      case (.success(let record), nil):
        do {
          members = MemberFile(
            try MemberTable(
              header: record.fields, map: map, body: body?.text, joinedOn: joinedOn))
        } catch let refusal as RowRefusal {
          throw failure(refusal.code, refusal.message, line: refusal.line, hint: refusal.hint)
        }
      case (.success(let record), _):
        // What we have guarded against spreadsheets has its own text again; others guard nothing.
        members?.add(
          map == nil ? record.fields.map(CSVDialect.unguarded) : record.fields, line: record.line)
      case (.failure(let error), nil):
        throw failure(error.code, error.message, line: error.line, hint: error.hint)
      case (.failure(let error), _):
        members?.add(
          RowRefusal(error.code, line: error.line, error.message, hint: error.hint))
      }
    }
    guard var members else { throw failure("csv_empty", "The file is empty", line: 1, hint: nil) }
    members.finish()
    return members
  }

  /// A map that the program carries, or a file of the user's.
  private func memberMap(_ name: String) throws -> MemberMap {
    var rows: [(line: Int, fields: [String])] = []
    var header: [String]?
    func take(_ answer: CSVReader.Answer) throws {
      let record = try answer.get()
      if header == nil { header = record.fields } else { rows.append((record.line, record.fields)) }
    }
    do {
      if let carried = Embedded.files(under: "config/member_maps/\(name).csv").first {
        var reader = CSVReader()
        for answer in reader.take(carried.text.utf8) + reader.finish() { try take(answer) }
      } else {
        guard name.contains("/") || name.hasSuffix(".csv") else {
          throw Failure(
            "unknown_map", "There is no map \"\(name.prefix(60))\"", field: "map",
            hint: "Maps: \(Self.mapNames.joined(separator: ", ")); or name a file.",
            exit: .badData)
        }
        try CSVFile.read(name, each: take)
      }
      guard header == MemberMap.header else {
        throw RowRefusal(
          "map_header", line: 1, "A map begins with: \(MemberMap.header.joined(separator: ","))")
      }
      return try MemberMap(rows)
    } catch let error as CSVError {
      throw failure(error.code, error.message, line: error.line, hint: error.hint, of: name)
    } catch let error as RowRefusal {
      throw failure(error.code, error.message, line: error.line, hint: error.hint, of: name)
    }
  }

  private static var mapNames: [String] {
    Embedded.files(under: "config/member_maps/").map { file in
      String((file.path.split(separator: "/").last ?? "").dropLast(".csv".count))
    }
  }

  func failure(
    _ code: String, _ message: String, line: Int, hint: String?, of path: String? = nil
  ) -> Failure {
    var failure = Failure(code, message, hint: hint, exit: .badData)
    failure.file = path ?? file.text
    failure.line = line
    return failure
  }
}
