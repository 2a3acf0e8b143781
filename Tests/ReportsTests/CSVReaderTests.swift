import CSV
import Reports
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test("Fields may be quoted, hold separators, quotes and newlines, and be empty")
  func fields() {
    #expect(
      read("a,b,c\r\n\"1,5\",\"say \"\"no\"\"\",\"two\r\nlines\"\r\n,\"\",x\"y\r\n") == [
        .record(1, ["a", "b", "c"]), .record(2, ["1,5", "say \"no\"", "two\r\nlines"]),
        .record(4, ["", "", "x\"y"]),
      ])
  }

  @Test(
    "Lines may end in CRLF, LF or CR, the last one in nothing", arguments: ["\r\n", "\n", "\r"])
  func lineEnds(end: String) {
    let expected: [Answer] = [
      .record(1, ["a", "b"]), .record(2, ["1", "2"]), .record(4, ["3", "4"]),
    ]
    let lines = "a,b\(end)1,2\(end)\(end)3,4"
    #expect(read(lines) == expected)
    #expect(read(lines + end) == expected)
  }

  @Test("A newline inside of quotes counts as a line of the file", arguments: ["\r\n", "\n", "\r"])
  func lineNumbers(end: String) {
    #expect(
      read("a\n\"x\(end)\(end)y\"\n1,2\n")
        == [
          .record(1, ["a"]), .record(2, ["x\(end)\(end)y"]), .refused(5, "csv_ragged"),
        ])
  }

  @Test("A byte order mark is no part of the first name")
  func byteOrderMark() {
    #expect(read("\u{FEFF}code,name\nx,y\n").first == .record(1, ["code", "name"]))
    #expect(read("\u{FEFF}").first == .refused(1, "csv_empty"))
  }

  @Test("UTF-16 is refused at once", arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61]])
  func utf16(bytes: [UInt8]) {
    #expect(read(bytes) == [.refused(1, "csv_utf16")])
  }

  @Test("A record of more than a million bytes ends the file, and so does a quote as far away")
  func tooLong() {
    let field = String(repeating: "x", count: (1 << 20) - 3)
    #expect(read("a,b\n1,\(field)\n2,y\n").count == 3)
    #expect(
      read("a,b\n1,\(field)x\n2,y\n") == [.record(1, ["a", "b"]), .refused(2, "csv_too_long")])
    let commas = String(repeating: ",", count: 1 << 20)
    #expect(read("a\n1\n\n2\(commas)\n").last == .refused(4, "csv_too_long"))
    let lines = String(repeating: "x\n", count: 1 << 19)
    #expect(
      read("a,b\n1,\n2,\"\(lines)\"\n") == [
        .record(1, ["a", "b"]), .record(2, ["1", ""]), .refused(3, "csv_open_quote"),
      ])
    #expect(
      read("a,b\n" + String(repeating: "\n", count: 1 << 21) + "1,2\n").count == 2,
      "empty lines are no record")
  }

  @Test("A first line of more than a thousand columns ends the file")
  func tooWide() {
    let most = (1...1000).map(String.init).joined(separator: ",")
    #expect(read(most + "\n\(most)\n").count == 2)
    #expect(read(most + ",\n1,2\n") == [.refused(1, "csv_too_wide")])
    #expect(read(most + ",1001") == [.refused(1, "csv_too_wide")])
  }

  @Test("Latin-1 and Windows-1252 are refused, naming line, column and byte")
  func latin1() throws {
    let bytes = Array("code,name\r\na,b\r\nx,Cr".utf8) + [0xE9] + Array("dit\r\ny,z\r\n".utf8)
    #expect(
      read(bytes) == [
        .record(1, ["code", "name"]), .record(2, ["a", "b"]), .refused(3, "csv_not_utf8"),
        .record(4, ["y", "z"]),
      ])
    var reader = CSVReader()
    let error = try #require(reader.take(bytes).compactMap(\.error).first)
    #expect(
      error.message == "The text of column 2 is not UTF-8: it has the byte 0xE9 where none can be")
  }

  @Test("NUL is refused; the rows behind it are read")
  func nul() {
    #expect(
      read("a,b\n1,\0\n2,3\n")
        == [.record(1, ["a", "b"]), .refused(2, "csv_nul"), .record(3, ["2", "3"])])
  }

  @Test("Rows of another width are refused by line; the others are read")
  func ragged() {
    #expect(
      read("a,b\n1\n1,2,3\n1,2\n")
        == [
          .record(1, ["a", "b"]), .refused(2, "csv_ragged"), .refused(3, "csv_ragged"),
          .record(4, ["1", "2"]),
        ])
  }

  @Test("After text behind a quote, and in a quote that never ends, nothing more is read")
  func brokenQuotes() {
    #expect(
      read("a,b\n\"1\"x,2\n3,4\n") == [.record(1, ["a", "b"]), .refused(2, "csv_after_quote")])
    #expect(
      read("a,b\n1,2\n3,\"4\n5,6\n")
        == [.record(1, ["a", "b"]), .record(2, ["1", "2"]), .refused(3, "csv_open_quote")])
  }

  @Test("An empty file is refused, a header alone is not", arguments: ["", "\n", "\r\n\r\n"])
  func empty(text: String) {
    #expect(read(text) == [.refused(1, "csv_empty")])
    #expect(read("a,b") == [.record(1, ["a", "b"])])
    #expect(read("a,b\r\n") == [.record(1, ["a", "b"])])
  }

  @Test("Where there is one column, an empty line is an empty field")
  func oneColumn() {
    #expect(read("a\n\nx\n") == [.record(1, ["a"]), .record(2, [""]), .record(3, ["x"])])
  }

  @Test("Wherever a file is cut into pieces, the answers are the same")
  func pieces() {
    let bytes = Array(
      "\u{FEFF}a,b\r\n\"é\r\n\"\"\",\"\"\r\rx,\u{1F600}\n\"y\"\r\nu,v\r\"\",\"w\"".utf8)
    let whole = read(bytes)
    #expect(whole.count == 6)
    for first in bytes.indices {
      for second in first..<bytes.count {
        var reader = CSVReader()
        var answers: [Answer] = []
        for piece in [bytes[..<first], bytes[first..<second], bytes[second...]] {
          answers += reader.take(piece).map(Answer.init)
        }
        #expect(answers + reader.finish().map(Answer.init) == whole)
      }
    }
  }

  @Test("What we write is read back as it was, whatever it is", arguments: CSVDialect.allCases)
  func roundTrip(dialect: CSVDialect) throws {
    let alphabet = ["'", "=", "-", ",", ";", "\"", "\r", "\n", "\t", " ", "é", "\u{202E}", "a"]
    var texts = [""]
    for _ in 0..<3 {
      texts += texts.flatMap { text in alphabet.map { text + $0 } }
    }
    var table = CSVTable(["text", "again"])
    for text in texts { table.append([.text(text), .text(text)]) }
    var reader = CSVReader(dialect: dialect)
    let answers =
      reader.take(table.text(dialect: dialect, bom: true).utf8) + reader.finish()
    let records = try answers.map { try $0.get() }
    #expect(records.count == texts.count + 1)
    for (record, text) in zip(records.dropFirst(), texts) {
      #expect(
        record.fields.map(CSVDialect.unguarded).map { Array($0.utf8) } == [
          Array(text.utf8), Array(text.utf8),
        ])
    }
  }
}

/// An answer of the reader, as tests compare it.
private enum Answer: Equatable {
  case record(Int, [String])
  case refused(Int, String)

  init(_ answer: CSVReader.Answer) {
    switch answer {
    case .success(let record): self = .record(record.line, record.fields)
    case .failure(let error): self = .refused(error.line, error.code)
    }
  }
}

extension CSVReader.Answer {
  fileprivate var error: CSVError? {
    if case .failure(let error) = self { error } else { nil }
  }
}

private func read(_ text: String) -> [Answer] { read(Array(text.utf8)) }

private func read(_ bytes: [UInt8]) -> [Answer] {
  var reader = CSVReader()
  return (reader.take(bytes) + reader.finish()).map(Answer.init)
}
