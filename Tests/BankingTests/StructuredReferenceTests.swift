import Banking
import Testing

@Suite("Structured references")
struct StructuredReferenceTests {
  @Test(
    "Published references are read, however they are written",
    arguments: [
      // ISO 11649's own example, and others that banks give.
      ("RF18 5390 0754 7034", "RF18539007547034"), ("rf18539007547034", "RF18539007547034"),
      ("RF471234567890", "RF471234567890"), ("RF38000000000000000000552", "RF38552"),
      // The Belgian banks' federation's.
      ("+++090/9337/55493+++", "090933755493"), ("***090/9337/55493***", "090933755493"),
      ("090933755493", "090933755493"), ("010/8068/17183", "010806817183"),
      ("+++000/0000/09797+++", "000000009797"),
      // SIX's, in the implementation guidelines of the QR bill.
      ("21 00000 00003 13947 14300 09017", "210000000003139471430009017"),
    ])
  func known(text: String, canonical: String) throws {
    let reference = try #require(StructuredReference(text))
    #expect(reference.text == canonical)
    #expect(StructuredReference(reference.text) == reference)
    #expect(StructuredReference(reference.description) == reference)
  }

  @Test(
    "What is not one, or copied wrong, is none",
    arguments: [
      "", "RF", "RF18", "RF19539007547034", "RF18539007547035", "RF18-5390", "RF185390075470Ü4",
      "RF00C", "RF0100000000000000000000000", "RF18539007547034539007547034",
      "+++090/9337/55494+++", "090933755400", "12345678901", "210000000003139471430009018",
      "000000000000000000000000000", "000000000000000000000000003", "٠٩٠٩٣٣٧٥٥٤٩٣",
    ])
  func unknown(text: String) {
    #expect(StructuredReference(text) == nil)
  }

  @Test("What is made is read back, and any one character copied wrong is noticed")
  func roundTrip() throws {
    for body in ["CLC1", "CLP17", "A", "Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9Z", "539007547034"] {
      let made = try #require(StructuredReference.rf(body: body))
      #expect(made.body == body)
      try checkEveryChange(of: made, alphabet: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    }
    for number in [0, 1, 97, 1_000_000_017, 9_999_999_999] {
      let digits = String(number)
      let ten = String(repeating: "0", count: 10 - digits.count) + digits
      let belgian = try #require(StructuredReference.belgian(body: ten))
      #expect(belgian.body == ten)
      try checkEveryChange(of: belgian, alphabet: "0123456789")
      let swiss = StructuredReference.swissQR(body: String(repeating: "0", count: 16) + ten)
      if number > 0 { try checkEveryChange(of: #require(swiss), alphabet: "0123456789") }
    }
  }

  private func checkEveryChange(of made: StructuredReference, alphabet: String) throws {
    #expect(StructuredReference(made.text) == made)
    for place in made.text.indices {
      for other in alphabet where other != made.text[place] {
        let wrong = made.text.replacingCharacters(at: place, with: other)
        #expect(StructuredReference(wrong) != made, "\(wrong)")
        // Belgian check digits 00 to 96 leave nothing over for letters or a second form.
        if made.scheme != .rf { #expect(StructuredReference(wrong) == nil, "\(wrong)") }
      }
    }
  }

  @Test(
    "What cannot be in one is no body",
    arguments: ["", "000", "A-1", "Ä", "12345678901234567890AB"])
  func noBody(body: String) {
    #expect(StructuredReference.rf(body: body) == nil)
    #expect(StructuredReference.belgian(body: body) == nil)
    #expect(StructuredReference.swissQR(body: body) == nil)
  }

  @Test(
    "They are found in what payers write",
    arguments: [
      ("don RF18539007547034 merci", ["RF18539007547034"]),
      ("RF18 5390 0754 7034", ["RF18539007547034"]),
      ("ref: rf18 5390 0754 7034, for 2026", ["RF18539007547034"]),
      ("/ROC/RF18539007547034//", ["RF18539007547034"]),
      ("+++090/9337/55493+++ gift", ["090933755493"]),
      ("***090/9337/55493***", ["090933755493"]), ("gift 090/9337/55493.", ["090933755493"]),
      ("QRR 210000000003139471430009017", ["210000000003139471430009017"]),
      ("21 00000 00003 13947 14300 09017 x", ["210000000003139471430009017"]),
      (
        "RF18539007547034 and RF471234567890 and RF18 5390 0754 7034",
        ["RF18539007547034", "RF471234567890"]
      ),
    ])
  func found(text: String, expected: [String]) {
    #expect(StructuredReference.found(in: text).map { $0.text } == expected)
  }

  @Test(
    "What is not clearly delimited, or wrong, is not found",
    arguments: [
      "XRF18539007547034", "RF18539007547034X", "RF18539007547035", "éRF18539007547034",
      "RF18 5390 0754 7034ABC", "090933755493", "1090/9337/55493", "090/9337/554931",
      "2/090/9337/55493", "090/9337/55493/2", "1210000000003139471430009017", "", "RF", "RF18",
    ])
  func notFound(text: String) {
    #expect(StructuredReference.found(in: text).isEmpty)
  }

  @Test("Where two ends would be right there is none")
  func ambiguous() throws {
    // Of 36² last groups about 13 keep the check digits right.
    let short = "RF18 5390 0754 7034"
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let longer = alphabet.flatMap { one in alphabet.map { "\(short) \(one)\($0)" } }
      .filter { StructuredReference($0) != nil }
    try #require(!longer.isEmpty)
    for text in longer { #expect(StructuredReference.found(in: text).isEmpty, "\(text)") }
  }
}

extension String {
  fileprivate func replacingCharacters(at place: Index, with other: Character) -> String {
    String(self[..<place]) + String(other) + String(self[index(after: place)...])
  }
}
