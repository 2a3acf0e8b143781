import CSV
import Ledger
import Reports
import Testing

@Suite("A report of one table")
struct ReportTableTests {
  private static let euro = Result { try Unit(code: "EUR", scale: 2, kind: .currency) }

  private static func report(name: String = "cash", note: String = "A note.") throws -> ReportTable
  {
    let euro = try euro.get()
    var table = ReportTable(
      title: "Cash: \(name)", sentence: "Much cash.",
      columns: [
        .words("account_name"), .words("kind", isForPeople: false),
        .numbers("share_percent", "of the whole"), .numbers("moves"), .numbers("amount"),
        .words("since"),
      ],
      notes: [note], asOf: "2018-12-31", knownAt: "now")
    table.append([
      .text(name), .text("asset"), .decimal("12.50"), .count(1_234),
      .money(Total(minor: -123_456_789, unit: euro)), .date(Day(year: 2018, month: 12, day: 5)),
    ])
    table.append([
      .text(nil), .text(nil), .decimal(nil), .count(nil), .money(Total(minor: 100, unit: euro)),
      .date(nil),
    ])
    table.append(total: [
      .text("both"), .text(nil), .decimal(nil), .count(nil),
      .money(Total(minor: -123_456_689, unit: euro)), .date(nil),
    ])
    return table
  }

  @Test("as text has a rule above its totals, and says what columns mean")
  func text() throws {
    #expect(
      try Self.report().text() == """
        Cash: cash
        Much cash.

        account name  share %  moves         amount  since
        ────────────  ───────  ─────  ─────────────  ──────────
        cash            12.50  1,234  -1,234,567.89  2018-12-05
                                               1.00
        ────────────  ───────  ─────  ─────────────  ──────────
        both                          -1,234,566.89

        share %  of the whole

        A note.

        As of 2018-12-31, as known now.

        """)
  }

  @Test("as CSV and JSON has every column, and no totals")
  func data() throws {
    #expect(
      try Self.report().csv().text() == """
        account_name,kind,share_percent,moves,amount,since\r
        cash,asset,12.50,1234,-1234567.89,2018-12-05\r
        ,,,,1.00,\r

        """)
    #expect(
      try Self.report().csv().text(dialect: .excelEU, bom: true)
        .hasPrefix("\u{FEFF}account_name;kind;share_percent;"))
    #expect(
      try Self.report().json().text == """
        [{"account_name":"cash","kind":"asset","share_percent":"12.50","moves":1234,\
        "amount":"-1234567.89","since":"2018-12-05"},{"account_name":null,"kind":null,\
        "share_percent":null,"moves":null,"amount":"1.00","since":null}]
        """)
  }

  @Test("as a page has its first column as headings, and its totals marked")
  func html() throws {
    let page = try Self.report().html()
    #expect(page.contains("<title>Cash: cash</title>"))
    #expect(
      page.contains(
        """
        <div class="scroll" role="region" aria-label="Cash: cash" tabindex="0">
        <table>
        <thead><tr><th scope="col" class="key">account name</th><th scope="col">share %</th>\
        <th scope="col">moves</th><th scope="col">amount</th>\
        <th scope="col" class="words">since</th></tr></thead>
        <tbody>
        <tr><th scope="row"><bdi>cash</bdi></th><td>12.50</td><td>1,234</td>\
        <td>-1,234,567.89</td><td class="words"><bdi>2018-12-05</bdi></td></tr>
        """))
    #expect(page.contains("<tr class=\"total\"><th scope=\"row\"><bdi>both</bdi></th>"))
    #expect(page.contains("<dt>share %</dt><dd>of the whole</dd>"))
  }

  @Test("stays text whatever its texts are")
  func hostile() throws {
    let name = "=<script>alert('1')</script>\u{1B}[2J\"&"
    let report = try Self.report(name: name, note: name)
    #expect(!report.html().contains("<script"))
    #expect(!report.html().contains("alert('"))
    #expect(!report.html().contains("\u{1B}"))
    #expect(!report.text().contains("\u{1B}"))
    #expect(report.csv().text().contains("\r\n\"'=<script>"))
  }

  @Test("without rows is a heading without a table")
  func empty() throws {
    let report = ReportTable(
      title: "T", sentence: "S.", columns: [.words("a")], asOf: "x", knownAt: "y")
    #expect(report.text() == "T\nS.\n\nAs of x, as known at y.\n")
    #expect(!report.html().contains("<table>"))
    #expect(report.csv().text() == "a\r\n")
    #expect(report.json().text == "[]")
  }

  @Test("Sums are one for each unit, and one that should be nothing and is not is named")
  func sums() throws {
    let euro = try Self.euro.get()
    let yen = try Unit(code: "JPY", scale: 0, kind: .currency)
    var sums = UnitSums()
    #expect(sums.inWords == "nothing")
    try sums.requireNothing("uneven", "Sums")
    sums.add(Total(minor: 150, unit: euro))
    sums.add(Total(minor: 7, unit: yen))
    sums.subtract(Total(minor: 50, unit: euro))
    #expect(sums.inWords == "1 € and 7 JPY")
    #expect(sums.all.map(\.minor) == [100, 7])
    let error = #expect(throws: ReportError.self) {
      try sums.requireNothing("uneven", "The sum must be nothing")
    }
    #expect(error?.code == "uneven")
    #expect(error?.message == "The sum must be nothing: it is 1.00 EUR")
    sums.subtract(Total(minor: 100, unit: euro))
    sums.subtract(Total(minor: 7, unit: yen))
    try sums.requireNothing("uneven", "Sums")
    #expect(sums.inWords == "nothing" && sums.all.count == 2)
    #expect(Total(minor: -123_456_700, unit: euro).inColumn == "-1,234,567.00")
    #expect(Total(minor: 1_234, unit: yen).inColumn == "1,234")
  }
}
