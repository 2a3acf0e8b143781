import Glibc
import Testing

@Suite("The files that the program carries")
struct EmbeddedTests {
  @Test("their list is the one that scripts/embed writes now")
  func list() throws {
    var template = Array("/tmp/coopledger-tidy-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    _ = Repository.output("\(Repository.quoted(Repository.top))/scripts/embed \(path)")
    let fresh = try #require(Repository.text(path))
    let isCurrent = Repository.text("Sources/CEmbedded/embedded.c") == fresh
    #expect(
      isCurrent && !fresh.isEmpty,
      "Sources/CEmbedded/embedded.c: run scripts/embed; a file was added, renamed or removed")
  }
}
