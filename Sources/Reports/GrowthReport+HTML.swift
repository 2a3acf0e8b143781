extension GrowthReport {
  /// A whole self-contained page: a heading, a sentence, the table, a picture of each body and
  /// what the columns mean.
  public func html() -> String {
    let countries = countryLines.map { "<p>\(XML.escaped($0))</p>\n" }.joined()
    let definitions = shown(GrowthColumn.all).map { column in
      "<dt>\(column.title)</dt><dd>\(XML.escaped(column.definition))</dd>"
    }
    // One picture leads; those of many bodies would keep the reader from the table.
    let parts = bodies.count > 1 ? [table, figures] : [figures, table]
    return HTMLPage(
      title: "\(title), \(rows.span)", style: GrowthChart.style,
      content: """
        <h1>Membership growth: <bdi>\(XML.escaped(name))</bdi>, \(XML.escaped(rows.span))</h1>
        <p>\(XML.escaped(sentence))</p>
        \(parts.joined(separator: "\n"))
        \(countries)<h2>What the columns mean</h2>
        <dl>
        \(definitions.joined(separator: "\n"))
        </dl>
        <p class="soft">\(XML.escaped(provenance))</p>
        """
    ).text
  }

  /// The picture of each body, in the colours of the page.
  private var figures: String {
    let pictures = bodies.map { body in
      let rows = rows.filter { $0.body == body }
      let svg = GrowthChart(name: bodies.count > 1 ? body : name, rows: rows).svg
      return "<figure>\n\(svg)</figure>"
    }
    return "<div class=\"figures\">\n\(pictures.joined(separator: "\n"))\n</div>"
  }

  private var table: String {
    let columns = shown(GrowthColumn.all)
    let keys = shown(GrowthColumn.keys).count
    var table = HTMLTable(
      label: "Table of members",
      columns: columns.enumerated().map { place, column in
        let kind: HTMLTable.Kind =
          place < keys ? .key : column.name == "closing" ? .strongNumber : .number
        return (column.title, kind)
      })
    for row in rows { table.append(columns.map { $0.shown(row) }) }
    return table.markup
  }
}
