import Reports
import Testing

@Suite("Progress bar as SVG")
struct ProgressBarSVGTests {
  @Test("The whole picture is as committed")
  func golden() {
    let svg = ProgressBar(raised: 150_000, goal: 27_242_000).svg(
      id: "sdg", name: "Cooperatives for the SDGs", title: "Already raised 1,500 of 272,420 €")
    #expect(
      svg == """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150" role="img" \
        aria-labelledby="progress-sdg-title progress-sdg-desc" \
        font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
          <title id="progress-sdg-title">Already raised 1,500 of 272,420 €</title>
          <desc id="progress-sdg-desc">Cooperatives for the SDGs: 0.55 % of the goal</desc>
          <rect x="1" y="1" width="478" height="148" rx="8" fill="#ffffff" stroke="#c5ccd3"/>
          <text x="24" y="36" font-size="16" fill="#47525d">Cooperatives for the SDGs</text>
          <text x="24" y="67" font-size="20" font-weight="700" fill="#15202b">\
        Already raised 1,500 of 272,420 €</text>
          <rect x="24" y="84" width="432" height="24" rx="3" fill="#e9edf1"/>
          <rect x="24" y="84" width="2.37" height="24" rx="3" fill="#00636e"/>
          <rect x="24" y="84" width="432" height="24" rx="3" fill="none" stroke="#15202b" \
        stroke-width="1.5"/>
          <text x="24" y="133" font-size="16" fill="#15202b">0.55 % of the goal</text>
        </svg>

        """)
  }

  @Test("Hostile text stays text, and what XML cannot hold is replaced")
  func hostile() {
    let svg = ProgressBar(raised: 1, goal: 2).svg(
      id: "x\" onload=\"alert(1)", name: "<script>\u{1B}&'\"]]>\u{0}\u{FFFE}", title: "</title>")
    #expect(svg.contains("aria-labelledby=\"progress-xonloadalert1-title "))
    #expect(svg.contains("<title id=\"progress-xonloadalert1-title\">&lt;/title&gt;</title>"))
    #expect(svg.contains(">&lt;script&gt;\u{FFFD}&amp;&#39;&quot;]]&gt;\u{FFFD}\u{FFFD}</text>"))
    #expect(!svg.contains("<script"))
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(
    "The bar is empty at nothing, full at the goal and beyond, and says so",
    arguments: [
      (0, "0.00", "0.00 % of the goal"), (50, "216.00", "50.00 % of the goal"),
      (1, "4.32", "1.00 % of the goal"), (99, "427.68", "99.00 % of the goal"),
      (100, "432.00", "100.00 %: goal reached"), (108, "432.00", "108.00 %: goal exceeded"),
    ] as [(Int128, String, String)])
  func states(raised: Int128, width: String, words: String) {
    let svg = ProgressBar(raised: raised, goal: 100).svg(id: "a", name: "N", title: "T")
    #expect(svg.contains("width=\"\(width)\" height=\"24\" rx=\"3\" fill=\"#00636e\""))
    #expect(svg.contains(">\(words)</text>"))
    #expect(svg.contains("<desc id=\"progress-a-desc\">N: \(words)</desc>"))
  }

  @Test("A long name is cut in the picture and whole in the description; the sentence never is")
  func longText() {
    let name = String(repeating: "Cooperative ", count: 20)
    let title = "Already raised 92,233,720,368,547,758.07 of 92,233,720,368,547,758.07 USD"
    let svg = ProgressBar(raised: Int128(Int64.max), goal: .max).svg(
      id: "a", name: name, title: title)
    #expect(svg.contains("font-size=\"13\" fill=\"#47525d\">Cooperative Cooperative"))
    #expect(svg.contains("…</text>"))
    #expect(svg.contains(">\(name): 100.00 %: goal reached</desc>"))
    #expect(svg.contains(">\(title)</text>"))
  }
}
