import Postgres
import Store
import TestSupport
import Testing

@Suite("A set-up that is refused")
struct SetupRefusalTests {
  /// What a file is refused with; nothing of it or any other may be stored then.
  private func refusal(_ files: [String: String]) throws -> SetupError {
    try refusal(of: SetupFolder(files))
  }

  private func refusal(of folder: SetupFolder) throws -> SetupError {
    let (database, connection) = try migratedDatabase()
    defer { _ = database }
    let error = try #require(throws: SetupError.self) {
      try Setup.load(connection, configuration: folder.path)
    }
    #expect(Set(try setupCounts(connection)) == ["0"])
    return error
  }

  private static let unitHeader = "code,numeric,scale,kind,name,last_day\n"

  @Test(
    "A line that breaks a rule is named with its file, line and column",
    arguments: [
      ("EUR,978,2,currency,Euro,\nUSD,840,two,currency,US dollar,\n", 3, "scale"),
      ("EUR,978,2,currency,Euro,\nDEM,276,2,currency,Mark,2001-02-30\n", 3, "last_day"),
      ("EUR,978,2,currency,Euro,\nUSD,840,2,currency,,\n", 3, "name"),
      ("EUR,978,2,currency,Euro,\nUSD,840,2,currency\n", 3, nil),
      ("EUR,978,2,currency,Euro,\nusd,840,2,currency,US dollar,\n", 3, nil),
      ("EUR,978,2,currency,Euro,\nEUR,978,2,currency,Euro,\n", 3, nil),
      ("EUR,978,2,currency,Euro,\nUSD,840,9,currency,\"US\ndollar\",\n", 4, nil),
    ] as [(String, Int, String?)])
  func brokenLine(rows: String, line: Int, column: String?) throws {
    let error = try refusal(["units.csv": Self.unitHeader + rows])
    #expect(error.kind == .data)
    #expect(error.file == "units.csv")
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.message.hasPrefix("units.csv, line \(line)"))
  }

  @Test("A rule that is broken is told by its name")
  func rule() throws {
    let small = try refusal(["units.csv": Self.unitHeader + "usd,840,2,currency,US dollar,\n"])
    #expect(
      small.message == "units.csv, line 2: this breaks the rule: unit code is upper case")
    let twice = try refusal([
      "campaigns.csv": "code,name,currency,goal\na,A,EUR,1\na,B,EUR,2\n"
    ])
    #expect(twice.message == "campaigns.csv, line 3: this row is there twice")
    let root = try refusal([
      "accounts.csv": "name,number,unit,any_currency,moved_by,description\n"
        + "Assets:Cash,570000,EUR,true,anyone,Cash\nThings:Cash,57,EUR,true,anyone,Cash\n"
    ])
    #expect(
      root.message == "accounts.csv, line 3: this breaks the rule: account name is well formed")
  }

  @Test("A wrong first line is refused with the one that is expected")
  func header() throws {
    let error = try refusal(["bodies.csv": "code;name;kind;parent;scope;founded\n"])
    #expect(error.line == 1)
    #expect(error.hint?.contains("code,name,kind,parent,scope,founded") == true)
  }

  @Test("Text that is not UTF-8 is refused by its line")
  func encoding() throws {
    let folder = try SetupFolder([:])
    let rows =
      Array("code,name,currency,goal\na,A,EUR,1\nb,Caf".utf8) + [0xe9] + Array(",EUR,1\n".utf8)
    try folder.write("campaigns.csv", rows)
    let error = try refusal(of: folder)
    #expect(error.file == "campaigns.csv")
    #expect(error.line == 3)
  }

  @Test("An account or a campaign in a unit that is not there is refused by name")
  func unknownUnit() throws {
    let account = try refusal([
      "accounts.csv": "name,number,unit,any_currency,moved_by,description\n"
        + "Assets:Cash,570000,ABC,true,anyone,Cash\n"
    ])
    #expect(account.message == "accounts.csv: Assets:Cash holds ABC, and there is no such unit")
    let campaign = try refusal(["campaigns.csv": "code,name,currency,goal\nwells,Wells,ABC,1\n"])
    #expect(campaign.message == "campaigns.csv: wells counts in ABC, and there is no such unit")
  }

  @Test(
    "A goal is read as strictly as any amount",
    arguments: ["1,5", "0", "-1", "1.005", "1e3", "99999999999999999999"])
  func goal(text: String) throws {
    let error = try refusal([
      "campaigns.csv": "code,name,currency,goal\nwells,Wells,EUR,\"\(text)\"\n"
    ])
    #expect(error.message.hasPrefix("campaigns.csv: the goal of wells: "))
  }

  @Test("A body in an unknown one, or inside itself, is refused by name")
  func bodies() throws {
    let header = "code,name,kind,parent,scope,founded\n"
    let unknown = try refusal(["bodies.csv": header + "a,A,global,,,\nb,B,regional,c,,\n"])
    #expect(unknown.message == "bodies.csv: b is part of c, and there is no such body")
    let circle = try refusal(["bodies.csv": header + "a,A,regional,b,,\nb,B,regional,a,,\n"])
    #expect(circle.message == "bodies.csv: a is inside itself, by way of b")
    let uncounted = try refusal([
      "units.csv": "code,numeric,scale,kind,name,last_day\nEUR,978,2,currency,Euro,\n",
      "accounts.csv": "name,number,unit,any_currency,moved_by,description\n",
      "bodies.csv": header + "a,A,global,,,\n",
    ])
    #expect(
      uncounted.message == "bodies.csv: members are counted in ORG, and units.csv has no such unit")
  }

  @Test("A rule of or about an unknown body, or of a body about itself, is refused")
  func rules() throws {
    func message(_ rule: String) throws -> String {
      try refusal([
        "bodies.csv": "code,name,kind,parent,scope,founded\na,A,global,,,\nb,B,regional,a,,\n",
        "body_rules.csv": "body,name,requires\n\(rule)\n",
      ]).message
    }
    #expect(
      try message("b,be in c,c")
        == "body_rules.csv: the rule \"be in c\" speaks of c, and there is no such body")
    #expect(
      try message("c,be in a,a")
        == "body_rules.csv: the rule \"be in a\" speaks of c, and there is no such body")
    #expect(
      try message("b,be in b,b")
        == "body_rules.csv, line 2: this breaks the rule: rule looks at another body")
  }

  @Test("A folder that is not there, is empty, or cannot be read is refused by its path")
  func folders() throws {
    let empty = try SetupFolder([:])
    for path in ["/nowhere/at/all", empty.path] {
      let error = try #require(throws: SetupError.self) {
        try Setup.load(migratedDatabase().1, configuration: path)
      }
      #expect(error.kind == .missingFile)
      #expect(error.message.contains(path))
    }
    let file = try SetupFolder(["units.csv": ""])
    let error = try #require(throws: SetupError.self) {
      try Setup.load(migratedDatabase().1, configuration: "\(file.path)/units.csv")
    }
    #expect(error.message == "\(file.path)/units.csv/units.csv cannot be read: Not a directory")
  }

  @Test("A database without a schema is sent to init")
  func withoutSchema() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let error = try #require(throws: SchemaError.self) { try Setup.load(server.connect()) }
    #expect(error.code == "schema_absent")
  }
}
