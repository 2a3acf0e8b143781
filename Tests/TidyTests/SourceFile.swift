/// One file of the repository, as text and as lines.
struct SourceFile: Sendable {
  /// From the top of the repository: `Sources/Ledger/Money.swift`.
  let path: String
  let text: String
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isSQL: Bool { path.hasSuffix(".sql") }
  var isBash: Bool { text.hasPrefix("#!/usr/bin/env bash") || path.hasSuffix(".sh") }

  func isUnder(_ folders: String...) -> Bool {
    folders.contains { path.hasPrefix($0 + "/") }
  }

  /// The lines without their comments: what the compiler or the server sees.
  var code: [String] {
    let mark = isSQL ? "--" : isSwift ? "//" : "#"
    return lines.map { line in line.find(mark).map { String(line.utf8.prefix($0)) ?? "" } ?? line }
  }

  /// A finding as editors and people read it; `line` counts from 1.
  func finding(_ line: Int, _ advice: String) -> String { "\(path):\(line): \(advice)" }
}
