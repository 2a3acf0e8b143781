import Banking
import Ledger
import Testing

@Suite("CSV files as they should not be")
struct CSVFaultTests {
  static let header = "date,description,amount,balance"
  static let rows = [
    "2018-03-01,Grüße,10.50,110.50", "2018-03-02,\"a \"\"b\"\", c\nd\",-0.50,110.00",
  ]
  static let good = ([header] + rows).joined(separator: "\n") + "\n"

  private func expectGood(_ statements: [ProfileTesting.Statement]) throws {
    let statement = try #require(statements.first)
    #expect(statements.count == 1)
    #expect(statement.amounts == ["10.50", "-0.50"])
    #expect(statement.lines.map(\.remittance) == ["Grüße", "a \"b\", c\nd"])
    #expect(statement.end.opening?.amount.text == "100.00")
    #expect(statement.end.closing?.amount.text == "110.00")
    #expect(statement.lines.map(\.fileLine) == [2, 3])
  }

  @Test(
    "it is read with LF, CRLF or CR, and without an end to its last line",
    arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let text = ([Self.header] + Self.rows).joined(separator: end)
    try expectGood(try ProfileTesting.read(text))
    try expectGood(try ProfileTesting.read(text + end + end))
  }

  @Test("CR CR LF ends one line, and quotes inside of bare text are text")
  func damagedLineEnds() throws {
    let file =
      "date,description,amount\r\r\n2018-03-01,the \"A\" team,1\r\r\n2018-03-02,b\",2\r\r\n"
    let error = try #require(try ProfileTesting.refusal(file))
    #expect(error.code == "statement_lone_quote")
    #expect(error.line == 3)
  }

