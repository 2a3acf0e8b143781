import Glibc
import TestSupport
import Testing

@Suite("campaign qr")
struct CampaignQRTests {
  private let ledger: Ledger
  private let options = "--name 'Žofie & Søn' --iban BE71096123456769"

  init() throws { ledger = try Ledger() }

  @Test("makes a code with the campaign's own reference")
  func reference() throws {
    let code = try ledger.json("campaign qr sdg --amount 50 \(options)")
    #expect(try code.text("amount") == "50.00")
    let reference = try #require(try code.text("reference"))
    #expect(reference.hasPrefix("RF") && reference.dropFirst(4).hasPrefix("CLC"))
    #expect(
      try code.text("payload")
        == "BCD\n002\n1\nSCT\n\nŽofie & Søn\nBE71096123456769\nEUR50.00\n\n\(reference)")
    let text = try ledger.run("campaign qr sdg --amount 50 \(options)")
    let payload = try #require(try code.text("payload"))
    #expect(text.output.hasSuffix("\n\n\(payload)\n"))
  }

  @Test("asks for what is outstanding of a pledge, with the pledge's reference")
  func pledge() throws {
    try ledger.json("pledge record 1000 EUR --campaign sdg --donor Ana --key p")
    let pledges = try ledger.json("pledge list").elements
    let number = try #require(try pledges.first?.text("pledge"))
    try ledger.json("donation record 400 EUR --campaign sdg --donor Ana --pledge \(number) --key d")
    let code = try ledger.json("campaign qr sdg --pledge \(number) \(options)")
    #expect(try code.text("amount") == "600.00")
    #expect(try code.text("reference")?.dropFirst(4).hasPrefix("CLP") == true)
    try ledger.json("pledge cancel \(number) --reason moved --key c")
    let nothing = try ledger.run("campaign qr sdg --pledge \(number) \(options) --json")
    #expect(nothing.status == 65)
    #expect(nothing.error.contains("pledge_settled"))
  }

  @Test("takes the one registered account in euros, and asks where there are two")
  func account() throws {
    let unknown = try ledger.run("campaign qr sdg --name Ada --json")
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("code_account"))
    let unnamed = try ledger.run("campaign qr sdg --iban BE71096123456769 --json")
    #expect(unnamed.status == 64)
    let organisation = ["COOPLEDGER_ORGANISATION": "Ada"]
    let named = try ledger.run("campaign qr sdg --iban BE71096123456769 --json", organisation)
    #expect(named.status == 0)
    #expect(try named.json.text("name") == "Ada")
  }

  // Read back by another program, where Debian's zbar-tools and librsvg2-bin are there.
  @Test(
    "is read back by another reader, from the picture and from the terminal",
    .enabled("needs rsvg-convert and zbarimg") {
      access("/usr/bin/rsvg-convert", X_OK) == 0 && access("/usr/bin/zbarimg", X_OK) == 0
    })
  func roundTrip() throws {
    let long = String(repeating: "é", count: 70)
    for options in [options, "--name '\(long)' --iban BE71096123456769 --amount 999999999.99"] {
      let payload = try #require(
        try ledger.json("campaign qr sdg \(options)").text("payload"))
      let picture = try ledger.run("campaign qr sdg \(options) --format svg")
      let image = try Child(
        "/usr/bin/rsvg-convert", ["--format", "png"], input: picture.standardOutput
      ).wait()
      #expect(try read(image.standardOutput) == payload)
      let terminal = try ledger.run("campaign qr sdg \(options) --format terminal").output
      #expect(try read(bitmap(terminal)) == payload)
    }
  }

  /// The bytes as they are: for people zbarimg guesses an encoding, and guesses wrong.
  private func read(_ image: [UInt8]) throws -> String {
    let words = ["--raw", "--quiet", "-Sbinary", "-"]
    return try Child("/usr/bin/zbarimg", words, input: image).wait().output
  }

  /// What a terminal shows, each module four dots wide, in the format of Netpbm.
  private func bitmap(_ terminal: String) -> [UInt8] {
    var rows: [[Bool]] = []
    for line in terminal.split(separator: "\n") {
      let cells = line.split(separator: "m", maxSplits: 1)[1].prefix { $0 != "\u{1B}" }
      rows.append(cells.map { "█▀".contains($0) })
      rows.append(cells.map { "█▄".contains($0) })
    }
    let width = (rows.first?.count ?? 0) * 4
    let dots = rows.flatMap { row in
      let line = row.map { String(repeating: $0 ? "1" : "0", count: 4) }.joined() + "\n"
      return Array(repeating: line, count: 4)
    }
    return Array("P1\n\(width) \(rows.count * 4)\n\(dots.joined())".utf8)
  }
}
