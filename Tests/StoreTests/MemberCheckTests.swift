import Postgres
import Store
import Testing

@Suite("The checks of members")
struct MemberCheckTests {
  @Test("find nothing in books that were kept by the program")
  func clean() throws {
    #expect(try MemberBooks.full().books.failedChecks() == [])
  }

  @Test("name what was forced past the guards", arguments: CheckCorruption.members)
  func finding(corruption: CheckCorruption) throws {
    let books = try MemberBooks.full().books
    try books.connect().executeScript(corruption.script)
    #expect(try books.failedChecks() == corruption.checks.sorted())
    // Whoever may look sees the same.
    for role in [JournalRole.treasurer, .auditor] {
      let found = try books.store(as: role).violations()
      #expect(Set(found.map(\.check)) == Set(corruption.checks))
      #expect(found.allSatisfy { !$0.subject.isEmpty && !$0.finding.isEmpty })
    }
  }
}
