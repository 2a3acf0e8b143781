import Ledger
import Membership
import Postgres
import Store
import TestSupport

/// A set-up ledger without any gift, kept by a membership officer.
struct OfficerBooks {
  let books: JournalBooks
  let store: Store

  init() throws {
    books = try JournalBooks.empty()
    store = try books.store(as: .officer)
  }

  func add(_ members: KeyValuePairs<String, String>) throws {
    for (code, country) in members {
      _ = try store.addOrganisation(
        OrganisationRequest(code: code, name: "The \(code)", country: country), Recording())
    }
  }

  @discardableResult
  func open(_ body: String, _ count: Int64, _ day: String) throws -> MemberAnswer {
    try store.openBody(body, count: count, on: Day(parsing: day), source: "minutes", Recording())
      .document
  }

  @discardableResult
  func join(
    _ member: String, _ body: String, _ day: String, _ memberClass: MemberClass = .full,
    via: String? = nil
  ) throws -> Recorded<MemberAnswer> {
    try store.joinMember(
      member, body: body, on: Day(parsing: day), memberClass: memberClass, via: via, Recording())
  }

  @discardableResult
  func leave(_ member: String, _ body: String, _ day: String, because reason: String = "dues")
    throws -> Recorded<MemberAnswer>
  {
    try store.leaveMember(
      member, body: body, on: Day(parsing: day), reason: reason, Recording())
  }

  @discardableResult
  func count(_ body: String, joined: Int64 = 0, left: Int64 = 0, _ day: String) throws
    -> MemberAnswer
  {
    try store.countMembers(
      body: body, joined: joined, left: left, on: Day(parsing: day), source: "minutes",
      Recording()
    ).document
  }

  @discardableResult
  func state(
    _ body: String, _ unit: String, _ value: Int64, _ day: String?,
    _ qualifier: FigureRequest.Qualifier = .exact, source: String = "a report"
  ) throws -> Figure {
    try store.recordFigure(
      FigureRequest(
        .body(body), unit: unit, value: value, on: day.map { try Day(parsing: $0) },
        qualifier: qualifier, source: source), Recording()
    ).document
  }

  /// The first column of a query, as an auditor reads it.
  func audit(_ sql: SQL) throws -> [String] { try books.connect(as: .auditor).texts(sql) }
}

/// The refusal of one of the store's own rules, or of the database's.
func storeRefusal(_ body: () throws -> Void) throws -> (code: String, field: String?)? {
  do {
    try body()
    return nil
  } catch let error as StoreError {
    return (error.code, error.field)
  } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
    return (error.sqlState?.rawValue ?? "", error.column)
  }
}
