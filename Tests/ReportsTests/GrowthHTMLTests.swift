import Reports
import Testing

@Suite("Growth report as HTML")
struct GrowthHTMLTests {
  @Test("The page of CICOPA's first half of 2017 is as committed, its picture inside")
  func golden() throws {
    let report = try GrowthReport.cicopa()
    let page = report.html()
    let main = try #require(page.texts(between: "<main>\n", and: "\n</main>").first)
    let definitions = try #require(main.texts(between: "<dl>\n", and: "</dl>").first)
    #expect(
      main.replacing(report.svg(), with: "SVG\n").replacing(definitions, with: "") == """
        <h1>Membership growth: <bdi>CICOPA</bdi>, 2017-01 to 2017-06</h1>
        <p>44 members at the opening of 2017-01, 48 at the close of 2017-06: 4 joined, 0 \
        rejoined, 0 left.</p>
        <div class="figures">
        <figure>
        SVG
        </figure>
        </div>
        <div class="scroll" role="region" aria-label="Table of members" tabindex="0">
        <table>
        <thead><tr><th scope="col" class="key">period</th><th scope="col">opening</th><th \
        scope="col">joined</th><th scope="col">rejoined</th><th scope="col">left</th><th \
        scope="col">reclassified</th><th scope="col">closing</th><th scope="col">net</th><th \
        scope="col">growth %</th><th scope="col">retention %</th><th scope="col">full</th><th \
        scope="col">associate</th><th scope="col">unnamed</th><th scope="col">countries</th><th \
        scope="col">countries entered</th><th scope="col">countries left</th><th \
        scope="col">countries reentered</th><th scope="col">imprecise</th><th \
        scope="col">restated</th></tr></thead>
        <tbody>
        <tr><th \
        scope="row"><bdi>2017-01</bdi></th><td>44</td><td>1</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">45</td><td>1</td><td>2.27</td><td>100.00</td><td>1</td><td>0</td><td>44</td\
        ><td>at least 1</td><td></td><td></td><td></td><td>1</td><td>0</td></tr>
        <tr><th \
        scope="row"><bdi>2017-02</bdi></th><td>45</td><td>0</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">45</td><td>0</td><td>0.00</td><td>100.00</td><td>1</td><td>0</td><td>44</td\
        ><td>at least 1</td><td></td><td></td><td></td><td>0</td><td>0</td></tr>
        <tr><th \
        scope="row"><bdi>2017-03</bdi></th><td>45</td><td>0</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">45</td><td>0</td><td>0.00</td><td>100.00</td><td>1</td><td>0</td><td>44</td\
        ><td>at least 1</td><td></td><td></td><td></td><td>0</td><td>0</td></tr>
        <tr><th \
        scope="row"><bdi>2017-04</bdi></th><td>45</td><td>0</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">45</td><td>0</td><td>0.00</td><td>100.00</td><td>1</td><td>0</td><td>44</td\
        ><td>at least 1</td><td></td><td></td><td></td><td>0</td><td>0</td></tr>
        <tr><th \
        scope="row"><bdi>2017-05</bdi></th><td>45</td><td>1</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">46</td><td>1</td><td>2.22</td><td>100.00</td><td>2</td><td>0</td><td>44</td\
        ><td>at least 2</td><td></td><td></td><td></td><td>0</td><td>0</td></tr>
        <tr><th \
        scope="row"><bdi>2017-06</bdi></th><td>46</td><td>2</td><td>0</td><td>0</td><td>0</td><td \
        class="strong">48</td><td>2</td><td>4.35</td><td>100.00</td><td>4</td><td>0</td><td>44</td\
        ><td>at least 4</td><td></td><td></td><td></td><td>2</td><td>0</td></tr>
        </tbody>
        </table>
        </div>
        <p>Countries at the close of 2017-06: at least 4 (named members); 32 published</p>
        <h2>What the columns mean</h2>
        <dl>
        </dl>
        <p class="soft">As of 2017-06-30, as known at 2018-12-10 14:05:11 UTC.</p>
        """)
  }

  @Test("The page needs nothing from elsewhere and follows light, dark and paper")
  func selfContained() throws {
    let page = try GrowthReport.cicopa().html()
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(page.contains("<title>Membership growth: CICOPA, 2017-01 to 2017-06</title>"))
    #expect(page.contains("@media screen and (prefers-color-scheme: dark)"))
    #expect(page.contains("@media print"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("src="))
    #expect(!page.contains("href="))
    // The only address is the name of the language of the picture, which nobody fetches.
    #expect(page.texts(between: "://", and: "\"") == ["www.w3.org/2000/svg"])
  }

  @Test("Several bodies have one table, with the body as a heading of its rows, and a picture each")
  func bodies() throws {
    let rows = [
      try GrowthRow.example("2017", "ica", opening: 299, joined: 17, left: 10, growth: "2.34"),
      try GrowthRow.example("2017", "cecop", opening: nil),
    ]
    let page = try GrowthReport(name: "all", rows: rows, asOf: "", knownAt: "").html()
    #expect(
      page.contains(
        #"<tr><th scope="row"><bdi>2017</bdi></th><th scope="row"><bdi>ica</bdi></th><td>299</td>"#
      ))
    #expect(
      page.contains(
        #"<bdi>cecop</bdi></th><td></td><td></td><td></td><td></td><td></td>"#
          + #"<td class="strong"></td><td></td>"#))
    #expect(page.texts(between: "<tr>", and: "</tr>").count == 3)
    #expect(page.texts(between: "<svg ", and: ">").count == 2)
    #expect(page.contains(#"<title id="growth-cecop-title">cecop: members, 2017</title>"#))
  }

  @Test("Hostile names stay text in every place")
  func hostile() throws {
    let hostile = "</title><script>alert('1')</script>\"&"
    let rows = [
      try GrowthRow.example("2017", hostile, opening: 1, named: 1),
      try GrowthRow.example("2017", "b", opening: 1),
    ]
    let page = try GrowthReport(name: hostile, rows: rows, asOf: hostile, knownAt: hostile).html()
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("alert('"))
    let safe = "&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"
    #expect(page.contains("<title>Membership growth: \(safe), 2017</title>"))
    #expect(page.contains("<bdi>\(safe)</bdi></th><td>1</td>"))
    #expect(page.contains("<p>Countries of \(safe) at the close of 2017: at least 1"))
    #expect(page.contains("As of \(safe), as known at \(safe)."))
  }
}
