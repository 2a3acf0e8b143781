import Banking
import Testing

@Suite("Camt files as they come: cut off, hostile, in other encodings")
struct CamtHostileTests {
  static let sample = CamtKit.file(
    CamtKit.statement(
      """
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
      <Ntry>\(CamtKit.euros)<Sts>BOOK</Sts><BookgDt><Dt>2026-03-01</Dt></BookgDt>
      <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Žofie Æble 東京</Nm></Dbtr></RltdPties>
      <RmtInf><Ustrd>caf&#xE9; &amp; thé <![CDATA[<b>]]></Ustrd></RmtInf></TxDtls></NtryDtls>
      </Ntry>
      """))

  @Test("A file cut off after any byte is refused, and what it told before is what it tells whole")
  func truncated() throws {
    let bytes = Array(Self.sample.utf8)
    let whole = try CamtKit.read(bytes)
    #expect(whole.count == 3)
    // Behind the last element nothing but space may be missing.
    for length in 0..<bytes.count {
      let reader = try CamtReader(
        units: CamtKit.units, source: CamtKit.source(Array(bytes[..<length])))
      var parts: [StatementPart] = []
      var refusal: StatementError?
      do {
        while let part = try reader.next() { parts.append(part) }
      } catch let error {
        refusal = error
      }
      #expect(refusal?.line != nil, "after \(length) bytes")
      #expect(Array(whole.prefix(parts.count)) == parts, "after \(length) bytes")
    }
  }

  @Test("However the bytes come, the same is read", arguments: [1, 2, 3, 5, 7, 16, 63, 100])
  func pieces(size: Int) throws {
    let bytes = Array(Self.sample.utf8)
    #expect(try CamtKit.read(bytes, pieces: size) == CamtKit.read(bytes))
    let lines = CamtWhole.all(of: try CamtKit.read(bytes, pieces: size))[0].lines
    #expect(lines[0].counterparty.name == "Žofie Æble 東京")
    #expect(lines[0].remittance == "café & thé <b>")
  }

  @Test("A byte changed anywhere is read or refused, never more")
  func changed() throws {
    let bytes = Array(Self.sample.utf8)
    var refused = 0
    for place in bytes.indices {
      for byte in [0, 0x3C, 0x26, 0xFF, 0xC0] as [UInt8] {
        var broken = bytes
        broken[place] = byte
        do { #expect(try CamtKit.read(broken).count <= 3) } catch { refused += 1 }
      }
    }
    #expect(refused > bytes.count)
  }

  static let doctypes = [
    "<!DOCTYPE Document>",
    #"<!DOCTYPE Document SYSTEM "http://127.0.0.1:9/evil.dtd">"#,
    #"<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
    """
    <!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
    """,
    #"<!DOCTYPE Document [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>"#,
  ]

  @Test("A DOCTYPE is refused, whatever is in it", arguments: doctypes)
  func doctype(text: String) throws {
    let file = Self.sample.replacing("<Document", with: "\(text)\n<Document", maxReplacements: 1)
    let refusal = try #require(CamtKit.refusal(file))
    #expect(refusal.code == "statement_doctype")
    #expect(refusal.line == 2)
  }

  @Test("An entity that nothing declares is refused with its line")
  func entity() throws {
    let refusal = try #require(CamtKit.refusal(Self.sample.replacing("&amp;", with: "&xxe;")))
    #expect(refusal.code == "statement_xml")
    #expect(refusal.line == 9)
  }

  @Test(
    "Elements deeper than any standard's are refused, wanted or not",
    arguments: ["Dbtr", "Unknown"])
  func deep(name: String) throws {
    let nest =
      String(repeating: "<\(name)>", count: 5000) + String(repeating: "</\(name)>", count: 5000)
    let inside = try #require(
      CamtKit.refusal(Self.sample.replacing("<Sts>", with: nest + "<Sts>")))
    #expect(inside.code == "statement_too_deep")
    #expect(inside.line == 7)
    let outside = try #require(CamtKit.refusal(nest))
    #expect(outside.code == "statement_too_deep")
  }

