import Ledger

extension GrowthChart {
  /// One self-contained SVG without script, style sheet or font of its own, which fills the width
  /// that it is given.
  ///
  /// It stands on its own white card, so that it is readable on any page; line, direction and
  /// hatching tell its parts apart without colours. The classes let our own page darken it.
  var svg: String {
    let body = rows.first?.body ?? ""
    let id = "growth-" + body.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let parts = legend(hatch: "\(id)-hatch") + grid + timeAxis + bars(hatch: "\(id)-hatch") + line
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 350" role="img" \
      aria-labelledby="\(id)-title \(id)-desc" font-size="13" \
      font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
        <title id="\(id)-title">\(XML.escaped(title))</title>
        <desc id="\(id)-desc">\(XML.escaped(description))</desc>
        <pattern id="\(id)-hatch" width="4" height="4" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)">
          <rect class="paper" width="4" height="4" fill="#ffffff"/>
          <rect class="left" width="1.8" height="4" fill="#9a3412"/>
        </pattern>
        <rect class="card" x="1" y="1" width="478" height="348" rx="8" fill="#ffffff" \
      stroke="#c5ccd3"/>
        <text class="ink" x="24" y="34" font-size="17" font-weight="700" fill="#15202b">\
      \(XML.escaped(name.shortened(to: 42)))</text>
        \(parts.joined(separator: "\n  "))
      </svg>

