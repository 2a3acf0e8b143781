import Glibc
import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

/// Where real-world files are; without them their tests are skipped by name.
private let testData = getenv("COOPLEDGER_TEST_DATA").map { String(cString: $0) }

@Suite(
  "The co-operatives of the United Kingdom",
  .enabled(if: testData != nil, "needs COOPLEDGER_TEST_DATA"))
struct MemberImportRealTests {
  @Test("go in as members of a body: bad rows named, good ones counted, growth by year as counted")
  func unitedKingdom() throws {
    let path = "\(testData ?? "")/real/orgs/coopsuk_2016_join_leave.csv"
    let text = try #require(contents(of: path))
    let officer = try OfficerBooks()
    _ = try officer.store.createBody(
      "uk", name: "Co-operatives UK", kind: "regional", parent: "ica-europe", Recording())
    let file = try memberFile(text, map: carriedMap("uk-coops"), body: "uk")
    #expect(throws: MemberImportRefused.self) {
      try officer.store.importMembers(file, Recording())
    }
    #expect(try officer.audit("select count(*) from audit.organisations") == ["0"])

    let naive = NaiveRegister(text)
    let recorded = try officer.store.importMembers(file, isSkippingBad: true, Recording())
    #expect(recorded.document.rows.count == naive.rows)
    #expect(recorded.document.counts == [naive.stays.count, 0, naive.rows - naive.stays.count])
    #expect(Set(recorded.document.rows.filter { $0.status == .refused }.map(\.line)) == naive.bad)
    #expect(recorded.document.bodies.map(\.members) == [naive.stays.count { $0.left == nil }])
    #expect(try officer.books.failedChecks() == [])

    let years = try officer.store.growth(
      of: "uk", from: Month(parsing: "1844-01"), to: Month(parsing: "2016-12"), by: .year)
    #expect(years.count == 173)
    for year in years where year.opening != nil {
      #expect(year.joined == naive.stays.count { $0.joined == year.start.year })
      #expect(year.left == naive.stays.count { $0.left == year.start.year })
    }
    let again = try officer.store.importMembers(file, isSkippingBad: true, Recording())
    #expect(again.status == .exists)
    #expect(again.document.count(.exists) == naive.stays.count)
  }

  /// The file counted in the simplest way: no quoted field of it holds a newline.
  private struct NaiveRegister {
    var rows = 0
    var bad: Set<Int> = []
    var stays: [(joined: Int, left: Int?)] = []

    init(_ text: String) {
      var codes: Set<String> = []
      for (place, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
        rows += 1
        // The two dates stand last, after all text.
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard let joined = Int(cells[cells.count - 2].prefix(4)),
          codes.insert(String(cells[0])).inserted
        else {
          bad.insert(place + 1)
          continue
        }
        stays.append((joined, Int(cells[cells.count - 1].prefix(4))))
      }
    }
  }

  private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 {
      bytes += piece[..<count]
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
