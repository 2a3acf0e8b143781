extension ReportMail {
  /// The mail for those who read HTML.
  ///
  /// Context: mail programs know little of style sheets, and some throw them away. Choice: styles
  /// on the elements, with a sheet only for dark screens and phones, without which it reads well.
  /// Rejected: the page of `report growth --format html`, whose colours are variables.
  /// - Parameter picture: the content id of the picture; nil for none.
  public func html(picture: String?) -> String {
    let image = picture.map { id in
      "<p style=\"margin:16px 0\"><img src=\"cid:\(XML.escaped(id))\" width=\"480\" "
        + "alt=\"\(XML.escaped(pictureWords))\" style=\"display:block;width:100%;max-width:480px;"
        + "height:auto;border:0\"></p>\n"
    }
    let sections = sections.map { section in
      "<h2 style=\"font-size:16px;line-height:1.3;margin:28px 0 6px\">"
        + "\(XML.escaped(section.title))</h2>\n"
        + section.content.map(Self.html).joined(separator: "\n")
    }
    let name =
      subtitle.map {
        "<p class=\"soft\" style=\"font-size:14px;line-height:1.4;margin:0 0 12px;color:#47525d\">"
          + "\(XML.escaped($0))</p>\n"
      } ?? ""
    let footer = footer.map { Self.paragraph($0, size: 13) }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(XML.escaped(subject))</title>
      <style>
      \(Self.sheet)
      </style>
      </head>
      <body style="margin:0;padding:0">
      <div class="page" style="max-width:640px;margin:0 auto;padding:20px 16px 32px;\
      font:15px/1.5 \(Self.fonts);color:#15202b">
      <h1 style="font-size:21px;line-height:1.25;margin:0 0 4px">\(XML.escaped(heading))</h1>
      \(name)\(Self.paragraph(sentence, size: 16))
      \(image ?? "")\(Self.html(table))
      \(sections.joined(separator: "\n"))
      <hr style="border:0;border-top:1px solid #c5ccd3;margin:28px 0 12px">
      <div class="soft" style="color:#47525d">
      \(footer.joined(separator: "\n"))
      </div>
      </div>
      </body>
      </html>

      """
  }

  private static let fonts = "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

  /// Colours of text have a contrast of at least 7 to 1 on their paper, by night as by day.
  private static let sheet = """
    @media (prefers-color-scheme: dark) {
      body { background: #12181f !important }
      .page { color: #e8edf2 !important }
      .soft, th { color: #b3bec9 !important }
      td, hr { border-color: #2c3641 !important }
      th { border-color: #b3bec9 !important }
    }
    @media (max-width: 480px) {
      table { font-size: 13px !important }
      th, td { padding: 5px 4px !important }
    }
    """

  private static func html(_ content: Content) -> String {
    switch content {
    case .sentences(let lines):
      lines.map { paragraph($0, size: 15) }.joined(separator: "\n")
    case .points(let points):
      "<ul style=\"margin:6px 0;padding-left:20px\">\n"
        + points.map { "<li style=\"margin:3px 0\">\(XML.escaped($0))</li>" }
        .joined(separator: "\n") + "\n</ul>"
    case .table(let table): html(table)
    }
  }

  private static func paragraph(_ text: String, size: Int) -> String {
    "<p style=\"font-size:\(size)px;margin:6px 0;overflow-wrap:anywhere\">\(XML.escaped(text))</p>"
  }

  private static func html(_ table: Table) -> String {
    func cells(_ element: String, _ style: String, _ texts: [String]) -> String {
      texts.enumerated().map { place, text in
        let align = table.words.contains(place) ? "left;overflow-wrap:anywhere" : "right"
        return "<\(element) style=\"text-align:\(align);padding:5px 6px;\(style)\">"
          + "\(XML.escaped(text))</\(element)>"
      }.joined()
    }
    let head = "font-weight:400;vertical-align:bottom;border-bottom:1px solid #15202b;color:#47525d"
    let rows = table.rows.enumerated().map { place, row in
      let isNews = table.endsWithNews && place == table.rows.count - 1
      let style = "border-bottom:1px solid #dde2e7;font-weight:\(isNews ? 700 : 400)"
      return "<tr>\(cells("td", style, row))</tr>"
    }
    return """
      <table style="border-collapse:collapse;width:100%;font-size:14px;\
      font-variant-numeric:tabular-nums;margin:12px 0">
      <thead><tr>\(cells("th", head, table.headings))</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }
}