      """
  }

  /// The colours of the picture inside of a page of ours, by night as by day.
  static let style = """
    svg .card { fill: var(--paper); stroke: var(--edge) }
    svg .paper { fill: var(--paper) }
    svg .ink { fill: var(--ink) }
    svg .soft { fill: var(--soft) }
    svg .halo { stroke: var(--paper) }
    svg .grid { stroke: var(--rule) }
    svg .mark { fill: var(--paper); stroke: var(--ink) }
    svg .axis, svg .members { stroke: var(--ink) }
    svg .came { fill: var(--came) }
    svg .left { fill: var(--left) }
    svg .left-bar { stroke: var(--left) }
    """

  private var title: String { "\(name): members, \(rows.span)" }

  /// What the picture shows, for those who do not see it.
  private var description: String {
    let words =
      rows.sentence + " A line of the members from zero, above bars of those who joined or "
      + "rejoined (upwards) and of those who left (downwards)."
    let closings = rows.compactMap { row in row.closing.map { "\(row.period) \($0.grouped)" } }
    // Who listens to hundreds of figures is better served by the table.
    guard hasBarFigures, !closings.isEmpty else { return words }
    return words + " At the close of \(closings.joined(separator: ", "))."
  }

  /// What the line and the two kinds of bars are, each above its panel.
  private func legend(hatch: String) -> [String] {
    var marks: [String] = []
    var words = [
      text("members, \(rows.span)", x: 50_00, y: 61_00),
      text("joined or rejoined", x: 40_00, y: 221_00), text("left", x: 197_00, y: 221_00),
    ]
    // Mergers and revised counts move the line without a bar: where there are any, they are marked.
    if rows.contains(where: \.isReclassified) {
      marks = path(Self.diamond(x: 247_50, y: 216_50), Self.markLook)
      words.append(text("reclassified (on the line)", x: 257_00, y: 221_00))
    }
    return path("M24 57H44", Self.lineLook)
      + path(bar(from: 24_00, to: 35_00, top: 211_00, bottom: 222_00), Self.cameLook)
      + path(bar(from: 180_00, to: 191_00, top: 211_00, bottom: 222_00), Self.hatchLook(hatch))
      + marks + group(words, ##"class="ink" fill="#15202b""##)
  }

  /// The lines of both panels and their figures.
  private var grid: [String] {
    let heights =
      memberScale.ticks(to: mostMembers).map { (y(members: $0), $0.grouped) }
      + movementScale.ticks(to: mostCame).map { (y(movements: $0), $0.grouped) }
      + movementScale.ticks(to: mostLeft).dropFirst().map { (y(movements: -$0), $0.grouped) }
    let zeros = [y(members: 0), y(movements: 0)]
    let figures = heights.map { text($0.1, x: left - 6_00, y: $0.0 + 4_60) }
    return path(heights.map { across($0.0) }.joined(), ##"class="grid" stroke="#dde2e7""##)
      + path(zeros.map(across).joined(), Self.axisLook)
      + group(figures, Self.softLook + #" text-anchor="end""#)
  }

  /// The periods that have room, under both panels.
  private var timeAxis: [String] {
    let labelled = labelledRows
    let ticks = labelled.map { "M\(Self.units(x($0).middle)) 318V322" }
    let labels = labelled.map { row in
      // A wide label under a narrow first or last period stays on the card.
      let half = row.period.displayWidth * Self.digit / 2
      let x = min(max(x(row).middle, half + 8_00), Self.width - half - 8_00)
      return text(row.period, x: x, y: 336_00)
    }
    return path(ticks.joined(), Self.axisLook)
      + group(labels, Self.softLook + #" text-anchor="middle""#)
  }

  /// Who came and who left, in each period's middle.
  private func bars(hatch: String) -> [String] {
    let zero = y(movements: 0)
    var came = ""
    var gone = ""
    var figures: [String] = []
    for row in rows {
      let (start, middle, end) = x(row)
      let half = min(max((end - start) * 3 / 10, 15), 14_00)
      if row.came > 0 {
        let top = y(movements: row.came)
        came += bar(from: middle - half, to: middle + half, top: top, bottom: zero)
        figures.append(text(row.came.grouped, x: middle, y: top - 4_00))
      }
      if row.gone > 0 {
        let bottom = y(movements: -row.gone)
        gone += bar(from: middle - half, to: middle + half, top: zero, bottom: bottom)
        figures.append(text(row.gone.grouped, x: middle, y: bottom + 13_00))
      }
    }
    // In bars narrower than its stripes a hatch is noise; that they hang still tells them apart.
    let goneLook = rows.count <= 48 ? Self.hatchLook(hatch) : ##"class="left" fill="#9a3412""##
    return path(came, Self.cameLook) + path(gone, goneLook)
      + group(hasBarFigures ? figures : [], ##"class="ink" fill="#15202b" text-anchor="middle""##)
  }

  /// The members: a line that steps in the middle of each period, from the first that is counted.
  private var line: [String] {
    guard let first = rows.first(where: { $0.closing != nil }), let opening = first.opening,
      let closing = rows.last?.closing
    else { return notCounted(until: Self.right) }

    let start = x(first).start
    let from = y(members: Int128(opening))
    let to = y(members: Int128(closing))
    let steps = rows.reduce("M\(Self.units(start)) \(Self.units(from))") { steps, row in
      guard let closing = row.closing else { return steps }
      return steps + "H\(Self.units(x(row).middle))V\(Self.units(y(members: Int128(closing))))"
    }
    let marks = rows.filter(\.isReclassified).map { row in
      Self.diamond(x: x(row).middle, y: y(members: Int128(row.closing ?? 0)))
    }
    var figures = [text(closing.grouped, x: Self.right, y: to - 6_00, also: #" text-anchor="end""#)]
    // Where the line has no room for both figures, the last one is news.
    let needed = (opening.grouped.utf8.count + closing.grouped.utf8.count + 2) * Self.digit
    if Self.right - start > needed {
      figures.append(text(opening.grouped, x: start + 2_00, y: from - 6_00))
    }
    return notCounted(until: start) + path("\(steps)H\(Self.units(Self.right))", Self.lineLook)
      + path(marks.joined(), Self.markLook) + group(figures, Self.figureLook)
  }

  /// Why the upper panel is empty until there, if there is room to say it.
  private func notCounted(until end: Int) -> [String] {
    let words = "not counted"
    guard end - left > words.utf8.count * Self.digit else { return [] }
    return group(
      [text(words, x: (left + end) / 2, y: 137_00)],
      Self.softLook + #" text-anchor="middle" font-style="italic""#)
  }
}

// What the shapes look like, and how they are written.
extension GrowthChart {
  private static let axisLook = ##"class="axis" stroke="#15202b""##
  private static let softLook = ##"class="soft" fill="#47525d""##
  private static let cameLook = ##"class="came" fill="#00636e""##
  private static let markLook =
    ##"class="mark" fill="#ffffff" stroke="#15202b" stroke-width="1.5""##
  private static let lineLook =
    ##"class="members" fill="none" stroke="#15202b" stroke-width="2.5" stroke-linejoin="round""##
  /// Figures on the line keep a rim of paper around them.
  private static let figureLook =
    ##"class="ink halo" font-size="15" font-weight="700" fill="#15202b" stroke="#ffffff" "##
    + #"stroke-width="3" paint-order="stroke""#

  private static func hatchLook(_ hatch: String) -> String {
    ##"class="left-bar" fill="url(#\##(hatch))" stroke="#9a3412""##
  }

  private func path(_ steps: String, _ look: String) -> [String] {
    steps.isEmpty ? [] : ["<path \(look) d=\"\(steps)\"/>"]
  }

  private func group(_ texts: [String], _ look: String) -> [String] {
    texts.isEmpty ? [] : ["<g \(look)>"] + texts.map { "  " + $0 } + ["</g>"]
  }

  private func text(_ words: String, x: Int, y: Int, also: String = "") -> String {
    "<text x=\"\(Self.units(x))\" y=\"\(Self.units(y))\"\(also)>\(XML.escaped(words))</text>"
  }

  private func across(_ y: Int) -> String {
    "M\(Self.units(left)) \(Self.units(y))H\(Self.units(Self.right))"
  }

  private func bar(from start: Int, to end: Int, top: Int, bottom: Int) -> String {
    "M\(Self.units(start)) \(Self.units(bottom))V\(Self.units(top))H\(Self.units(end))"
      + "V\(Self.units(bottom))Z"
  }

  private static func diamond(x: Int, y: Int) -> String {
    "M\(units(x - 4_00)) \(units(y))l4 -4 4 4 -4 4Z"
  }

  /// A length as SVG writes it: `12.5`.
  private static func units(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    guard rest != 0 else { return String(whole) }
    let decimals = rest.isMultiple(of: 10) ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(whole).\(decimals)"
  }
}
