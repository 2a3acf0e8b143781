import Banking
import Testing

@Suite("What kind of file it is")
struct StatementFormatTests {
  private func detect(_ bytes: [UInt8]) throws -> StatementFormat {
    try StatementFormat.detect(
      FileHead(bytes: bytes, isWhole: true), ProfileTesting.choice())
  }

  @Test("ISO 20022 statements and notifications are known, with and without namespace and prefix")
  func camt() throws {
    for (text, isStatement) in [
      (
        "<?xml?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">",
        true
      ),
      ("\u{FEFF}<Document><BkToCstmrStmt>", true), ("<n:Document><n:BkToCstmrStmt>", true),
      ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\">", false),
      ("  <Document><BkToCstmrDbtCdtNtfctn>", false),
    ] {
      switch try detect(Array(text.utf8)) {
      case .camt053: #expect(isStatement, "\(text)")
      case .camt054: #expect(!isStatement, "\(text)")
      case .csv: Issue.record("a table: \(text)")
      }
    }
    let wide = CSVFaultTests.utf16("<Document><BkToCstmrStmt></BkToCstmrStmt>", bigEndian: true)
    guard case .camt053 = try detect(wide) else {
      Issue.record("UTF-16 is not known")
      return
    }
  }

  @Test("A message is found behind a long envelope")
  func envelope() throws {
    let header = "<e:Header>\(String(repeating: "c2lnbmF0dXJl", count: 2_000))</e:Header>"
    let file = "<e:Envelope xmlns:e='urn:e'>\(header)<Document><BkToCstmrStmt/></Document>"
    let format = try detect(Array(file.utf8))
    guard case .camt053 = format else {
      Issue.record("\(format)")
      return
    }
  }

  @Test(
    "what is not read is called by its name",
    arguments: [
      ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.02\">", "camt.052"),
      ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">", "pain.001.001.03"),
      ("<gnc-v2>", "XML"), ("<!DOCTYPE html><html>", "web page"),
      ("OFXHEADER:100\nDATA:OFXSGML\n", "OFX"), ("<?xml version=\"1.0\"?><?OFX ?><OFX>", "OFX"),
      ("!Type:Bank\nD01/02/2018\n", "QIF"),
      (":20:START\r\n:25:NL08DEUT0319809633EUR\r\n:28C:1\r\n:60F:C180101EUR1,00\r\n", "MT940"),
      ("{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:\r\n:20:P1\r\n", "MT940"),
      (
        "0000001011872505" + String(repeating: " ", count: 111) + "2\n", "CODA"
      ),
      ("%PDF-1.4\n", "PDF"), ("PK\u{3}\u{4}..xl/workbook.xml", "XLSX"),
      ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"),
      ("PK\u{3}\u{4}statement.xml", "ZIP"), ("{\"transactions\":[]}", "JSON"),
    ])
  func foreign(text: String, name: String) throws {
    do {
      _ = try detect(Array(text.utf8))
      Issue.record("read: \(text)")
    } catch let error as StatementError {
      #expect(error.code == "statement_format")
      #expect(error.message.contains(name), "\(error.message)")
      #expect(error.hint != nil)
    }
  }

  @Test("bytes that are no text are refused")
  func binary() throws {
    let old = try #require(try refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(old.message.contains("XLS"))
    #expect(try refusal([0x41, 0x00, 0x00, 0x42])?.code == "statement_nul")
    #expect(try refusal([])?.code == "statement_empty")
  }

  private func refusal(_ bytes: [UInt8]) throws -> StatementError? {
    do {
      _ = try detect(bytes)
      return nil
    } catch let error as StatementError {
      return error
    }
  }
}
