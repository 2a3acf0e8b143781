import CSV
import Ledger
import Reports
import Testing

@Suite("CSV")
struct CSVTests {
  @Test("A header always, CRLF after every row, quotes only where they are needed")
  func standard() throws {
    var table = CSVTable(["date", "amount", "donor", "memo"])
    table.append([
      .date(try Day(parsing: "2018-12-05")), .number("1500.00"), .text("COOPERAR"), .text(nil),
    ])
    table.append([.date(nil), .number(nil), .text("say \"no\", twice"), .text("two\r\nlines; \n")])
    #expect(
      bytes(table.text())
        == bytes(
          "date,amount,donor,memo\r\n2018-12-05,1500.00,COOPERAR,\r\n"
            + ",,\"say \"\"no\"\", twice\",\"two\r\nlines; \n\"\r\n"))
    #expect(CSVTable(["only", "header"]).text() == "only,header\r\n")
  }

  @Test("The European dialect has semicolons and decimal commas, in numbers only")
  func excelEU() throws {
    var table = CSVTable(["date", "amount", "memo"])
    table.append([.date(try Day(parsing: "2018-12-05")), .number("-1087.91"), .text("1.5, or; so")])
    #expect(
      table.text(dialect: .excelEU, bom: true)
        == "\u{FEFF}date;amount;memo\r\n2018-12-05;-1087,91;\"1.5, or; so\"\r\n")
  }

  @Test("A byte order mark stands first when asked for, and never otherwise")
  func byteOrderMark() {
    let table = CSVTable(["a"])
    #expect(bytes(table.text(bom: true)) == [0xEF, 0xBB, 0xBF] + bytes("a\r\n"))
    #expect(bytes(table.text()) == bytes("a\r\n"))
  }

  @Test(
    "Text that a spreadsheet could take for a formula is guarded; numbers never are",
    arguments: [
      ("=1+1", "'=1+1"), ("+32 2", "'+32 2"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
      ("=\u{301}1", "'=\u{301}1"), ("\r\n=1", "\"'\r\n=1\""),
      // What looks guarded already gets one more, so that taking one away gives the original.
      ("'=1", "''=1"), ("''-", "'''-"),
      ("a=1", "a=1"), ("'quoted'", "'quoted'"), (" =1", " =1"), ("", ""),
    ])
  func guarding(text: String, cell: String) {
    #expect(bytes(CSVDialect.rfc4180.line([.text(text)])) == bytes(cell + "\r\n"))
    #expect(CSVDialect.rfc4180.line([.number("-5.00")]) == "-5.00\r\n")
  }

  @Test("A quotation mark with an accent on it is still doubled")
  func combining() {
    let line = CSVDialect.rfc4180.line([.text("a\"\u{301}b"), .text(",\u{301}")])
    #expect(bytes(line) == bytes("\"a\"\"\u{301}b\",\",\u{301}\"\r\n"))
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
