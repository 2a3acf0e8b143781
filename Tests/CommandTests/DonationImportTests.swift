import Postgres
import TestSupport
import Testing

/// A file of donations, as a treasurer imports it.
@Suite("A donation file")
struct DonationImportTests {
  private let ledger: Ledger
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
  }

  private static let small = """
    date,amount,currency,donor,country,method,fee,reference,memo
    2018-12-05,1500.00,EUR,COOPERAR,AR,bank,,R-1,thanks
    2018-12-06,100,EUR,,,card,2.50,R-2,
    2018-12-07,70.00,,Coop Italia,IT,,,R-3,"two
    lines"
    2018-12-07,70.00,,Coop Italia,IT,,,R-4,
    """

  /// Every entry of the journal without its ids, in an order of its own.
  static let journal: SQL = """
    select coalesce(string_agg(e.text, E'\\n' order by e.text collate "C"), '')
    from (
      select concat_ws(' ', min(j.effective_on), min(j.occurred_on), min(j.kind),
               string_agg(concat_ws(' ', j.account, j.unit, j.debit, j.credit), ', '
                          order by j.line)) as text
      from audit.journal as j
      where j.kind not like '%reversal'
        and not exists (select from ledger.entry as r where r.reverses = j.entry_id)
      group by j.entry_id
    ) as e
    """

  @Test("is recorded whole, and the campaign moves by it")
  func records() throws {
    let file = try files.write("gifts.csv", Self.small)
    let done = try ledger.json(
      "donation import \(file) --campaign sdg --expect-count 4 --expect-total '1740.00 EUR' "
        + "--results \(files.path)/out.csv")
    #expect(try done["status"] == .string("created"))
    #expect(try done["created"] == .number("4"))
    #expect(try done["donors_new"] == .number("2"))
    #expect(try done["suspected_duplicate_count"] == .number("1"))
    #expect(
      try files.read("out.csv")
        == """
        line,donation,status,column,value,reason,message,hint\r
        2,D-2018-00001,created,,,,,\r
        3,D-2018-00002,created,,,,,\r
        4,D-2018-00003,created,,,,,\r
        6,D-2018-00004,created,,,,,\r\n
        """)
    let status = try ledger.json("campaign status sdg")
    #expect(try status.text("raised") == "1740.00")
    #expect(try status.text("fees") == "2.50")
    let gift = try ledger.json("donation show D-2018-00003")["donation"]
    #expect(try gift.text("memo") == "two\nlines")
    #expect(
      try ledger.value("select count(*) from ledger.operation") == "2", "one for the campaign")
    #expect(try ledger.findings() == [])
  }

  @Test("comes again under any key and records nothing")
  func twice() throws {
    let file = try files.write("gifts.csv", Self.small)
    _ = try ledger.json("donation import \(file) --campaign sdg")
    let journal = try ledger.value(Self.journal)
    let results = "--results \(files.path)/out.csv"
    for key in ["", "--key other", "--key other"] {
      let again = try ledger.json("donation import \(file) --campaign sdg \(key) \(results)")
      #expect(try again["status"] == .string("exists"))
      #expect(try again["exists"] == .number("4"))
      #expect(try again["created"] == .number("0"))
      #expect(try files.read("out.csv")?.contains("6,D-2018-00004,exists") == true)
    }
    let conflict = try ledger.run("donation import \(file) --json")
    #expect(conflict.status == 65)
    #expect(try conflict.errorJSON.text("code") == "file_on_record")
    #expect(try ledger.value(Self.journal) == journal)
    #expect(try ledger.findings() == [])
  }

  @Test("that overlaps another adds what is new by reference, and says where one differs")
  func overlapping() throws {
    _ = try ledger.json(
      "donation record 1500 EUR --campaign sdg --donor COOPERAR --country AR --ref R-1 "
        + "--on 2018-12-05")
    let file = try files.write("gifts.csv", Self.small)
    let done = try ledger.json("donation import \(file) --campaign sdg")
    #expect(try done["created"] == .number("3"))
    #expect(try done["exists"] == .number("1"))
    let more = Self.small + "\n2018-12-08,5,,,,,,R-5,\n"
    let longer = try ledger.json(
      "donation import \(try files.write("more.csv", more)) --campaign sdg")
    #expect(try longer["created"] == .number("1"))
    #expect(try longer["exists"] == .number("4"))
    let other = try ledger.run(
      "donation import \(try files.write("x.csv", more.replacing("100,EUR", with: "101,EUR"))) "
        + "--campaign sdg --json --results \(files.path)/out.csv")
    #expect(other.status == 65)
    #expect(try other.errorJSON.text("code") == "rows_refused")
    #expect(
      try other.json["refusals"].elements.map { try $0.text("message") } == [
        "The reference is on record as D-2018-00002 with another amount"
      ])
    #expect(
      try files.read("out.csv")?.hasPrefix(
        """
        line,donation,status,column,value,reason,message,hint\r
        2,D-2018-00001,exists,,,,,\r
        3,,refused,reference,R-2,reference_differs,
        """) == true)
    let repeated =
      Self.small + "\n2018-12-08,5,,,,,,R-1,\n2018-12-08,5,,,,,,R-9,\n"
      + "2018-12-08,6,,,,,,R-9,\n"
    let twice = try ledger.run(
      "donation import \(try files.write("y.csv", repeated)) --campaign sdg --json")
    #expect(
      try twice.json["refusals"].elements.map { try $0.text("code") } == [
        "reference_repeated", "reference_repeated",
      ])
    #expect(try ledger.value("select count(*) from giving.donation") == "5")
    #expect(try ledger.findings() == [])
  }

  @Test("of four who import it at once is recorded by one")
  func atOnce() throws {
    let file = try files.write("gifts.csv", Self.small)
    let other = try files.write("other.csv", Self.small + "\n2018-12-08,5,,,,,,R-5,\n")
    let children = try (0..<6).map { number in
      try Program.start(
        ["donation", "import", number < 4 ? file : other, "--campaign", "sdg", "--json"],
        ledger.environment)
    }
    let answers = children.map { $0.wait() }
    #expect(answers.map(\.status) == Array(repeating: 0, count: 6))
    #expect(try ledger.value("select count(*) from giving.donation") == "5")
    #expect(try ledger.findings() == [])
  }

  @Test("of which the connection is lost at any request is recorded once")
  func everyRequest() throws {
    let proxy = try FaultyProxy(to: ledger.database.server)
    let throughProxy = ["PGHOST": proxy.directory, "PGPORT": "5432"]
    var round = 0
    for number in 2...40 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        round += 1
        let text = Self.small.replacing("R-", with: "R\(round)-")
        let file = try files.write("gifts\(round).csv", text)
        let line = "donation import \(file) --campaign sdg --results \(files.path)/out.csv --json"
        proxy.arm(fault)
        let first = try ledger.run(line, throughProxy)
        #expect(first.status == 0, "\(fault): \(first.error)")
        #expect(
          try ledger.value("select count(*) from giving.donation")
            == "\(4 * round)", "\(fault)")
        guard proxy.hasFired else {
          #expect(number > 8)
          #expect(try files.names().filter { $0.hasSuffix(".part") } == [])
          #expect(try ledger.findings() == [])
          return
        }
        let again = try ledger.run(line)
        #expect(try again.json["status"] == .string("exists"), "\(fault)")
      }
    }
    Issue.record("no end of requests")
  }

  @Test("that does not add up to what was expected is refused")
  func totals() throws {
    let file = try files.write("gifts.csv", Self.small)
    for (options, code) in [
      ("--expect-count 5", "count_differs"), ("--expect-total '1740.01 EUR'", "total_differs"),
      ("--expect-total '1 USD'", "total_differs"),
      ("--expect-total '1,00 EUR'", "amount_separators"),
    ] {
      let refused = try ledger.run("donation import \(file) --campaign sdg --json \(options)")
      #expect(refused.status == 65)
      #expect(try refused.errorJSON.text("code") == code)
    }
    #expect(try ledger.value("select count(*) from giving.donor") == "0")
  }

  @Test("whose results cannot be written is not recorded")
  func results() throws {
    let file = try files.write("gifts.csv", Self.small)
    for place in ["\(files.path)/none/out.csv", "/dev/null", files.path] {
      let refused = try ledger.run(
        "donation import \(file) --campaign sdg --json --results \(place)")
      #expect(refused.status == 73, "\(place): \(refused.error)")
      #expect(try refused.errorJSON.text("file") == place)
    }
    #expect(try ledger.value("select count(*) from giving.donation") == "0")
    #expect(try files.names() == ["gifts.csv"])
  }

  @Test("is shown beforehand by a dry run, which leaves nothing")
  func dryRun() throws {
    _ = try ledger.json(
      "donation record 1 EUR --campaign sdg --donor 'Coop, ITALIA' --on 2018-01-01")
    let file = try files.write("gifts.csv", Self.small)
    let shown = try ledger.run(
      "donation import \(file) --campaign sdg --dry-run --results \(files.path)/out.csv")
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("Would record file \(file): 4 gifts new, 0 there already\n"))
    #expect(shown.output.contains("sdg       EUR           4  1,740.00  1,740.00 EUR"))
    #expect(shown.output.contains("Donors: 2 new, 0 known"))
    #expect(shown.error.contains("is named like DN-00001, \"Coop, ITALIA\""))
    #expect(try files.read("out.csv")?.contains("2,,would_create,") == true)
    #expect(try ledger.value("select count(*) from giving.donation") == "1")
    #expect(try ledger.value("select count(*) from giving.donor") == "1")
  }
}
