import TestSupport
import Testing

/// Needs Debian's libreoffice-calc-nogui.
@Suite("In LibreOffice", .enabled(if: Spreadsheet.isPossible))
struct SpreadsheetTests {
  private static let names = [
    ("ladz", "Łódzka Spółdzielnia"), ("nandu", "Ñandú \"Unida\", S. Coop."),
    ("kyodo", "協同組合"), ("link", "=HYPERLINK(\"http://x.example\";\"y\")"), ("plus", "+49 30 1"),
    ("minus", "-1+1"), ("at", "@SUM(A1)"), ("quote", "'tis"),
  ]

  @Test(
    "the mailed files show numbers as numbers, names as they are written, and no formula",
    arguments: ["rfc4180", "excel-eu"])
  func mailed(dialect: String) throws {
    let books = try ReportBooks()
    for (code, name) in Self.names {
      try books.admin(["member", "add", code, "--name=\(name)", "--country=PL"])
    }
    try books.schedule(
      "--monthly --starting 2017-06 --to ana@example.coop --dialect \(dialect)")
    #expect(try books.send("2017-07-01").status == 0)
    for (code, _) in Self.names {
      try books.admin("member join \(code) --body cicopa --on 2017-06-30")
    }
    #expect(try books.send("2017-08-01").status == 0)
    let mail = try #require(
      ReadMessage.read(books.names.map { try books.bytes($0) })
        .first { $0.subject.contains("July") })
    let files = mail.parts.filter { $0.type == "text/csv" }
    let sheets = try Spreadsheet.read(
      files.map { ($0.fileName, $0.content) }, separator: dialect == "rfc4180" ? 44 : 59,
      // English of America and German: the point and the comma.
      language: dialect == "rfc4180" ? 1033 : 1031)
    try #require(sheets.count == 3)
    for sheet in sheets {
      #expect(sheet.flatMap(\.self).allSatisfy { !$0.isFormula })
      #expect(sheet[0].allSatisfy { $0.type == "string" && !$0.text.contains("\u{FEFF}") })
    }
    let growth = sheets[0]
    let june = try #require(growth.first { $0[0].text.hasPrefix("2017-06") })
    #expect(june.prefix(2).map(\.text) == ["2017-06", "cicopa"])
    #expect(june[2...9].map(\.type) == Array(repeating: "float", count: 8))
    #expect(june[2...9].map(\.value) == ["46", "10", "0", "0", "0", "56", "10", "21.74"])
    let restated = try #require(sheets[1].first { $0[2].text == "joined" })
    #expect(restated[3...4].map(\.value) == ["2", "10"])
    let shown = sheets[2].dropFirst().map { $0[2].text }
    // The apostrophe is what makes text of what would be a formula.
    #expect(
      shown.sorted()
        == Self.names.map { "=+-@".contains($0.1.first ?? " ") ? "'\($0.1)" : $0.1 }.sorted())
    let days = sheets[2].dropFirst().map { $0[4].type }
    #expect(Set(days) == ["date"])
  }
}

/// A table as LibreOffice has read it.
private enum Spreadsheet {
  struct Cell {
    /// float, date or string; empty for an empty cell.
    let type: String
    let text: String
    let value: String
    let isFormula: Bool
  }

  static let isPossible = (try? Child.run("soffice", ["--version"]))?.status == 0

  /// Opens files as its dialog proposes for a file that begins with a byte order mark: as UTF-8.
  /// (Without a dialog, LibreOffice 7.4 looks for no mark.)
  static func read(
    _ files: [(name: String, content: [UInt8])], separator: Int, language: Int
  ) throws -> [[[Cell]]] {
    let folder = try TemporaryFolder()
    for file in files {
      _ = try folder.write(file.name, String(decoding: file.content, as: UTF8.self))
    }
    let paths = files.map { "\(folder.path)/\($0.name)" }
    let converted = try Child.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
        "--convert-to", "fods", "--outdir", folder.path,
        "--infilter=CSV:\(separator),34,UTF-8,1,,\(language)",
      ] + paths, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    guard converted.status == 0 else { throw SystemError("soffice: \(converted.error)") }
    return try paths.map { try cells("\($0.dropLast(4)).fods") }
  }

  /// The rows of a table, cell by cell, as Python's XML library reads them.
  private static func cells(_ path: String) throws -> [[Cell]] {
    let script = """
      import sys, xml.etree.ElementTree as tree
      office, table, text = ("{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % name
        for name in ("office", "table", "text"))
      for row in tree.parse(sys.argv[1]).iter(table + "table-row"):
        for cell in row.iter(table + "table-cell"):
          words = "\\n".join("".join(p.itertext()) for p in cell.iter(text + "p"))
          for _ in range(int(cell.get(table + "number-columns-repeated", "1"))):
            print(cell.get(office + "value-type", ""), "-" + words.encode().hex(),
              "-" + cell.get(office + "value", ""), int(cell.get(table + "formula") is not None))
        print()
      """
    let output = try Child.run("/usr/bin/python3", ["-c", script, path])
    guard output.status == 0 else { throw SystemError(output.error) }
    return output.output.dropLast().split(separator: "\n\n").map { row in
      row.split(separator: "\n").map { line in
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return Cell(
          type: words[0], text: Hex.text(words[1]), value: String(words[2].dropFirst()),
          isFormula: words[3] == "1")
      }
    }
  }
}
