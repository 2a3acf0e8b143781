/// What the SQL files promise beyond what the server checks.
enum Schema {
  /// A definer function runs with its owner's rights. Without pg_temp at the end of its path,
  /// which then counts as first, a caller's temporary table could stand in for one of ours.
  static func unpinnedDefiners(of file: SourceFile) -> [String] {
    guard file.isSQL else { return [] }
    let code = file.code
    return code.indices.filter { code[$0].holds(word: "security definer") }.compactMap { line in
      // The header of a function ends where its body is quoted.
      let opening = code[..<line].lastIndex { $0.holds(word: "function") } ?? 0
      let end = code[line...].firstIndex { $0.find("$$") != nil } ?? code.endIndex
      let pinned = code[opening..<end].contains {
        $0.find("set search_path = pg_catalog,") != nil && $0.hasSuffix(", pg_temp")
      }
      return pinned
        ? nil
        : file.finding(
          line + 1, "a definer function needs: set search_path = pg_catalog, <schemas>, pg_temp")
    }
  }

  /// In `functions/` and `views/` a file is named after the one object that it makes and explains.
  static func misfiled(_ file: SourceFile) -> [String] {
    guard file.isSQL, file.isUnder("sql/functions", "sql/views") else { return [] }
    let openings = ["create or replace function ", "create or replace view "]
    let objects = file.lines.enumerated().compactMap { number, line in
      openings.first { line.hasPrefix($0) }.map { opening in
        (
          line: number + 1, kind: opening.split(separator: " ").last ?? "",
          name: line.dropFirst(opening.count).prefix { $0 != "(" && $0 != " " }
        )
      }
    }
    guard let object = objects.first else {
      return [file.finding(1, "should begin an object with: \(openings.joined(separator: "or "))")]
    }
    var findings = objects.dropFirst().map {
      file.finding($0.line, "a second object: give \($0.name) a file of its own")
    }
    let expected = object.name.split(separator: ".").joined(separator: "_") + ".sql"
    if file.name != expected {
      findings.append(file.finding(object.line, "makes \(object.name): name the file \(expected)"))
    }
    if !file.lines.contains(where: { $0.holds(word: "comment on \(object.kind) \(object.name)") }) {
      findings.append(
        file.finding(object.line, "needs: comment on \(object.kind) \(object.name) … is '…'"))
    }
    return findings
  }
}
