import Glibc

/// The repository that these tests are part of.
enum Repository {
  /// Three steps up from this file.
  static let top = #filePath.split(separator: "/").dropLast(3)
    .reduce(into: "") { $0 += "/" + $1 }

  /// What git tracks and what is new, without what it ignores.
  static let files: [SourceFile] = {
    // Whoever runs the tests need not own the checkout.
    let listed = output(
      "git -c safe.directory='*' -C \(quoted(top)) ls-files --cached --others --exclude-standard")
    return listed.split(separator: "\n").compactMap { path in
      text(String(path)).map { SourceFile(path: String(path), text: $0) }
    }
  }()

  static func file(_ path: String) -> SourceFile? { files.first { $0.path == path } }

  /// The text of a file; nil if it is gone.
  static func text(_ path: String) -> String? {
    guard let file = fopen(path.hasPrefix("/") ? path : "\(top)/\(path)", "r") else { return nil }
    defer { fclose(file) }
    return contents(of: file)
  }

  static func isExecutable(_ path: String) -> Bool { access("\(top)/\(path)", X_OK) == 0 }

  /// What a shell command prints.
  static func output(_ command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    return contents(of: pipe)
  }

  static func quoted(_ argument: String) -> String {
    "'"
      + argument.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }

  private static func contents(of file: UnsafeMutablePointer<FILE>) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }
}
