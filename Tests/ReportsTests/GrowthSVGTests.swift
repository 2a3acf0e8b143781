import Reports
import Testing

@Suite("Growth report as SVG")
struct GrowthSVGTests {
  /// What is expected of CICOPA's first half of 2017.
  private static let golden = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 350" role="img" \
    aria-labelledby="growth-cicopa-title growth-cicopa-desc" font-size="13" \
    font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
      <title id="growth-cicopa-title">CICOPA: members, 2017-01 to 2017-06</title>
      <desc id="growth-cicopa-desc">44 members at the opening of 2017-01, 48 at the close of \
    2017-06: 4 joined, 0 rejoined, 0 left. A line of the members from zero, above bars of \
    those who joined or rejoined (upwards) and of those who left (downwards). At the close of \
    2017-01 45, 2017-02 45, 2017-03 45, 2017-04 45, 2017-05 46, 2017-06 48.</desc>
      <pattern id="growth-cicopa-hatch" width="4" height="4" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)">
        <rect class="paper" width="4" height="4" fill="#ffffff"/>
        <rect class="left" width="1.8" height="4" fill="#9a3412"/>
      </pattern>
      <rect class="card" x="1" y="1" width="478" height="348" rx="8" fill="#ffffff" \
    stroke="#c5ccd3"/>
      <text class="ink" x="24" y="34" font-size="17" font-weight="700" \
    fill="#15202b">CICOPA</text>
      <path class="members" fill="none" stroke="#15202b" stroke-width="2.5" \
    stroke-linejoin="round" d="M24 57H44"/>
      <path class="came" fill="#00636e" d="M24 222V211H35V222Z"/>
      <path class="left-bar" fill="url(#growth-cicopa-hatch)" stroke="#9a3412" d="M180 \
    222V211H191V222Z"/>
      <g class="ink" fill="#15202b">
        <text x="50" y="61">members, 2017-01 to 2017-06</text>
        <text x="40" y="221">joined or rejoined</text>
        <text x="197" y="221">left</text>
      </g>
      <path class="grid" stroke="#dde2e7" d="M45.6 186H456M45.6 150.67H456M45.6 \
    115.34H456M45.6 80H456M45.6 298H456M45.6 270H456M45.6 242H456"/>
      <path class="axis" stroke="#15202b" d="M45.6 186H456M45.6 298H456"/>
      <g class="soft" fill="#47525d" text-anchor="end">
        <text x="39.6" y="190.6">0</text>
        <text x="39.6" y="155.27">20</text>
        <text x="39.6" y="119.94">40</text>
        <text x="39.6" y="84.6">60</text>
        <text x="39.6" y="302.6">0</text>
        <text x="39.6" y="274.6">1</text>
        <text x="39.6" y="246.6">2</text>
      </g>
      <path class="axis" stroke="#15202b" d="M80.74 318V322M147.62 318V322M214.51 \
    318V322M283.67 318V322M352.82 318V322M421.98 318V322"/>
      <g class="soft" fill="#47525d" text-anchor="middle">
        <text x="80.74" y="336">2017-01</text>
        <text x="147.62" y="336">2017-02</text>
        <text x="214.51" y="336">2017-03</text>
        <text x="283.67" y="336">2017-04</text>
        <text x="352.82" y="336">2017-05</text>
        <text x="421.98" y="336">2017-06</text>
      </g>
      <path class="came" fill="#00636e" d="M66.74 298V270H94.74V298ZM338.82 \
    298V270H366.82V298ZM407.98 298V242H435.98V298Z"/>
      <g class="ink" fill="#15202b" text-anchor="middle">
        <text x="80.74" y="266">1</text>
        <text x="352.82" y="266">1</text>
        <text x="421.98" y="238">2</text>
      </g>
      <path class="members" fill="none" stroke="#15202b" stroke-width="2.5" \
    stroke-linejoin="round" d="M45.6 \
    108.27H80.74V106.5H147.62V106.5H214.51V106.5H283.67V106.5H352.82V104.74H421.98V101.2H456"/>
      <g class="ink halo" font-size="15" font-weight="700" fill="#15202b" stroke="#ffffff" \
    stroke-width="3" paint-order="stroke">
        <text x="456" y="95.2" text-anchor="end">48</text>
        <text x="47.6" y="102.27">44</text>
      </g>
    </svg>

    """

  @Test("The picture of CICOPA's first half of 2017 is as committed")
  func golden() throws {
    #expect(try GrowthReport.cicopa().svg() == Self.golden)
  }

  @Test(
    "Whatever the rows, the picture is well formed, without script, and nothing leaves the card",
    arguments: [0, 1, 2, 6, 12, 13, 48, 49, 150, 1_000], [0, 1, 44, 8_000, 1_000_000_000_000])
  func shapes(count: Int, opening: Int) throws {
    var members = opening
    let rows = try (0..<count).map { index in
      let year = "\(1850 + index)"
      guard index >= count / 10 else { return try GrowthRow.example(year, "uk", opening: nil) }
      let (joined, left) = (index * 7 % 13, min(members, index * 5 % 11))
      defer { members += joined - left + (index == 5 ? 3 : 0) }
      return try .example(
        year, "uk", opening: members, joined: joined, left: left,
        reclassified: index == 5 ? 3 : 0)
    }
    let svg = try GrowthReport(name: "UK", rows: rows, asOf: "", knownAt: "").svg()
    #expect(isWellFormed(svg))
    #expect(!svg.contains("<script"))
    let labels = svg.texts(between: #"<text x=""#, and: #"""#).compactMap { Double($0) }
    #expect(labels.allSatisfy { (8...456).contains($0) })
    for path in svg.texts(between: #" d=""#, and: #"""#) {
      let points = path.split { "MHVZl ".contains($0) }.compactMap { Double($0) }
      #expect(points.allSatisfy { (-4...456).contains($0) })
    }
  }

  @Test(
    "What the axes say is round, whole and reaches the most",
    arguments: [
      (0, ["0", "1"]), (1, ["0", "1"]), (3, ["0", "1", "2", "3"]), (4, ["0", "1", "2", "3", "4"]),
      (5, ["0", "2", "4", "6"]), (44, ["0", "20", "40", "60"]),
      (306, ["0", "100", "200", "300", "400"]),
      (401, ["0", "200", "400", "600"]), (8_000, ["0", "2,000", "4,000", "6,000", "8,000"]),
    ])
  func axis(members: Int, figures: [String]) throws {
    let rows = [try GrowthRow.example("2017", "ica", opening: members)]
    let svg = try GrowthReport(name: "ICA", rows: rows, asOf: "", knownAt: "").svg()
    let axes = try #require(svg.texts(between: #"text-anchor="end">"#, and: "</g>").first)
    // The second axis, on which nobody moved, adds its zero.
    #expect(axes.texts(between: #"">"#, and: "</text>") == figures + ["0"])
  }

  @Test("Of many periods, round ones are written under the time axis")
  func timeAxis() throws {
    let years = try (1867...2016).map { try GrowthRow.example("\($0)", "uk", opening: 1) }
    let svg = try GrowthReport(name: "UK", rows: years, asOf: "", knownAt: "").svg()
    #expect(periods(svg) == ["1880", "1900", "1920", "1940", "1960", "1980", "2000"])
    let months = try (1...12).map {
      try GrowthRow.example("2017-\($0 < 10 ? "0" : "")\($0)", "uk", opening: 1)
    }
    let year = try GrowthReport(name: "UK", rows: months, asOf: "", knownAt: "").svg()
    #expect(periods(year) == ["2017-01", "2017-03", "2017-05", "2017-07", "2017-09", "2017-11"])
  }

  @Test("Until a body is counted the panel says so, and the line starts where counting does")
  func notCounted() throws {
    let rows = [
      try GrowthRow.example("2015", "ica", opening: nil),
      try GrowthRow.example("2016", "ica", opening: 44),
    ]
    let svg = try GrowthReport(name: "ICA", rows: rows, asOf: "", knownAt: "").svg()
    #expect(svg.contains(">not counted</text>"))
    #expect(svg.contains(#"stroke-linejoin="round" d="M250.51 108.27H353.25V108.27H456"/>"#))
    let none = try GrowthReport(name: "ICA", rows: [rows[0]], asOf: "", knownAt: "").svg()
    #expect(none.contains(">not counted</text>"))
    #expect(none.contains(">Not counted in 2015. A line of"))
  }

  @Test("A change without a bar is marked on the line and explained")
  func reclassified() throws {
    let rows = [try GrowthRow.example("2017", "ica", opening: 44, reclassified: -1)]
    let svg = try GrowthReport(name: "ICA", rows: rows, asOf: "", knownAt: "").svg()
    #expect(svg.contains(">reclassified (on the line)</text>"))
    #expect(svg.texts(between: #"class="mark""#, and: "/>").count == 2)
    #expect(try !GrowthReport.cicopa().svg().contains("reclassified"))
  }

  @Test("Hostile names stay text, and ids take nothing from them but letters and digits")
  func hostile() throws {
    let rows = [try GrowthRow.example("2017", "x\" onload=\"alert(1)", opening: 1)]
    let name = "</title><script>&'\u{1B}\u{FFFE} " + String(repeating: "very ", count: 20)
    let svg = try GrowthReport(name: name, rows: rows, asOf: "", knownAt: "").svg()
    #expect(isWellFormed(svg))
    #expect(
      svg.contains(#"aria-labelledby="growth-xonloadalert1-title growth-xonloadalert1-desc""#))
    #expect(svg.contains(">&lt;/title&gt;&lt;script&gt;&amp;&#39;\u{FFFD}\u{FFFD} very very"))
    #expect(svg.contains("…</text>"))
  }

  private func periods(_ svg: String) -> [String] {
    svg.texts(between: #"y="336">"#, and: "</text>")
  }

  /// Whether every element that is opened is closed in its turn, and no `<` stands elsewhere.
  private func isWellFormed(_ xml: String) -> Bool {
    var open: [Substring] = []
    for tag in xml.texts(between: "<", and: ">") where !tag.hasSuffix("/") {
      if tag.contains("<") { return false }
      let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
      if !tag.hasPrefix("/") {
        open.append(name)
      } else if open.popLast() != name {
        return false
      }
    }
    return open.isEmpty
  }
}

extension String {
  /// Every text between the two marks.
  func texts(between start: String, and end: String) -> [String] {
    split(separator: start, omittingEmptySubsequences: false).dropFirst().map {
      String($0.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)[0])
    }
  }
}
