/// The files of `sql/`, sorted by what is done with them.
struct SchemaSource {
  struct Migration {
    let number: Int
    let file: EmbeddedFile
  }

  /// Makes the group roles.
  let roles: [EmbeddedFile]
  /// In ascending order of their numbers.
  let migrations: [Migration]
  /// What is run anew after a change, in the order of running.
  let definitions: [EmbeddedFile]

  init(_ files: [EmbeddedFile]) throws(SchemaError) {
    func under(_ prefix: String) -> [EmbeddedFile] { files.filter { $0.path.hasPrefix(prefix) } }
    roles = under("sql/roles/groups.sql")
    migrations = try Self.migrations(in: files)
    definitions =
      under("sql/functions/") + (try Self.sorted(views: under("sql/views/")))
      + [Self.violations(under("sql/checks/"))] + under("sql/roles/grants.sql")
  }

  /// The definitions as one text, by which it is known whether they changed. It is the text that
  /// runs, not the files: so a new way of putting the checks together counts as a change too.
  var definitionsText: String {
    definitions.map { "\($0.path)\n\($0.text)\n" }.joined()
  }

  /// The numbered files alone, which is quick.
  static func migrations(in files: [EmbeddedFile]) throws(SchemaError) -> [Migration] {
    var migrations: [Int: Migration] = [:]
    for file in files where file.path.hasPrefix("sql/migrations/") {
      guard let number = Int(file.name.prefix { $0 != "_" }), migrations[number] == nil else {
        throw .misnamed(file.path)
      }
      migrations[number] = Migration(number: number, file: file)
    }
    return migrations.values.sorted { $0.number < $1.number }
  }

  /// The views, each behind those that it names.
  ///
  /// A view must exist before another can name it. Its file is called after it (`audit_journal.sql`
  /// makes `audit.journal`), so the order can be read off the texts themselves. Rejected: numbers
  /// in the file names and lists of what a file requires, for they go stale; trying until it works,
  /// for every attempt would leave an error in the server's log.
  static func sorted(views: [EmbeddedFile]) throws(SchemaError) -> [EmbeddedFile] {
    var waiting = views.map { file in (file: file, view: viewName(of: file), names: names(in: file))
    }
    var sorted: [EmbeddedFile] = []
    while !waiting.isEmpty {
      let unmade = Set(waiting.map(\.view))
      let ready = waiting.firstIndex { unmade.subtracting([$0.view]).isDisjoint(with: $0.names) }
      guard let ready else { throw .circularViews(waiting.map(\.file.path)) }
      sorted.append(waiting.remove(at: ready).file)
    }
    return sorted
  }

  /// `audit.journal` for `audit_journal.sql`.
  private static func viewName(of file: EmbeddedFile) -> String {
    let parts = file.stem.split(separator: "_", maxSplits: 1)
    return parts.joined(separator: ".")
  }

  /// All words of a text that could be the name of a view.
  private static func names(in file: EmbeddedFile) -> Set<String> {
    let words = file.text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return Set(words.map(String.init))
  }

  /// All checks as the one view `audit.violations`. A check is a query of two columns, whom a
  /// finding is about and what it is.
  private static func violations(_ checks: [EmbeddedFile]) -> EmbeddedFile {
    let queries = checks.map { check in
      """
      select '\(check.stem)' as check_name, f.subject::text as subject, f.finding::text as finding
      from (
      \(check.text)) as f (subject, finding)
      """
    }
    return EmbeddedFile(
      path: "sql/checks",
      text: """
        create or replace view audit.violations as
        \(queries.joined(separator: "\nunion all\n"));

        comment on view audit.violations is
          'Every rule of the books that does not hold; no rows means that all do.';
        comment on column audit.violations.check_name is 'The check, a file of sql/checks.';
        comment on column audit.violations.subject is 'What it is about.';
        comment on column audit.violations.finding is 'What is wrong with it.';
        """)
  }
}