  @Test("its pieces may be cut anywhere", arguments: 1...17)
  func pieces(size: Int) throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(Self.good.utf8)
    try expectGood(try ProfileTesting.read(bytes, piece: size).statements)
    let wide = Self.utf16(Self.good, bigEndian: size % 2 == 0)
    try expectGood(try ProfileTesting.read(wide, piece: size).statements)
  }

  @Test("UTF-16 is known by its mark, and by its zeros without one", arguments: [true, false])
  func utf16(bigEndian: Bool) throws {
    let marked = Self.utf16(Self.good, bigEndian: bigEndian)
    try expectGood(try ProfileTesting.read(marked).statements)
    let bare = try ProfileTesting.read(Array(marked.dropFirst(2)))
    try expectGood(bare.statements)
    #expect(bare.reader.encoding == .utf16)
  }

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(
    "8-bit text is refused with its line, and read when its encoding is said",
    arguments: [
      (TextEncoding.windows1252, [UInt8(0x80), 0xE9], "€é"),
      (.windows1250, [0x9A, 0xF8], "šř"),
      (.latin1, [0xE9, 0xA4], "é¤"), (.latin9, [0xE9, 0xA4], "é€"),
    ])
  func encodings(encoding: TextEncoding, bytes: [UInt8], text: String) throws {
    let file =
      Array("date,description,amount\n2018-03-01,plain,1\n2018-03-02,".utf8) + bytes
      + Array(",2\n".utf8)
    let error = try #require(try ProfileTesting.refusal(file))
    #expect(error.code == "statement_encoding")
    #expect(error.line == 3)
    #expect(error.field == "description")
    var choice = ProfileTesting.choice()
    choice.encoding = encoding
    let statements = try ProfileTesting.read(file, choice).statements
    #expect(statements.first?.lines.map(\.remittance) == ["plain", text])
  }

  @Test("what is UTF-8 at first stays UTF-8: a later line in another encoding is refused")
  func mixedEncodings() throws {
    let profile = try ProfileTesting.profile(
      "mixed",
      text: "column,field,value,means\n,like,,plain\n,encoding,,utf-8\n,encoding,,windows-1252\n",
      others: ProfileTesting.carried)
    let file =
      Array("date,description,amount\n2018-03-01,é,1\n2018-03-02,".utf8) + [0xE9]
      + Array(",2\n".utf8)
    let error = try ProfileTesting.refusal(file, ProfileTesting.choice(profile))
    #expect(error?.code == "statement_encoding")
    #expect(error?.line == 3)
  }

  @Test("an empty file is refused, and one with a header only has no statement")
  func empty() throws {
    #expect(try ProfileTesting.refusal("")?.code == "statement_empty")
    #expect(try ProfileTesting.read(Self.header + "\n").isEmpty)
    #expect(try ProfileTesting.read(Self.header).isEmpty)
    #expect(try ProfileTesting.read(Self.header + "\r\n,,,\r\n\r\n").isEmpty)
  }

  @Test(
    "a row that cannot be taken is refused with its line and what stands there",
    arguments: [
      ("2018-03-01,a,12..34,1", "statement_amount", 2, "\"12..34\""),
      ("2018-03-01,a,1e3,1", "statement_amount", 2, "\"1e3\""),
      ("2018-03-01,a,NaN,1", "statement_amount", 2, "\"NaN\""),
      ("2018-03-01,a,--5,1", "statement_amount", 2, "\"--5\""),
      ("2018-03-01,a,٣,1", "statement_amount", 2, "\"٣\""),
      ("2018-03-01,a,0.001,1", "amount_too_precise", 2, "0.001"),
      ("2018-03-01,a,99999999999999999999,1", "amount_too_large", 2, "99999999999999999999"),
      ("2018-03-01,a,,1", "statement_amount", 2, "no amount"),
      ("2018-02-30,a,1,1", "statement_date", 2, "2018-02-30"),
      ("never,a,1,1", "statement_date", 2, "never"),
      (",a,1,1", "statement_date", 2, "no date"),
      ("2018-03-01,a,1", "statement_ragged", 2, "3 cells for 4 columns"),
      ("2018-03-01,a,b,1,1", "statement_ragged", 2, "5 cells for 4 columns"),
      ("2018-03-01,\"a,1,1\n2018-03-02,b,1,2\n", "statement_open_quote", 2, "quoted"),
      ("2018-03-01,\"a\"b,1,1", "statement_after_quote", 2, "quote"),
      ("2018-03-01,a\u{07},1,1", "statement_control", 2, "0x7"),
      ("2018-03-01,a\u{0},1,1", "statement_nul", 2, "NUL"),
    ])
  func refused(row: String, code: String, line: Int, words: String) throws {
    let file = Self.header + "\n" + row + (row.contains("\n") ? "" : "\n")
    let error = try #require(
      try ProfileTesting.refusal(file, ProfileTesting.choice(currency: "EUR")))
    #expect(error.code == code, "\(error)")
    #expect(error.line == line)
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("dates that have the day or the month first are refused until the order is said")
  func ambiguousDates() throws {
    let file = "date;amount\n01/02/2018;1,50\n03/04/2018;2,50\n"
    #expect(try ProfileTesting.refusal(file)?.code == "statement_dates_ambiguous")
    // The year may stand first or last.
    let short = "date;amount\n24-02-01;1,50\n24-03-13;2,50\n"
    #expect(try ProfileTesting.refusal(short)?.message.contains("or the year") == true)
    var choice = ProfileTesting.choice()
    choice.dates = .ymd
    #expect(
      try ProfileTesting.read(short, choice).first?.lines.map(\.bookedOn.description)
        == ["2024-02-01", "2024-03-13"])
    choice.dates = .dmy
    #expect(
      try ProfileTesting.read(file, choice).first?.lines.map(\.bookedOn.description)
        == ["2018-02-01", "2018-04-03"])
    choice.dates = .mdy
    #expect(
      try ProfileTesting.read(file, choice).first?.lines.map(\.bookedOn.description)
        == ["2018-01-02", "2018-03-04"])
    // One date that can be read in one way only tells of all.
    #expect(
      try ProfileTesting.read(file + "13/04/2018;1,00\n").first?.lines.map(\.bookedOn.description)
        == ["2018-02-01", "2018-04-03", "2018-04-13"])
  }

  @Test("a month of 13 under a profile that says the order is refused with its line")
  func wrongOrder() throws {
    var choice = ProfileTesting.choice()
    choice.dates = .mdy
    let file = "date;amount\n01/02/2018;1,50\n13/04/2018;2,50\n"
    let error = try #require(try ProfileTesting.refusal(file, choice))
    #expect(error.code == "statement_date")
    #expect(error.line == 3)
    #expect(error.message.contains("\"13/04/2018\""))
  }

  @Test("amounts whose mark could group or divide are refused until it is said")
  func ambiguousMarks() throws {
    let file = "date;amount\n2018-02-01;1.500\n2018-02-02;2.250\n"
    #expect(try ProfileTesting.refusal(file)?.code == "statement_marks_ambiguous")
    #expect(try ProfileTesting.read(file + "2018-02-03;0,50\n").first?.amounts.first == "1500.00")
    // A garbled amount is no mark: its line is named when it is read.
    let garbled = try ProfileTesting.refusal(
      "date,amount\n2018-03-01,1.00\n2018-03-02,12..34\n")
    #expect(garbled?.code == "statement_amount")
    #expect(garbled?.line == 3)
  }

  @Test("a balance that does not follow from the lines is refused where it breaks, unless accepted")
  func balances() throws {
    let file = "date,amount,balance\n2018-03-01,10,110\n2018-03-02,5,115\n2018-03-03,5,121\n"
    let error = try #require(try ProfileTesting.refusal(file))
    #expect(error.code == "statement_balance")
    #expect(error.line == 4)
    #expect(error.message.contains("121.00") && error.message.contains("120.00"))
    var choice = ProfileTesting.choice()
    choice.checksBalances = false
    #expect(try ProfileTesting.read(file, choice).first?.amounts.count == 3)
  }

  @Test("the newest line may come first, on one day too")
  func newestFirst() throws {
    let file = "date,amount,balance\n2018-03-02,5,115\n2018-03-02,10,110\n2018-03-02,-2,100\n"
    let end = try #require(try ProfileTesting.read(file).first?.end)
    #expect(end.isNewestFirst)
    #expect(end.opening?.amount.text == "102.00")
    #expect(end.closing?.amount.text == "115.00")
  }

  @Test("lines of several accounts are a statement for each, however they are mixed")
  func accounts() throws {
    let file = """
      date,amount,currency,account,balance
      2018-03-01,1,EUR,A,1
      2018-03-01,2,USD,A,2
      2018-03-01,3,EUR,B,3
      2018-03-02,4,EUR,A,5
      2018-03-02,5,USD,A,7

      """
    let statements = try ProfileTesting.read(file)
    #expect(statements.map { $0.head.account?.text } == ["A", "A", "B"])
    #expect(statements.map { $0.head.currency?.code } == ["EUR", "USD", "EUR"])
    #expect(statements.map(\.amounts) == [["1.00", "4.00"], ["2.00", "5.00"], ["3.00"]])
    #expect(statements.map { $0.lines.map(\.entry) } == [[1, 2], [1, 2], [1]])
    #expect(statements.map { $0.end.closing?.amount.text } == ["5.00", "7.00", "3.00"])
  }

  @Test("no profile, and several, are refused with what was seen")
  func noProfile() throws {
    let none = try #require(try ProfileTesting.refusal("colour,size\nred,4\n"))
    #expect(none.code == "statement_columns")
    #expect(none.message.contains("colour, size"))
    var choice = ProfileTesting.choice()
    let text = "column,field,value,means\ncolour,date,,\nsize,amount,,\n"
    choice.profiles += [
      try ProfileTesting.profile("one", text: text), try ProfileTesting.profile("two", text: text),
    ]
    let several = try #require(try ProfileTesting.refusal("colour,size\nred,4\n", choice))
    #expect(several.code == "statement_profiles")
    #expect(several.message.contains("one, two"))
  }

  @Test(
    "an account and balances above and below the table are read, and lines like them stay lines")
  func labels() throws {
    let file = """
      Account number: BE68 5390 0754 7034;;
      Opening balance;100,00;
      ;;
      date;amount;description
      2018-03-01;5,50;Opening balance
      2018-03-02;-0,50;fee
      Closing balance;105,00;

      """
    let statement = try #require(try ProfileTesting.read(file).first)
    #expect(statement.head.account?.text == "BE68539007547034")
    #expect(statement.amounts == ["5.50", "-0.50"])
    #expect(statement.end.opening?.amount.text == "100.00")
    #expect(statement.end.closing?.amount.text == "105.00")
  }
}
