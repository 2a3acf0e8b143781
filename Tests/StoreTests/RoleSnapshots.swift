import Glibc
import TestSupport
import Testing

/// Compares with a committed file, byte for byte, and shows each line that differs.
///
/// With `COOPLEDGER_REGENERATE=1` in the environment it writes the file instead.
func expectCommitted(
  _ text: String, in path: String, by filter: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = "\(RepositoryFolder.top)/\(path)"
  if isRegenerating {
    try RepositoryFolder.write(text, to: file)
    return
  }
  let committed = RepositoryFolder.text(of: file)
  guard committed != text else { return }
  let difference = lines(of: text).difference(from: lines(of: committed))
  let shown = difference.map { change in
    switch change {
    case .remove(let offset, let line, _): "\(path):\(offset + 1): - \(line)"
    case .insert(_, let line, _): "\(path): + \(line)"
    }
  }
  Issue.record(
    """
    \(path) is not what there is now:
    \(shown.joined(separator: "\n"))
    If that is right: COOPLEDGER_REGENERATE=1 swift test --filter \(filter), and look at the diff.
    """, sourceLocation: sourceLocation)
}

/// Whether committed files are to be written instead of compared.
var isRegenerating: Bool { getenv("COOPLEDGER_REGENERATE") != nil }

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

/// The source tree that these tests were built from.
enum RepositoryFolder {
  /// Three steps up from this file.
  static let top = #filePath.split(separator: "/").dropLast(3)
    .reduce(into: "") { $0 += "/" + $1 }

  /// The names in a folder that end so, in order.
  static func names(in folder: String, suffix: String) throws -> [String] {
    guard let directory = opendir("\(top)/\(folder)") else {
      throw SystemError("no folder \(folder)", errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(suffix) { names.append(name) }
    }
    return names.sorted()
  }

  static func text(of file: String) -> String {
    guard let stream = fopen(file, "r") else { return "" }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to file: String) throws {
    guard let stream = fopen(file, "w") else { throw SystemError("cannot write \(file)", errno) }
    defer { fclose(stream) }
    guard fputs(text, stream) >= 0 else { throw SystemError("cannot write \(file)", errno) }
  }
}
