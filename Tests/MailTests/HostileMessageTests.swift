import Mail
import RandomCases
import TestSupport
import Testing

/// Messages of the worst that names, subjects and files can hold, read back by another library.
@Suite("A hostile message", .enabled(if: ReadMessage.isPossible))
struct HostileMessageTests {
  private static let inLines = [
    "a", "Z", "0", " ", "  ", ".", ",", ";", ":", "<", ">", "@", "(", ")", "[", "]", "\"", "\\",
    "'", "=", "?", "=?", "?=", "=?UTF-8?B?QQ==?=", "=?utf-8?q?a?=", "%", "&", "é", "ß", "ﬀ",
    "e\u{301}",
    "日本", "العربية", "🌍", "👩‍👩‍👧", "\u{FEFF}", "\u{A0}", "\u{200B}", "\u{202E}", "\u{FFFD}", "_",
    "--", "=_1_x", "Bcc: a@b.coop", "word", "CICOPA growth ", String(repeating: "long", count: 30),
  ]
  private static let inTexts =
    inLines + [
      "\n", "\n\n", "\n.\n", "\n..", "\nFrom x", " \n", "\t\n", "\n--=_1_x--\n", "\n--=_2_x\n",
      "\0", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\t", "=\n", "\nContent-Type: x\n\n",
      String(repeating: "=", count: 80), String(repeating: "é. ", count: 40),
    ]

  private static func message(_ dice: inout SeededGenerator) throws -> MailMessage {
    var message = try Samples.message(id: "x")
    message.from = try MailAddress(name: name(&dice), address: "ledger@ica.coop")
    message.to = try MailAddress(name: name(&dice), address: "jane@ica.coop")
    message.subject = dice.text(of: inLines, upTo: 12)
    message.text = dice.text(of: inTexts, upTo: 60)
    message.html = dice.text(of: inTexts, upTo: 60)
    if dice.isHeads() { message.picture = nil }
    message.attachments = try (0..<dice.size(upTo: 3)).map { number in
      let bytes = (0..<dice.size(upTo: 400)).map { _ in UInt8.random(in: 0...255, using: &dice) }
      let name = dice.one(of: ["a", "é", "a b", "日本", "%41", "'", "=x=", "a;b", "👩‍👩‍👧"])
      return try MailAttachment(fileName: "\(number)\(name).csv", csv: bytes)
    }
    return message
  }

  private static func name(_ dice: inout SeededGenerator) -> String? {
    var name = dice.text(of: inLines, upTo: 6)
    while name.utf8.count > 200 { name.removeLast() }
    return dice.isHeads() ? name : nil
  }

  @Test("says the same to another library", arguments: Seed.some(4))
  func readBack(seed: Seed) throws {
    var dice = seed.generator
    let messages = try (0..<150).map { _ in try Self.message(&dice) }
    let found = try ReadMessage.read(messages.map { try $0.bytes() })
    try #require(found.count == messages.count)
    for (message, read) in zip(messages, found) {
      #expect(read.defects == [], "\(message)")
      #expect(read.subject.scalars == message.subject.scalars)
      for (field, address) in [("from", message.from), ("to", message.to)] {
        // Python puts a space between two encoded words of a name, and takes some away.
        #expect(read.fields[field]?[0].spaceless == (address.name ?? "").spaceless, "\(message)")
        #expect(read.fields[field]?.dropFirst() == [address.address, "1"])
      }
      #expect(
        read.fields["headers"] == [
          "Date,From,To,Message-ID,Subject,Auto-Submitted,MIME-Version,Content-Type"
        ])
      for (type, text) in [("text/plain", message.text), ("text/html", message.html)] {
        let content = read.part(type)?.text.utf8.filter { $0 != 13 }
        #expect(content == Array(text.utf8), "\(message)")
      }
      #expect(read.part("image/png")?.content == message.picture?.png)
      let files = read.parts.filter { $0.type == "text/csv" }
      #expect(files.map(\.content) == message.attachments.map(\.csv))
      #expect(files.map(\.fileName) == message.attachments.map(\.fileName))
    }
  }

  @Test("keeps to the limits of lines and of letters", arguments: Seed.some(4))
  func form(seed: Seed) throws {
    var dice = seed.generator
    for _ in 0..<150 {
      let message = try Self.message(&dice)
      let bytes = try message.bytes()
      #expect(try message.bytes() == bytes)
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      #expect(lines.last == [])
      for line in lines.dropLast() {
        let text = String(decoding: line.dropLast(), as: UTF8.self)
        #expect(line.last == 13, "\(text)")
        #expect(line.dropLast().allSatisfy { $0 == 9 || (32...126).contains($0) }, "\(text)")
        // File names alone may make longer lines, up to 998.
        #expect(line.count <= 79 || text.hasPrefix(" filename"), "\(text)")
        #expect(line.count <= 77 || !text.utf8.starts(with: " =?".utf8), "\(text)")
        #expect(line.first != UInt8(ascii: ".") && !text.hasPrefix("From "), "\(text)")
      }
    }
  }
}

extension String {
  /// By code points: strings of Swift are also equal when composed differently.
  fileprivate var scalars: [Unicode.Scalar] { Array(unicodeScalars) }

  fileprivate var spaceless: [Unicode.Scalar] {
    unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
