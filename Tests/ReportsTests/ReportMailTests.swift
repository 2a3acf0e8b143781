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
    let restatement = Restatement(try table("100.00", "0.03"), now: try table("90.00", "0.03"))
    #expect(restatement.cells.map(\.column) == ["raised"])
    #expect(
      restatement.csv().text()
        == "period,scope,column,was,is\r\n2018-12,sdg,raised,100.00,90.00\r\n")
    #expect(Restatement(try table("1", "2"), now: try table("1", "2")).cells.isEmpty)
  }
}
