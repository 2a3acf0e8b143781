import Ledger
import Membership
import Postgres
import Store
import TestSupport

/// A ledger with six organisations that are members of nothing yet, as an officer keeps it.
struct MemberBooks: Sendable {
  let books: JournalBooks

  init() throws { books = try JournalBooks(copyOf: Self.template.get()) }

  init(books: JournalBooks) { self.books = books }

  /// Adds the organisations to other books.
  init(in books: JournalBooks) throws {
    self.books = books
    let store = try books.store(as: .officer)
    for (code, country) in MemberModel.countries {
      try store.add(code, country ?? "INT")
    }
  }

  private static let template = Result { try MemberBooks(in: .empty()).books }

  func store() throws -> Store { try books.store(as: .officer) }

  /// The rows of a report as texts, blanks as dashes.
  func growth(
    _ body: String, _ from: String, _ to: String, by step: String = "month",
    known: String = "infinity"
  ) throws -> [String] {
    try books.connect().query(
      """
      select g.opening, g.joined, g.rejoined, g."left", g.reclassified, g.closing, g.retained
      from membership.growth(
        \(body), \(from)::date, \(to)::date, \(step), \(known)::timestamptz) as g
      """
    ).map { row in row.texts.map { $0 ?? "-" }.joined(separator: ",") }
  }

  /// When the operation of a key was recorded.
  func stamp(_ key: String) throws -> String {
    try books.connect().queryOne(
      "select recorded_at from ledger.operation where key = \(key)"
    ).texts[0] ?? ""
  }
}

extension Store {
  func add(_ code: String, _ country: String) throws {
    _ = try addOrganisation(
      OrganisationRequest(code: code, name: "The \(code)", country: country), Recording())
  }
}

/// A day that a test writes down.
func day(_ text: String) throws -> Day { try Day(parsing: text) }
