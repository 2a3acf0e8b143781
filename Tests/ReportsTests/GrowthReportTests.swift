import CSV
import Ledger
import Reports
import Testing

@Suite("Growth report")
struct GrowthReportTests {
  @Test("CICOPA's first half of 2017 as CSV has the contract's columns, and countries empty")
  func csv() throws {
    #expect(
      try GrowthReport.cicopa().csv().text() == """
        period,body,opening,joined,rejoined,left,reclassified,closing,net,growth_percent,\
        retention_percent,full,associate,unnamed,countries,countries_entered,countries_left,\
        countries_reentered,imprecise,restated\r
        2017-01,cicopa,44,1,0,0,0,45,1,2.27,100.00,1,0,44,,,,,1,0\r
        2017-02,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0\r
        2017-03,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0\r
        2017-04,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0\r
        2017-05,cicopa,45,1,0,0,0,46,1,2.22,100.00,2,0,44,,,,,0,0\r
        2017-06,cicopa,46,2,0,0,0,48,2,4.35,100.00,4,0,44,,,,,2,0\r

        """)
  }

  @Test("Before its opening a body's cells are empty in CSV and null in JSON, never 0")
  func blank() throws {
    let rows = [
      try GrowthRow.example("2015", "cicopa", opening: nil),
      try GrowthRow.example("2016", "cicopa", opening: 0, growth: nil, retention: nil),
    ]
    let report = try GrowthReport(name: "CICOPA", rows: rows, asOf: "", knownAt: "")
    #expect(
      report.csv().text().split(separator: "\r\n").dropFirst() == [
        "2015,cicopa,,,,,,,,,,,,,,,,,0,0", "2016,cicopa,0,0,0,0,0,0,0,,,0,0,0,,,,,0,0",
      ])
    #expect(
      report.json().text.hasPrefix(
        #"[{"period":"2015","body":"cicopa","opening":null,"joined":null,"rejoined":null,"#
          + #""left":null,"reclassified":null,"closing":null,"net":null,"growth_percent":null,"#))
  }

  @Test("JSON has the same names, counts as numbers and percents as strings")
  func json() throws {
    let row = try GrowthRow.example(
      "2018-Q2", "ica", opening: 306, joined: 4, rejoined: 1, left: 2, reclassified: -1,
      growth: "0.65", retention: "99.02", full: 270, associate: 38, countries: 110)
    let report = try GrowthReport(name: "ICA", rows: [row], asOf: "", knownAt: "")
    #expect(
      report.json().text == """
        [{"period":"2018-Q2","body":"ica","opening":306,"joined":4,"rejoined":1,"left":2,\
        "reclassified":-1,"closing":308,"net":2,"growth_percent":"0.65",\
        "retention_percent":"99.02","full":270,"associate":38,"unnamed":0,"countries":110,\
        "countries_entered":1,"countries_left":2,"countries_reentered":3,"imprecise":0,\
        "restated":0}]
        """)
  }

  @Test("A row whose figures contradict each other is refused with its name and the identity")
  func brokenIdentities() throws {
    let broken: [(GrowthRow, GrowthError.Identity, String)] = [
      (
        try .example("2017-03", "ica", opening: 44, joined: 1, closing: 46, net: 2), .movements,
        #"breaks "opening + joined + rejoined - left + reclassified = closing": "#
          + "44 + 1 + 0 - 0 + 0 is not 46"
      ),
      (
        try .example("2017-03", "ica", opening: 44, full: 40, unnamed: 5), .classes,
        #"breaks "full + associate + unnamed = closing": 40 + 0 + 5 is not 44"#
      ),
      (
        try .example("2017-03", "ica", opening: 44, joined: 1, net: 2), .net,
        #"breaks "net = closing - opening": 45 - 44 is not 2"#
      ),
      (
        try .example("2017-03", "ica", opening: nil, closing: 44, growth: "0.00"), .counted,
        #"breaks "all counts or none": only closing, growth_percent, retention_percent known"#
      ),
    ]
    for (row, identity, figures) in broken {
      let error = #expect(throws: GrowthError.self) {
        try GrowthReport(
          name: "ICA", rows: [.example("2017-03", "cicopa", opening: 1), row], asOf: "",
          knownAt: "")
      }
      #expect(error?.identity == identity)
      #expect(error?.code == identity.rawValue)
      #expect(error?.message == "The row 2017-03 of ica \(figures)")
    }
  }

  @Test("A row opens with what the row before of the same body closed with, and with nothing else")
  func continuity() throws {
    let first = try GrowthRow.example("2016", "ica", opening: 44, joined: 1)
    let other = try GrowthRow.example("2016", "cicopa", opening: 7)
    for (opening, words) in [(44, "44"), (nil, "blank")] as [(Int?, String)] {
      let next = try GrowthRow.example("2017", "ica", opening: opening)
      let error = #expect(throws: GrowthError.self) {
        try GrowthReport(name: "", rows: [first, other, next], asOf: "", knownAt: "")
      }
      #expect(error?.identity == .continuity)
      #expect(
        error?.message == "The row 2017 of ica breaks \"a row opens with the closing of the row "
          + "before\": opening is \(words), closing before it is 45")
    }
  }

  @Test("Counts at the edge of 64 bits are compared, not trapped on")
  func extremes() throws {
    let error = #expect(throws: GrowthError.self) {
      let row = try GrowthRow.example(
        "2017", "ica", opening: .max, joined: .max, closing: .max, net: 0, full: .max,
        unnamed: .max)
      _ = try GrowthReport(name: "", rows: [row], asOf: "", knownAt: "")
    }
    #expect(error?.identity == .movements)
    let row = try GrowthRow.example("2017", "ica", opening: .max)
    let report = try GrowthReport(name: "", rows: [row], asOf: "", knownAt: "")
    #expect(report.svg().contains(">10,000,000,000,000,000,000</text>"))
    #expect(report.text(width: 80).contains(" 9,223,372,036,854,775,807"))
  }

  @Test("Every column is defined, once, and the definition stands in text and HTML")
  func definitions() throws {
    let report = try GrowthReport(
      name: "", rows: [.example("2017", "a", opening: 1), .example("2017", "b", opening: 1)],
      asOf: "", knownAt: "")
    let text = report.text(width: 400)
    #expect(GrowthColumn.all.count == 20)
    for column in GrowthColumn.all {
      #expect(text.contains(" \(column.definition)\n"))
      #expect(report.html().contains("<dt>\(column.title)</dt><dd>\(column.definition)</dd>"))
    }
  }
}

