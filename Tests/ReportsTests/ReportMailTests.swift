import CSV
import Ledger
import Reports
import Testing

@Suite("What a report's mail says")
struct ReportMailTests {
  private func mail() -> ReportMail {
    var table = ReportMail.Table(["month", "closing"], endsWithNews: true)
    table.append(["2017-05", "46"])
    table.append(["2017-06", "48"])
    return ReportMail(
      subject: "CICOPA growth June 2017: 48 members (+2)", heading: "CICOPA, June 2017",
      subtitle: "Workers & <Producers>", sentence: "48 members.", table: table,
      sections: [
        ReportMail.Section(
          "Joined", [.points(["SMart <&>"]), .sentences(["Dated\u{1B}[31m only roughly."])])
      ],
      pictureWords: "a line of \"members\"", footer: ["To stop it, answer this mail."])
  }

  @Test("The text tells the whole story alone, and nothing in it moves a terminal")
  func text() {
    #expect(
      mail().text()
        == """
        CICOPA, June 2017
        Workers & <Producers>

        48 members.

        month    closing
        ───────  ───────
        2017-05       46
        2017-06       48

        Joined
        ------
        * SMart <&>

        Dated\\u{1B}[31m only roughly.

        -- 
        To stop it, answer this mail.

        """.replacing("\\u{1B}", with: Terminal.safe("\u{1B}")))
  }

  @Test("The page says the same, its texts escaped, and names the picture by its content id")
  func html() {
    let html = mail().html(picture: "chart-1@example.coop")
    #expect(html.contains("src=\"cid:chart-1@example.coop\""))
    #expect(html.contains("alt=\"a line of &quot;members&quot;\""))
    #expect(html.contains("Workers &amp; &lt;Producers&gt;"))
    #expect(html.contains("<li style=\"margin:3px 0\">SMart &lt;&amp;&gt;</li>"))
    #expect(html.contains("font-weight:700\">48</td>"))
    #expect(!html.contains("<script") && !html.contains("http"))
    #expect(!mail().html(picture: nil).contains("<img"))
  }

  private func table(_ raised: String, _ percent: String) throws -> ReportTable {
    var table = ReportTable(
      title: "", sentence: "",
      columns: [.words("period"), .words("campaign"), .numbers("raised"), .numbers("percent")],
      asOf: "", knownAt: "")
    table.append([
      .text("2018-12"), .text("sdg"), .decimal(raised), .decimal(percent),
    ])
    return table
  }

  @Test("A restatement names each cell that says something else, and no other")
  func restatement() throws {
    let columns = ["period", "campaign"]
    let restatement = Restatement(
      try table("100.00", "0.03"), now: try table("90.00", "0.03"), by: columns)
    #expect(restatement.cells.map(\.column) == ["raised"])
    #expect(
      restatement.csv().text()
        == "period,scope,column,was,is\r\n2018-12,sdg,raised,100.00,90.00\r\n")
    #expect(Restatement(try table("1", "2"), now: try table("1", "2"), by: columns).cells.isEmpty)
  }

  @Test("A restatement tells of rows that came or went by their numbers, else by their first words")
  func rows() {
    func table(_ rows: [(String, String?, Int?)]) -> ReportTable {
      var table = ReportTable(
        title: "", sentence: "",
        columns: [.words("account"), .words("unit"), .words("note"), .numbers("debit")],
        asOf: "", knownAt: "")
      for (account, note, debit) in rows {
        table.append([.text(account), .text("EUR"), .text(note), .count(debit)])
      }
      table.append(total: [.text("all"), .text("EUR"), .text(nil), .count(rows.count)])
      return table
    }
    let restatement = Restatement(
      table([("Cash", "x", 1), ("Bank", "y", 2), ("Same", nil, 0)]),
      now: table([("Cash", "z", 1), ("Fees", "y", 3), ("Loan", "w", 0), ("Same", nil, 0)]),
      of: "2018-12", by: ["account", "unit"])
    #expect(
      Restatement(joining: [restatement]).csv().text().split(separator: "\r\n") == [
        "period,scope,column,was,is", "2018-12,Cash EUR,note,x,z", "2018-12,Fees EUR,debit,,3",
        "2018-12,Loan EUR,note,,w", "2018-12,Bank EUR,debit,2,",
      ])
  }

  @Test("A mail shows the first rows of a long table, and all its totals")
  func long() {
    var table = ReportTable(
      title: "", sentence: "", columns: [.words("code"), .words("inner"), .numbers("sum")],
      asOf: "2018-12-31", knownAt: "now")
    for row in 1...5 { table.append([.text("a\(row)"), .text("b"), .count(row)]) }
    table.append(total: [.text("all"), .text(nil), .count(15)])
    let mail = ReportMail(
      subject: "s", heading: "h", sentence: "All.",
      table: .init(table, columns: ["code", "sum"], rows: 2), sections: [], pictureWords: "",
      footer: [])
    #expect(mail.text().contains("code  sum\n────  ───\na1      1\na2      2\nall    15\n"))
    #expect(table.count == 5)
    #expect(table.provenance == "As of 2018-12-31, as known now.")
  }
}
