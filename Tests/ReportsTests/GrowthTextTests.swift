import Reports
import Testing

@Suite("Growth report as text")
struct GrowthTextTests {
  /// What is expected of CICOPA's first half of 2017.
  private static let golden = """
    Membership growth: CICOPA, 2017-01 to 2017-06
    44 members at the opening of 2017-01, 48 at the close of 2017-06: 4 joined, 0
    rejoined, 0 left.

    period   opening  joined  rejoined  left  reclassified  closing  net
    ───────  ───────  ──────  ────────  ────  ────────────  ───────  ───
    2017-01       44       1         0     0             0       45    1
    2017-02       45       0         0     0             0       45    0
    2017-03       45       0         0     0             0       45    0
    2017-04       45       0         0     0             0       45    0
    2017-05       45       1         0     0             0       46    1
    2017-06       46       2         0     0             0       48    2

    period   growth %  retention %  full  associate  unnamed  imprecise  restated
    ───────  ────────  ───────────  ────  ─────────  ───────  ─────────  ────────
    2017-01      2.27       100.00     1          0       44          1         0
    2017-02      0.00       100.00     1          0       44          0         0
    2017-03      0.00       100.00     1          0       44          0         0
    2017-04      0.00       100.00     1          0       44          0         0
    2017-05      2.22       100.00     2          0       44          0         0
    2017-06      4.35       100.00     4          0       44          2         0

    period    countries  countries entered  countries left  countries reentered
    ───────  ──────────  ─────────────────  ──────────────  ───────────────────
    2017-01  at least 1
    2017-02  at least 1
    2017-03  at least 1
    2017-04  at least 1
    2017-05  at least 2
    2017-06  at least 4

    period   members  0 to 48
    ───────  ───────  ────────────────────────────────────────────────
    2017-01       45  █████████████████████████████████████████████
    2017-02       45  █████████████████████████████████████████████
    2017-03       45  █████████████████████████████████████████████
    2017-04       45  █████████████████████████████████████████████
    2017-05       46  ██████████████████████████████████████████████
    2017-06       48  ████████████████████████████████████████████████

    Countries at the close of 2017-06: at least 4 (named members); 32 published

    period               month, quarter or year, from its first to its last day
    opening              members before the period, with an opening count that is
                         dated in it
    joined               organisations that came for the first time
    rejoined             organisations that came back
    left                 organisations that left; not counted at the close of the
                         date of leaving
    reclassified         change by mergers, splits and revised counts only
    closing              members at the close: opening + joined + rejoined - left +
                         reclassified
    net                  closing - opening
    growth %             net in percent of opening; empty when opening is 0
    retention %          of the members at opening, those still in at the close; a
                         merged member is kept if its successor is in, and
                         identification is no loss; empty when opening is 0
    full                 full members at the close
    associate            associate members at the close
    unnamed              counted at the close without a name: closing - full -
                         associate
    countries            countries of the members at the close; empty while members
                         are unnamed
    countries entered    countries with a member for the first time
    countries left       countries without a member any more
    countries reentered  countries with a member again
    imprecise            movements dated more coarsely than the period
    restated             movements sealed after the last run that reported the row

    As of 2017-06-30, as known at 2018-12-10 14:05:11 UTC.

    """

  @Test("CICOPA's first half of 2017 at 80 columns is as committed")
  func golden() throws {
    #expect(try GrowthReport.cicopa().text(width: 80) == Self.golden)
  }

  @Test("With room enough there is one table, and no line is wider than the terminal")
  func widths() throws {
    let report = try GrowthReport.cicopa()
    let wide = report.text(width: 240)
    #expect(wide.split(separator: "\n").filter { $0.hasPrefix("period  ") }.count == 3)
    for width in [72, 80, 100, 132, 240] {
      let text = report.text(width: width)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }
  }

  @Test("Several bodies stand in one table without a sum, their bars on one scale")
  func bodies() throws {
    let rows = [
      try GrowthRow.example("2017", "ica", opening: 299, joined: 17, left: 10, growth: "2.34"),
      try GrowthRow.example("2017", "cicopa", opening: 44, joined: 4, growth: "9.09", named: 4),
      try GrowthRow.example("2017", "cecop", opening: nil),
    ]
    let text = try GrowthReport(name: "all bodies", rows: rows, asOf: "a", knownAt: "k")
      .text(width: 80)
    #expect(
      text.hasPrefix(
        """
        Membership growth: all bodies, 2017
        3 bodies, 2017. They are not added up: one organisation may be a member of
        several.

        period  body    opening  joined  rejoined  left  reclassified  closing  net
        ──────  ──────  ───────  ──────  ────────  ────  ────────────  ───────  ───
        2017    ica         299      17         0    10             0      306    7
        2017    cicopa       44       4         0     0             0       48    4
        2017    cecop


        """))
    #expect(
      text.contains(
        """
        period  body    members  0 to 306
        ──────  ──────  ───────  ────────────────────────────────────────────────
        2017    ica         306  ████████████████████████████████████████████████
        2017    cicopa       48  ███████▌
        2017    cecop            not counted

        Countries of cicopa at the close of 2017: at least 4 (named members)


        """))
  }

  @Test("A body that is not counted at all says so, and has no bars")
  func notCounted() throws {
    let rows = [try GrowthRow.example("2015", "ica", opening: nil)]
    let text = try GrowthReport(name: "ICA", rows: rows, asOf: "a", knownAt: "k").text(width: 80)
    #expect(text.hasPrefix("Membership growth: ICA, 2015\nNot counted in 2015.\n\nperiod"))
    #expect(!text.contains("members  0 to"))
  }

  @Test("Counting starts with the first row that has figures, and what is reclassified is told")
  func sentence() throws {
    let rows = [
      try GrowthRow.example("2015", "ica", opening: nil),
      try GrowthRow.example("2016", "ica", opening: 1, joined: 1_299, rejoined: 2),
      try GrowthRow.example("2017", "ica", opening: 1_302, left: 3, reclassified: -1),
    ]
    let text = try GrowthReport(name: "ICA", rows: rows, asOf: "a", knownAt: "k").text(width: 200)
    #expect(
      text.contains(
        "\n1 member at the opening of 2016, 1,298 at the close of 2017: 1,299 joined, 2 rejoined, "
          + "3 left, reclassified -1.\n"))
  }

  @Test("Hostile names and periods cannot reach the terminal, nor stretch a table without end")
  func hostile() throws {
    let body = "\u{1B}[2J\u{202E}" + String(repeating: "x", count: 200)
    let rows = [
      try GrowthRow.example("2017", body, opening: 1, named: 1),
      try GrowthRow.example("2017", "b", opening: 1),
    ]
    let text = try GrowthReport(
      name: "a\u{1B}]0;x\u{7}\nb", rows: rows, asOf: "\u{9B}", knownAt: "\r"
    ).text(width: 80)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}" })
    #expect(text.hasPrefix("Membership growth: a\\u{1B}]0;x\\u{7}\\nb, 2017\n"))
    #expect(text.hasSuffix("As of \\u{9B}, as known at \\r.\n"))
  }
}
