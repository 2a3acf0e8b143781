import Glibc
import TestSupport
import Testing

/// Texts that the program is known to print, kept as files in `Golden/`.
///
/// When a text is meant to change, let the tests write it anew, then read what git shows:
/// ```
/// COOPLEDGER_WRITE_GOLDEN=yes swift test --filter CommandTests
/// git diff Tests/CommandTests/Golden
/// ```
enum Golden {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2)
    .reduce("") { $0 + "/" + $1 } + "/Golden"

  private static let isWriting = Child.ownEnvironment["COOPLEDGER_WRITE_GOLDEN"] == "yes"

  /// Expects the text to be the file's, or writes it there.
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(folder)/\(name)"
    guard isWriting else {
      let known = try read(path)
      #expect(text == known, "\(name) differs", sourceLocation: sourceLocation)
      return
    }
    try makeFolders(of: name)
    try #require(write(text, to: path), "cannot write \(path)", sourceLocation: sourceLocation)
  }

  private static func makeFolders(of name: String) throws {
    var path = folder
    mkdir(path, 0o777)
    for part in name.split(separator: "/").dropLast() {
      path += "/\(part)"
      mkdir(path, 0o777)
    }
  }

  private static func read(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else {
      throw SystemError("cannot read \(path); COOPLEDGER_WRITE_GOLDEN=yes writes it", errno)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes a small file; `false` if that cannot be.
@discardableResult
func write(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  return fputs(text, file) >= 0
}
