import Glibc
import TestSupport
import Testing

@Suite("What is told of a bank's file before it is imported")
struct StatementProfileTests {
  private func test(_ file: String, _ words: String...) throws -> Child.Output {
    let folder = try TemporaryDirectory()
    try folder.write(file, to: "statement.csv")
    return try Program.run(
      ["statement", "profile", "test", "\(folder.path)/statement.csv"] + words,
      ["COOPLEDGER_DATABASE": "host=/nowhere"])
  }

  @Test("is its profile, its columns, its lines and what they add up to, without a database")
  func read() throws {
    let file = """
      Rekeningnummer;Naam;Munt;Datum;Valuta;Bedrag;Saldo;rekeningnummer tegenpartij;\
      Naam tegenpartij;Vrije mededeling
      BE68539007547034;CICOPA;EUR;28/02/2018;28/02/2018;1.250,00;1.350,00;;COOPERAR;gift \u{1B}[31m
      BE68539007547034;CICOPA;EUR;01/03/2018;01/03/2018;-3,40;1.346,60;;;costs

      """
    let refused = try test(file)
    #expect(refused.status == 65)
    #expect(refused.error.contains("statement.csv:2: ") && refused.error.contains("0x1B"))
    let good = try test(String(file.filter { $0 != "\u{1B}" }))
    #expect(good.status == 0)
    #expect(good.output.contains("profile       kbc"))
    #expect(good.output.contains("left aside    Naam\n"))
    #expect(
      good.output.contains(
        "account BE68539007547034, EUR, 2 lines, 2018-02-28 to 2018-03-01, in 1250.00, out -3.40, "
          + "together 1246.60, opening 100.00, closing 1346.60\n"))
    let json = try test(String(file.filter { $0 != "\u{1B}" }), "--json").output
    #expect(json.contains("\"profile\":\"kbc\""))
    #expect(json.contains("\"opening\":\"100.00\",\"closing\":\"1346.60\""))
  }

  @Test("is the line and the reason where it is refused, as text and as JSON")
  func refused() throws {
    let file = "date,amount\n2018-03-01,1.00\n2018-03-02,12..34\n"
    let text = try test(file)
    #expect(text.status == 65)
    #expect(text.error.contains("statement.csv:3: \"12..34\" in column \"amount\""))
    let json = try test(file, "--json")
    #expect(json.status == 65)
    #expect(
      json.error.contains("\"code\":\"statement_amount\",") && json.error.contains("\"line\":3"))
    #expect(json.output == "")
  }

  @Test("takes a profile of one's own, from a file or from the folder that the settings name")
  func own() throws {
    let folder = try TemporaryDirectory()
    try folder.write("Wann,Was\n2018-03-01,5\n", to: "statement.csv")
    try folder.write("column,field,value,means\nWann,date,,\nWas,amount,,\n", to: "mine.csv")
    let path = "\(folder.path)/statement.csv"
    let words = ["statement", "profile", "test", path, "--currency", "eur"]
    #expect(try Program.run(words).status == 65)
    let named = try Program.run(words + ["--profile", "\(folder.path)/mine.csv"])
    #expect(named.status == 0, "\(named.error)")
    let profiles = try TemporaryDirectory()
    try profiles.write("column,field,value,means\nWann,date,,\nWas,amount,,\n", to: "mine.csv")
    let found = try Program.run(words, ["COOPLEDGER_PROFILES": profiles.path])
    #expect(found.output.contains("profile       mine\n"))
    let listed = try Program.run(
      ["statement", "profile", "list"], ["COOPLEDGER_PROFILES": profiles.path])
    #expect(listed.output.contains("mine (own)"))
  }

  @Test("names what a missing file, an unknown profile and a wrong word are")
  func wrong() throws {
    let missing = try Program.run(["statement", "profile", "test", "/nowhere/x.csv"])
    #expect(missing.status == 66)
    let unknown = try test("date,amount\n", "--profile", "nobody")
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("no profile \"nobody\""))
    #expect(try test("date,amount\n", "--dates", "xyz").status == 64)
  }

  @Test("is a profile as it is written, to make one's own of it")
  func show() throws {
    let shown = try Program.run(["statement", "profile", "show", "plain"])
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("column,field,value,means\n"))
  }
}

/// A folder that is gone when nobody holds it any more.
private final class TemporaryDirectory {
  let path: String

  init() throws {
    var name = Array("/tmp/coopledger-profiles-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = try? Child.run("/bin/rm", ["-rf", path]) }

  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    fputs(text, file)
    fclose(file)
  }
}
