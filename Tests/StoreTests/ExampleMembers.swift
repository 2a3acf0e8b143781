import Ledger
import Membership
import Store

/// The books of the example on members: CICOPA's first half of 2017, with one slip of the pen.
enum ExampleMembers {
  static func books() throws -> JournalBooks {
    let books = try JournalBooks()
    let store = try MemberBooks(in: books).store()
    _ = try store.openBody(
      "cicopa", count: 44, on: day("2016-12-31"), source: "48 less the 4 that joined", Recording())
    for (code, country) in [
      ("ligacoop", "PR"), ("ulccs", "IN"), ("credit-cooperatif", "FR"), ("smart", "BE"),
    ] {
      _ = try store.addOrganisation(
        OrganisationRequest(code: code, name: code, country: country), Recording())
    }
    func join(_ member: String, _ on: String, _ precision: DatePrecision) throws {
      _ = try store.joinMember(
        member, body: "cicopa", on: day(on), precision: precision, Recording())
    }
    try join("ligacoop", "2017-01-01", .quarter)
    try join("ulccs", "2017-04-01", .month)
    try join("credit-cooperatif", "2017-06-21", .halfYear)
    try join("smart", "2017-06-21", .halfYear)
    _ = try store.correctMember(
      "ulccs", body: "cicopa", .joined(day("2017-05-01")), reason: "last May", Recording())
    for (unit, value) in [("ORG", Int64(48)), ("COUNTRY", 32)] {
      _ = try store.recordFigure(
        FigureRequest(
          .body("cicopa"), unit: unit, value: value, on: day("2017-06-21"), source: "CICOPA news"),
        Recording())
    }
    return books
  }
}
