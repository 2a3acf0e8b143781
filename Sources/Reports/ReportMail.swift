/// A report as a mail tells it: a sentence, tables and lists under headings, and a picture.
///
/// The text and the HTML say the same; whoever reads only one of them misses nothing but the
/// picture.
public struct ReportMail: Sendable {
  /// What stands under a heading.
  public enum Content: Sendable {
    /// Sentences, a paragraph each.
    case sentences([String])
    /// Points of a list.
    case points([String])
    case table(Table)
  }

  /// A heading and what stands under it.
  public struct Section: Sendable {
    let title: String
    let content: [Content]

    public init(_ title: String, _ content: [Content]) {
      self.title = title
      self.content = content
    }
  }

  /// A table, narrow enough for a phone: its first column says which row it is.
  public struct Table: Sendable {
    let headings: [String]
    /// The places of the columns that hold words; all others hold numbers.
    let words: Set<Int>
    /// Whether the last row is what the mail is about.
    let endsWithNews: Bool
    private(set) var rows: [[String]] = []

    public init(_ headings: [String], words: Set<Int> = [0], endsWithNews: Bool = false) {
      self.headings = headings
      self.words = words
      self.endsWithNews = endsWithNews
    }

    /// The columns of a report that are named, but for those that say the same in every row, and
    /// of its rows so many at the most, with all totals.
    public init(_ report: ReportTable, columns names: [String], rows limit: Int) {
      let places = names.compactMap { name in
        report.columns.firstIndex { $0.name == name && $0.isForPeople }
      }
      self.init(
        places.map { report.columns[$0].title },
        words: Set(places.indices.filter { !report.columns[places[$0]].isNumber }))
      for line in report.lines where line.isTotal || rows.count < limit {
        append(places.map { line.cells[$0].shown })
      }
    }

    /// Adds a row, which has one cell for each column.
    public mutating func append(_ cells: [String]) {
      precondition(cells.count == headings.count, "a row has one cell for each column")
      rows.append(cells)
    }
  }

  /// One line, such as `CICOPA growth June 2017: 48 members (+2)`.
  public let subject: String
  public let heading: String
  /// The full name of what it is about, where the heading has a short one.
  public let subtitle: String?
  public let sentence: String
  public let table: Table
  public let sections: [Section]
  /// What the picture shows, for those who do not see it.
  public let pictureWords: String
  /// Where it comes from and how to stop it.
  public let footer: [String]

  public init(
    subject: String, heading: String, subtitle: String? = nil, sentence: String, table: Table,
    sections: [Section], pictureWords: String, footer: [String]
  ) {
    self.subject = subject
    self.heading = heading
    self.subtitle = subtitle
    self.sentence = sentence
    self.table = table
    self.sections = sections
    self.pictureWords = pictureWords
    self.footer = footer
  }

  /// The mail for those who read text, at most 76 columns wide where words can be broken.
  public func text() -> String {
    let width = 76
    var parts = [
      Terminal.safe(heading) + "\n"
        + (subtitle.map { Terminal.safe($0).wrapped(width: width) } ?? ""),
      Terminal.safe(sentence).wrapped(width: width), Self.text(table),
    ]
    for section in sections {
      let rule = String(repeating: "-", count: section.title.count)
      parts.append(
        "\(section.title)\n\(rule)\n"
          + section.content.map { Self.text($0, width: width) }.joined(separator: "\n"))
    }
    parts.append("-- \n" + footer.map { Terminal.safe($0).wrapped(width: width) }.joined())
    return parts.joined(separator: "\n")
  }

  private static func text(_ content: Content, width: Int) -> String {
    switch content {
    case .sentences(let lines):
      lines.map { Terminal.safe($0).wrapped(width: width) }.joined()
    case .points(let points):
      points.map { "* " + Terminal.safe($0).wrapped(width: width - 2, indent: 2) }.joined()
    case .table(let table): text(table)
    }
  }

  private static func text(_ table: Table) -> String {
    var columns = TextTable(
      table.headings.enumerated().map { table.words.contains($0) ? .left($1) : .right($1) })
    for row in table.rows { columns.append(row) }
    return columns.text
  }
}