  @Test("A text, or an entry, of many megabytes is refused with its line")
  func long() throws {
    let text = String(repeating: "x", count: 2_000_000)
    let refusal = try #require(CamtKit.refusal(Self.sample.replacing("caf", with: text)))
    #expect(refusal.code == "statement_too_long")
    let many = String(repeating: "<Ustrd>x</Ustrd>", count: 60_000)
    let wide = try #require(
      CamtKit.refusal(Self.sample.replacing("<Ustrd>", with: many + "<Ustrd>")))
    #expect(wide.code == "statement_too_long")
    #expect(wide.line == 9)
  }

  @Test("UTF-16 and declared Latin encodings are read")
  func encodings() throws {
    let expected = try CamtKit.read(Self.sample)
    for isBig in [false, true] {
      let text = Self.sample.replacing("UTF-8", with: "UTF-16")
      var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for unit in text.utf16 {
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        bytes += isBig ? pair : pair.reversed()
      }
      for pieces in [1, 2, 3, 1000] {
        #expect(try CamtKit.read(bytes, pieces: pieces) == expected)
      }
    }
    for name in ["ISO-8859-1", "windows-1252", "iso-8859-15"] {
      let text = Self.sample.replacing("UTF-8", with: name)
        .replacing("Žofie Æble 東京", with: "Æble Søn")
      let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      let line = CamtWhole.all(of: try CamtKit.read(bytes))[0].lines[0]
      #expect(line.counterparty.name == "Æble Søn", "\(name)")
    }
  }

  @Test("Bytes of another encoding than declared are refused with their line")
  func wrongEncoding() throws {
    let text = Self.sample.replacing("Žofie Æble 東京", with: "Æble")
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let refusal = try #require(CamtKit.refusal(bytes))
    #expect(refusal.code == "statement_encoding")
    #expect(refusal.line == 8)
    let unknown = CamtKit.refusal(Self.sample.replacing("UTF-8", with: "klingon"))
    #expect(unknown?.code == "statement_encoding")
  }

  @Test(
    "What is no statement is refused in words",
    arguments: [
      ("", "statement_xml"), ("not xml", "statement_xml"), ("PK\u{3}\u{4}zip", "statement_xml"),
      ("<html><body/></html>", "statement_not_camt"),
      ("<Document><CstmrCdtTrfInitn/></Document>", "statement_not_camt"),
      ("<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>", "statement_none"),
      ("<Document><BkToCstmrStmt/></Document>", "statement_none"),
      ("<Document><BkToCstmrDbtCdtNtfctn/></Document>", "statement_none"),
      ("<Document><BkToCstmrAcctRpt><Rpt/></BkToCstmrAcctRpt></Document>", "statement_interim"),
    ])
  func others(text: String, code: String) throws {
    #expect(try #require(CamtKit.refusal(text)).code == code)
  }

  @Test(
    "The namespace may be any version's, another, bound to a prefix, or missing",
    arguments: ["053.001.02", "053.001.13", "053.001.99", "999.001.01"])
  func namespaces(version: String) throws {
    let expected = try CamtKit.read(Self.sample)
    let file = Self.sample.replacing("053.001.08", with: version)
    #expect(try CamtKit.read(file) == expected)
    let bare = Self.sample.replacing(
      #" xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08""#, with: "")
    #expect(try CamtKit.read(bare) == expected)
    let prefixed = file.replacing("xmlns=", with: "xmlns:n=").replacing("</", with: "<\\")
      .replacing("<", with: "<n:").replacing("<n:\\", with: "</n:").replacing("<n:?", with: "<?")
      .replacing("<n:![CDATA[<n:b>]]>", with: "<![CDATA[<b>]]>")
    #expect(try CamtKit.read(prefixed) == expected)
  }

  @Test("After a refusal nothing more is read")
  func refusedForGood() throws {
    let reader = try CamtReader(
      units: CamtKit.units, source: CamtKit.source(Array("<a><b></a>".utf8)))
    let first = #expect(throws: StatementError.self) { try reader.next() }
    let second = #expect(throws: StatementError.self) { try reader.next() }
    #expect(first == second)
  }

  @Test("Several documents in one file, or something before the first, are told to be that")
  func several() {
    for file in [Self.sample + Self.sample, "\n" + Self.sample, Self.sample + "<Document/>"] {
      let refusal = CamtKit.refusal(file)
      #expect(refusal?.code == "statement_xml")
      #expect(refusal?.hint?.hasPrefix("Something stands before the document") == true)
    }
  }
}