extension GrowthReport {
  /// CICOPA's first half of 2017: 44 that are not named, and four that joined.
  static func cicopa() throws -> GrowthReport {
    let months: [(joined: Int, growth: String, imprecise: Int)] = [
      (1, "2.27", 1), (0, "0.00", 0), (0, "0.00", 0), (0, "0.00", 0), (1, "2.22", 0),
      (2, "4.35", 2),
    ]
    var named = 0
    let rows = try months.enumerated().map { index, month in
      defer { named += month.joined }
      return try GrowthRow.example(
        "2017-0\(index + 1)", "cicopa", opening: 44 + named, joined: month.joined,
        growth: month.growth, full: named + month.joined, unnamed: 44,
        named: named + month.joined, published: index == 5 ? 32 : nil, imprecise: month.imprecise)
    }
    return try GrowthReport(
      name: "CICOPA", rows: rows, asOf: "2017-06-30", knownAt: "2018-12-10 14:05:11 UTC")
  }
}

extension GrowthRow {
  /// A row whose other figures follow from those given, unless they are given too.
  static func example(
    _ period: String, _ body: String, opening: Int?, joined: Int = 0, rejoined: Int = 0,
    left: Int = 0, reclassified: Int = 0, closing: Int? = nil, net: Int? = nil,
    growth: String? = nil, retention: String? = nil, full: Int? = nil, associate: Int = 0,
    unnamed: Int? = nil, countries: Int? = nil, named: Int? = nil, published: Int? = nil,
    imprecise: Int = 0
  ) throws -> GrowthRow {
    let days = try days(of: period)
    func unlessBlank<T>(_ value: T) -> T? { opening == nil ? nil : value }
    let members = closing ?? opening.map { $0 + joined + rejoined - left + reclassified }
    let rest = members.map { unnamed ?? (full == nil ? $0 : 0) }
    return GrowthRow(
      period: period, body: body, periodStart: days.start, periodEnd: days.end, opening: opening,
      joined: unlessBlank(joined), rejoined: unlessBlank(rejoined), left: unlessBlank(left),
      reclassified: unlessBlank(reclassified), closing: members,
      net: net ?? opening.flatMap { opening in members.map { $0 - opening } },
      growthPercent: growth, retentionPercent: retention ?? growth.map { _ in "100.00" },
      full: unlessBlank(full ?? 0), associate: unlessBlank(associate),
      unnamed: unlessBlank(rest ?? 0), countries: countries,
      countriesEntered: countries.map { _ in 1 }, countriesLeft: countries.map { _ in 2 },
      countriesReentered: countries.map { _ in 3 }, namedCountries: named,
      publishedCountries: published, imprecise: imprecise, restated: 0)
  }

  /// The days of `2017`, `2017-Q2` or `2017-05`.
  private static func days(of period: String) throws -> (start: Day, end: Day) {
    let quarters = ["Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10]
    let year = try #require(Int(period.prefix(4)))
    let part = String(period.dropFirst(5))
    let first = quarters[part] ?? Int(part) ?? 1
    let months = part.isEmpty ? 12 : quarters[part] == nil ? 1 : 3
    let start = try #require(Month(year: year, number: first))
    return (start.firstDay, try #require(start.advanced(by: months - 1)).lastDay)
  }
}
