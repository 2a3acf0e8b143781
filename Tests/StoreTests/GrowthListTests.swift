import Ledger
import Membership
import Postgres
import Store
import Testing

@Suite("Who is behind a number of the growth report")
struct GrowthListTests {
  @Test("The list of each column adds up to the report's number, named or not")
  func addsUp() throws {
    let officer = try OfficerBooks()
    try officer.add(["a": "FR", "b": "BE", "c": "IT", "d": "INT"])
    try officer.open("cicopa", 10, "2016-12-31")
    try officer.join("a", "cicopa", "2017-02-01")
    try officer.join("b", "cicopa", "2017-03-01", .associate)
    try officer.leave("a", "cicopa", "2017-04-01")
    try officer.join("a", "cicopa", "2017-06-01")
    try officer.join("c", "cicopa", "2017-07-01")
    try officer.count("cicopa", joined: 3, left: 2, "2017-08-01")
    _ = try officer.store.correctMember(
      "c", body: "cicopa", .joined(Day(parsing: "2017-05-05")), reason: "minutes", Recording())
    _ = try officer.store.mergeMembers(
      "c", into: "a", on: Day(parsing: "2017-09-01"), Recording())
    let (from, to) = try (Month(parsing: "2017-01"), Month(parsing: "2017-12"))
    let year = try #require(
      try officer.store.growth(of: "cicopa", from: from, to: to, by: .year).first)
    func list(_ flow: GrowthFlow) throws -> [MovedMember] {
      try officer.store.moved(flow, in: "cicopa", from: from, to: to)
    }
    func sum(_ flow: GrowthFlow) throws -> Int { try list(flow).reduce(0) { $0 + $1.count } }
    #expect(try sum(.joined) == year.joined)
    #expect(try sum(.rejoined) == year.rejoined)
    #expect(try sum(.left) == year.left)
    #expect(try sum(.reclassified) == year.reclassified)
    #expect(try sum(.members) == year.closing)
    #expect(
      try list(.joined).map { "\($0.member ?? "-") \($0.day?.description ?? "-") \($0.count)" }
        == ["a 2017-02-01 1", "b 2017-03-01 1", "c 2017-05-05 1", "- 2017-08-01 3"])
    #expect(try list(.left).map(\.member) == ["a", nil])
    #expect(try list(.left).map(\.name) == ["The a", nil])
    #expect(try list(.reclassified).map(\.count) == [-1])
    #expect(try list(.members).map(\.member) == ["b", "a", nil])
    #expect(try list(.members).last?.count == 11)
  }

  @Test("A report as of a day in the midst of its months ends with that day")
  func asOf() throws {
    let officer = try OfficerBooks()
    try officer.add(["a": "FR", "b": "BE"])
    try officer.open("cicopa", 10, "2016-12-31")
    try officer.join("a", "cicopa", "2017-02-10")
    try officer.join("b", "cicopa", "2017-02-11")
    try officer.count("cicopa", joined: 0, left: 2, "2017-02-12")
    let (from, to) = try (Month(parsing: "2017-01"), Month(parsing: "2017-03"))
    let horizon = try Horizon(asOf: Day(parsing: "2017-02-10"))
    let growth = try officer.store.growth(of: "cicopa", from: from, to: to, at: horizon)
    #expect(growth.map(\.closing) == [10, 11])
    #expect(growth.last?.end.description == "2017-02-10")
    #expect(growth.last?.retained == 10)
    let joined = try officer.store.moved(.joined, in: "cicopa", from: from, to: to, at: horizon)
    #expect(joined.map(\.member) == ["a"])
    let members = try officer.store.moved(.members, in: "cicopa", from: from, to: to, at: horizon)
    #expect(members.map(\.count) == [1, 10])
    let months = try officer.books.connect().texts(
      "select closing::text from audit.growth('cicopa', '2017-01-01', '2017-02-01', 'infinity')")
    #expect(months == ["10", "10"])
  }
}
