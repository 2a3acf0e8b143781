import Ledger
import Membership
import Postgres
import Store
import Testing

/// Every operation of the officer with a key that was used before, and as a dry run.
@Suite("A member's operation and its key")
struct MemberOnceTests {
  /// An operation, and the same with one field told otherwise.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let operation: MemberOperation
    let other: MemberOperation
    let field: String
  }

  static let samples: [Sample] = {
    guard let day = try? Day(parsing: "2017-03-01"), let other = try? Day(parsing: "2017-03-02")
    else { return [] }
    return [
      Sample(
        testDescription: "opening", operation: .open("ica", count: 3, day, countries: ["FR"]),
        other: .open("ica", count: 4, day, countries: ["FR"]), field: "count"),
      Sample(
        testDescription: "join", operation: .join("beta", "cicopa", day, .full, .day),
        other: .join("beta", "cicopa", other, .full, .day), field: "on"),
      Sample(
        testDescription: "leave", operation: .leave("alfa", "cicopa", day, .day),
        other: .leave("alfa", "cicopa", day, .month), field: "precision"),
      Sample(
        testDescription: "class", operation: .change("alfa", "cicopa", to: .associate, day),
        other: .change("alfa", "cicopa", to: .full, day), field: "to"),
      Sample(
        testDescription: "identify", operation: .identify("beta", "cicopa", day, .full),
        other: .identify("beta", "cicopa", day, .associate), field: "class"),
      Sample(
        testDescription: "merge", operation: .merge("alfa", into: "beta", day),
        other: .merge("alfa", into: "gamma", day), field: "into"),
      Sample(
        testDescription: "count", operation: .count("cicopa", joined: 2, left: 1, day, .year),
        other: .count("cicopa", joined: 2, left: 2, day, .year), field: "left"),
      Sample(
        testDescription: "correct",
        operation: .correct("alfa", "cicopa", nil, .joined(day)),
        other: .correct("alfa", "cicopa", nil, .void), field: "correction"),
    ]
  }()

  private let books: MemberBooks
  private let store: Store

  init() throws {
    books = try MemberBooks()
    store = try books.store()
    _ = try store.openBody(
      "cicopa", count: 2, on: day("2016-12-31"), source: "told", Recording())
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-01-15"), Recording())
  }

  @Test("The same again is answered alike, whatever came after it", arguments: samples)
  func again(sample: Sample) throws {
    let how = Recording(key: "k")
    let first = try store.perform(sample.operation, how)
    _ = try store.joinMember("zeta", body: "cicopa", on: day("2017-05-01"), Recording())
    _ = try store.joinMember("zeta", body: "ica", on: day("2017-05-01"), Recording())
    let before = try books.books.digest()
    let again = try store.perform(sample.operation, how)
    #expect(again.map(Self.text) == first.map(Self.text))
    #expect(!first.isEmpty)
    #expect(try books.books.digest() == before)
  }

  @Test("Another request is refused, naming the field that differs", arguments: samples)
  func conflict(sample: Sample) throws {
    _ = try store.perform(sample.operation, Recording(key: "k"))
    let before = try books.books.digest()
    let error = #expect(throws: PostgresError.self) {
      _ = try store.perform(sample.other, Recording(key: "k"))
    }
    #expect(error?.sqlState?.rawValue == "CL001")
    #expect(error?.column == sample.field)
    #expect(try books.books.digest() == before)
  }

  @Test("A dry run tells what would be and leaves every row as it was", arguments: samples)
  func dryRun(sample: Sample) throws {
    let before = try books.books.digest()
    let dry = try store.perform(sample.operation, Recording(key: "k", isDryRun: true))
    #expect(try books.books.digest() == before)
    let real = try store.perform(sample.operation, Recording(key: "k"))
    #expect(real.map(\.members) == dry.map(\.members))
    #expect(real.map(\.unnamed) == dry.map(\.unnamed))
    #expect(try books.books.digest() != before)
    #expect(try books.books.failedChecks() == [])
  }

  @Test("Adding and renaming an organisation and creating a body are done once, too")
  func others() throws {
    var request = OrganisationRequest(code: "newcomer", name: "Newcomer", country: "SE")
    #expect(try store.addOrganisation(request, Recording(key: "add")).status == .created)
    #expect(try store.addOrganisation(request, Recording(key: "add")).status == .exists)
    request.country = "NO"
    #expect(throws: PostgresError.self) {
      _ = try store.addOrganisation(request, Recording(key: "add"))
    }
    let on = try day("2017-03-01")
    for status in [Recorded<Organisation>.Status.created, .exists] {
      let renamed = try store.renameOrganisation(
        "newcomer", to: "Late", on: on, Recording(key: "rename"))
      #expect(renamed.status == status)
      #expect(renamed.document.name == "Late")
    }
    for status in [Recorded<Body>.Status.created, .exists] {
      let created = try store.createBody(
        "nordic", name: "Nordic", kind: "regional", parent: "cecop", Recording(key: "body"))
      #expect(created.status == status)
    }
    let before = try books.books.digest()
    _ = try store.createBody(
      "baltic", name: "Baltic", kind: "regional", parent: "cecop", Recording(isDryRun: true))
    #expect(try books.books.digest() == before)
    #expect(
      try store.joinMember("alfa", body: "nordic", on: on, Recording()).document.members == 1)
  }

  private static func text(_ answer: MemberAnswer) -> String {
    let countries = answer.countries.map(String.init) ?? "unknown"
    return "\(answer.body) \(answer.movement) \(answer.effectiveOn) \(answer.members) "
      + "\(answer.unnamed) \(countries) \(answer.entry.map(String.init) ?? "none")"
  }
}
