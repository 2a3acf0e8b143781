extension ReportTable {
  /// The report for a terminal, its notes and definitions no wider than asked.
  public func text(width: Int = 100) -> String {
    var table = TextTable(
      shown.map { columns[$0].isNumber ? .right(columns[$0].title) : .left(columns[$0].title) })
    var followsTotal = false
    for line in lines {
      // A rule between what is added up and its total; totals that follow each other share it.
      if line.isTotal && !followsTotal { table.appendRule() }
      followsTotal = line.isTotal
      table.append(shown.map { line.cells[$0].shown })
    }
    let heading = "\(Terminal.safe(title))\n" + Terminal.safe(sentence).wrapped(width: width)
    let parts = [
      heading, lines.isEmpty ? "" : table.text, definitions(width: width),
      notes.map { Terminal.safe($0).wrapped(width: width) }.joined(),
      Terminal.safe(provenance) + "\n",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The report as a whole self-contained page.
  public func html() -> String {
    let definitions = defined.map { column in
      "<dt>\(XML.escaped(column.title))</dt><dd>\(XML.escaped(column.definition ?? ""))</dd>"
    }
    let notes = notes.map { "<p>\(XML.escaped($0))</p>\n" }.joined()
    let meaning =
      definitions.isEmpty
      ? ""
      : "<h2>What the columns mean</h2>\n<dl>\n\(definitions.joined(separator: "\n"))\n</dl>\n"
    return HTMLPage(
      title: title, style: "",
      content: """
        <h1><bdi>\(XML.escaped(title))</bdi></h1>
        <p>\(XML.escaped(sentence))</p>
        \(lines.isEmpty ? "" : htmlTable.markup + "\n")\
        \(notes)\(meaning)<p class="soft">\(XML.escaped(provenance))</p>
        """
    ).text
  }

  private var htmlTable: HTMLTable {
    var table = HTMLTable(
      label: title,
      columns: shown.enumerated().map { place, column in
        let kind: HTMLTable.Kind =
          columns[column].isNumber ? .number : place == 0 ? .key : .words
        return (columns[column].title, kind)
      })
    for line in lines {
      table.append(shown.map { line.cells[$0].shown }, isStrong: line.isTotal)
    }
    return table
  }

  private func definitions(width: Int) -> String {
    let indent = defined.reduce(0) { max($0, $1.title.count) } + 2
    return defined.reduce(into: "") { text, column in
      let space = String(repeating: " ", count: indent - column.title.count)
      text += (column.title + space + (column.definition ?? ""))
        .wrapped(width: width, indent: indent)
    }
  }

  /// The places of the columns that people see.
  private var shown: [Int] { columns.indices.filter { columns[$0].isForPeople } }

  /// What needs to be said of the columns, where there is something in them.
  private var defined: [Column] {
    lines.isEmpty ? [] : columns.filter { $0.isForPeople && $0.definition != nil }
  }
}
