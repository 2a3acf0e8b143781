extension ProgressBar {
  /// The bar as a picture to stand on a website: one self-contained SVG without script, style
  /// sheet or font of its own, which fills the width that it is given.
  ///
  /// It stands on its own white card, so that it is readable on any page; dark against light, so
  /// that it is readable without colours; and it tells a screen reader the same sentence.
  ///
  /// - Parameters:
  ///   - id: the campaign's code: two bars inlined in one page need different ids.
  ///   - name: the campaign's name, any text.
  ///   - title: the sentence, such as `Already raised 1,500 of 272,420 €`.
  public func svg(id: String, name: String, title: String) -> String {
    let id = "progress-" + id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let (shownName, nameSize) = Self.fitted(name, sizes: 13...16)
    // The sentence holds amounts, which a cut would falsify: at size 8 the largest still fit.
    let (shownTitle, titleSize) = Self.fitted(title, sizes: 8...22)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150" role="img" \
      aria-labelledby="\(id)-title \(id)-desc" \
      font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
        <title id="\(id)-title">\(XML.escaped(title))</title>
        <desc id="\(id)-desc">\(XML.escaped(name)): \(state)</desc>
        <rect x="1" y="1" width="478" height="148" rx="8" fill="#ffffff" stroke="#c5ccd3"/>
        <text x="24" y="36" font-size="\(nameSize)" fill="#47525d">\(shownName)</text>
        <text x="24" y="67" font-size="\(titleSize)" font-weight="700" fill="#15202b">\
      \(shownTitle)</text>
        <rect x="24" y="84" width="432" height="24" rx="3" fill="#e9edf1"/>
        <rect x="24" y="84" width="\(filledWidth)" height="24" rx="3" fill="#00636e"/>
        <rect x="24" y="84" width="432" height="24" rx="3" fill="none" stroke="#15202b" \
      stroke-width="1.5"/>
        <text x="24" y="133" font-size="16" fill="#15202b">\(state)</text>
      </svg>

      """
  }

  /// Where the campaign stands, in words.
  private var state: String {
    guard goal > 0, raised >= goal else { return "\(percent) % of the goal" }
    return "\(percent) %: goal \(raised == goal ? "reached" : "exceeded")"
  }

  /// The filled part of the 432 units that the bar is wide, with two decimals.
  private var filledWidth: String {
    let hundredths = filled(of: 43_200)
    let decimals = hundredths % 100
    return "\(hundredths / 100)." + (decimals < 10 ? "0" : "") + "\(decimals)"
  }

  /// The text and a font size at which it fits beside the card's margins; what would need smaller
  /// letters than can be read is cut with an ellipsis.
  ///
  /// SVG neither wraps nor measures text, and the viewer's font is not known here: a column is
  /// taken as 0.65 of the font size, which is wide for most fonts.
  private static func fitted(_ text: String, sizes: ClosedRange<Int>) -> (text: String, size: Int) {
    let mostColumns = 432 * 100 / (65 * sizes.lowerBound)
    var shown = text
    if text.displayWidth > mostColumns {
      shown = ""
      var columns = 1
      for character in text {
        columns += String(character).displayWidth
        guard columns <= mostColumns else { break }
        shown.append(character)
      }
      shown += "…"
    }
    let size = 432 * 100 / (65 * max(shown.displayWidth, 1))
    return (XML.escaped(shown), min(size, sizes.upperBound))
  }
}
