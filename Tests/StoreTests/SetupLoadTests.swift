import Postgres
import Store
import TestSupport
import Testing

@Suite("Loading the set-up")
struct SetupLoadTests {
  private let database: TestDatabase
  private let connection: Connection

  init() throws { (database, connection) = try migratedDatabase() }

  @Test("The built-in files give units, countries, a chart, bodies and the campaign")
  func builtIn() throws {
    let report = try Setup.load(connection)
    #expect(report.files.map(\.name) == SetupFolder.names)
    #expect(report.files.allSatisfy { $0.path == nil && $0.added > 0 && $0.updated == 0 })
    #expect(report.warnings == [])
    #expect(
      try connection.texts("select goal::text from audit.campaigns where campaign = 'sdg'")
        == ["272420.00"])
    #expect(
      try connection.texts(
        "select unit_kind || class from ledger.account where name = 'Assets:Clearing:Card'")
        == ["currencyasset"])
    #expect(
      try connection.texts(
        """
        select p.code from membership.body as b
        join membership.body as p on p.id = b.parent_id where b.code = 'cecop'
        """) == ["cicopa"])
    #expect(try connection.texts("select check_name from audit.violations") == [])
  }

  @Test("Loading twice adds and changes nothing")
  func twice() throws {
    _ = try Setup.load(connection)
    let before = try setupCounts(connection)
    let report = try Setup.load(connection)
    #expect(report.files.allSatisfy { $0.added == 0 && $0.updated == 0 })
    #expect(report.warnings == [])
    #expect(try setupCounts(connection) == before)
  }

  @Test("Of several loads at once one adds the rows")
  func severalAtOnce() throws {
    let database = database
    let reports = try inParallel(3) { _ in try Setup.load(database.connect()) }
      .map { try $0.get() }
    #expect(reports.count { $0.files.allSatisfy { $0.added > 0 } } == 1)
    #expect(reports.count { $0.files.allSatisfy { $0.added == 0 } } == 2)
  }

  @Test("A fiscal year starts where books.csv says, until something is sealed")
  func fiscalYear() throws {
    let july = try SetupFolder(["books.csv": "setting,value\nfiscal_year_start,7\n"])
    let april = try SetupFolder(["books.csv": "setting,value\nfiscal_year_start,4\n"])
    _ = try Setup.load(connection)
    #expect(try Setup.fiscalYearStart(connection) == 1)
    let report = try Setup.load(connection, configuration: april.path)
    #expect(report.files.last?.name == "books.csv")
    #expect(report.files.last?.updated == 1)
    _ = try Setup.load(connection, configuration: july.path)
    // Without such a file it stays.
    _ = try Setup.load(connection)
    #expect(try Setup.fiscalYearStart(connection) == 7)
    _ = try connection.query("select ledger.seal_finished()", access: .readWrite)
    _ = try Setup.load(connection, configuration: july.path)
    do {
      _ = try Setup.load(connection, configuration: april.path)
      Issue.record("moved after a seal")
    } catch let error as SetupError {
      #expect(
        error.message == "books.csv: fiscal years start in month 7: they cannot start in month 4 "
          + "any more, for the legal numbers that the seals have given out count by them")
    }
    #expect(try Setup.fiscalYearStart(connection) == 7)
  }

  @Test(
    "What is no setting or no month is refused by its line",
    arguments: ["fiscal_year_start,0", "fiscal_year_start,13", "fiscal_year_start,", "colour,1"])
  func badSetting(line: String) throws {
    let folder = try SetupFolder(["books.csv": "setting,value\n\(line)\n"])
    do {
      _ = try Setup.load(connection, configuration: folder.path)
      Issue.record("taken: \(line)")
    } catch let error as SetupError {
      #expect(error.code == "row_refused")
      #expect(error.line == 2)
    }
  }

  @Test(
    "A folder without units, countries or accounts has the built-in ones, and no other's bodies")
  func partialFolder() throws {
    let folder = try SetupFolder([
      "campaigns.csv": "code,name,currency,goal\nwells,Wells for all,EUR,1500\n"
    ])
    let report = try Setup.load(connection, configuration: folder.path)
    #expect(
      report.files.map(\.name) == ["units.csv", "countries.csv", "accounts.csv", "campaigns.csv"])
    #expect(report.files.map { $0.path == nil } == [true, true, true, false])
    #expect(
      try connection.texts("select campaign || goal from audit.campaigns") == ["wells1500.00"])
    #expect(try connection.texts("select count(*) from membership.body") == ["0"])
  }

  @Test("A file may begin with a byte order mark and have Windows line ends")
  func foreignText() throws {
    let folder = try SetupFolder([
      "campaigns.csv": "\u{feff}code,name,currency,goal\r\nwells,\"Wells, for all\",EUR,1500\r\n"
    ])
    _ = try Setup.load(connection, configuration: folder.path)
    #expect(try connection.texts("select name from giving.campaign") == ["Wells, for all"])
  }

  @Test("Bodies may come in any order")
  func anyOrder() throws {
    let folder = try SetupFolder([
      "bodies.csv": """
      code,name,kind,parent,scope,founded
      leaf,Leaf,sectoral,branch,,
      branch,Branch,regional,root,,
      root,Root,global,,World,1895

      """.replacing("\n\n", with: "\n")
    ])
    _ = try Setup.load(connection, configuration: folder.path)
    #expect(
      try connection.texts("select code from membership.body order by id")
        == ["root", "branch", "leaf"])
  }

  @Test("Names and last days are brought up to date; what entries rely on is kept, with a warning")
  func changes() throws {
    func folder(_ unit: String, _ account: String, _ body: String, _ goal: String) throws
      -> SetupFolder
    {
      try SetupFolder([
        "units.csv": """
        code,numeric,scale,kind,name,last_day
        EUR,978,2,currency,Euro,
        ORG,,0,statistical,Member organisation,
        \(unit)

        """,
        "accounts.csv": "name,number,unit,any_currency,moved_by,description\n\(account)\n",
        "bodies.csv": "code,name,kind,parent,scope,founded\nica,ICA,global,,,\n\(body)\n",
        "campaigns.csv": "code,name,currency,goal\nwells,Wells,EUR,\(goal)\n",
      ])
    }
    let first = try folder(
      "LTL,440,2,currency,Litas,", "Assets:Cash,570000,EUR,true,anyone,Cash",
      "icao,Farmers,sectoral,ica,,", "1500")
    #expect(try Setup.load(connection, configuration: first.path).warnings == [])
    let second = try folder(
      "LTL,440,3,currency,Lithuanian litas,2014-12-31",
      "Assets:Cash,570001,EUR,true,anyone,Cash in hand", "icao,Agriculture,regional,ica,,", "1600")
    let report = try Setup.load(connection, configuration: second.path)
    #expect(report.files.map(\.updated) == [1, 0, 1, 1, 0])
    #expect(
      report.warnings == [
        "units.csv: LTL keeps scale 2 and kind currency; the file has 3 and currency",
        "accounts.csv: Assets:Cash (EUR) keeps number 570000, any_currency t and moved_by anyone; "
          + "the file has 570001, t and anyone",
        "bodies.csv: icao keeps kind sectoral and parent ica; the file has regional and ica",
        "campaigns.csv: wells keeps currency EUR and its goal of 1500.00; "
          + "the file has EUR and 1600",
      ])
    #expect(
      try connection.texts("select name || last_day from ledger.unit where code = 'LTL'")
        == ["Lithuanian litas2014-12-31"])
  }

  @Test("A rule of a body may come to look at another one; it is never doubled")
  func rules() throws {
    for requires in ["a", "a", "c"] {
      let folder = try SetupFolder([
        "bodies.csv":
          "code,name,kind,parent,scope,founded\na,A,global,,,\nb,B,regional,a,,\nc,C,global,,,\n",
        "body_rules.csv": "body,name,requires\nb,be there,\(requires)\n",
      ])
      _ = try Setup.load(connection, configuration: folder.path)
      #expect(
        try connection.texts(
          """
          select b.code || r.name || required.code
          from membership.body_rule as r
          join membership.body as b on b.id = r.body_id
          join membership.body as required on required.id = r.required_body_id
          """) == ["bbe there\(requires)"])
    }
  }

  @Test("A user granted all roles of the set-up is a treasurer and an auditor")
  func grants() throws {
    let user = "Tess \"T\" \(database.name)"
    try connection.execute(
      "create role \(unsafeSQL: "\"Tess \"\"T\"\" \(database.name)\"") login")
    try Setup.grantAll(connection, user: user)
    #expect(
      try connection.texts(
        """
        select r.rolname from pg_auth_members as m join pg_roles as r on r.oid = m.roleid
        where m.member = (select oid from pg_roles where rolname = \(user)) order by 1
        """)
        == [
          "coopledger_auditor", "coopledger_officer", "coopledger_reporter",
          "coopledger_treasurer",
        ])
    try connection.execute("drop role \(unsafeSQL: "\"Tess \"\"T\"\" \(database.name)\"")")
  }

  @Test("Killed at any request, a load leaves nothing or has done everything")
  func killedAnywhere() throws {
    let proxy = try FaultyProxy(to: .shared)
    defer { proxy.stop() }
    var number = 0
    repeat {
      number += 1
      let killed = try Connection.open(proxy.conninfo(database))
      proxy.arm(.beforeResponse(number))
      _ = try? Setup.load(killed)
      let counts = try setupCounts(connection)
      #expect(Set(counts) == ["0"] || !counts.contains("0"), "request \(number): \(counts)")
    } while proxy.hasFired
    #expect(number > 30)
  }
}
