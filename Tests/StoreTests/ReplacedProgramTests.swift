import Postgres
import Store
import TestSupport
import Testing

/// Who owns the database can let its functions say what he likes.
@Suite("A replaced function or view")
struct ReplacedProgramTests {
  private let books: JournalBooks

  init() throws {
    books = try SealBooks.full()
  }

  /// What an auditor is told about functions and views.
  private func told() throws -> [String] {
    let found = try books.store(as: .auditor).verify()
    #expect(found.isProgramCompared)
    return found.findings.filter { $0.part == "program" }.map { "\($0.subject) \($0.finding)" }
  }

  @Test("None is reported where all are the program's own, and no trace stays of the comparison")
  func none() throws {
    let count: SQL =
      """
      select count(*)::text as n from pg_class union all select count(*)::text from pg_proc
      """
    let before = try books.connect().texts(count)
    let told = try told()
    #expect(told == [])
    #expect(try books.connect().texts(count) == before)
  }

  @Test(
    "is found, whatever was changed of it",
    arguments: [
      (
        "create or replace function audit.leaf_findings(p_first bigint, p_last bigint) returns "
          + "table (seal bigint, entry_id bigint, leaf_index bigint, finding text) "
          + "language sql stable as 'select null::bigint, null::bigint, null::bigint, null::text "
          + "where false'",
        "audit.leaf_findings is not the one of this program"
      ),
      (
        "create or replace view audit.violations as select null::text as check_name, "
          + "null::text as subject, null::text as finding where false",
        "audit.violations is not the one of this program"
      ),
      (
        "alter function ledger.today(text) set search_path = public",
        "ledger.today is not the one of this program"
      ),
      (
        "alter function ledger.today(text) security definer",
        "ledger.today is not the one of this program"
      ),
      (
        "alter view audit.journal set (security_barrier)",
        "audit.journal is not the one of this program"
      ),
      (
        "create function ledger.leaf(p text) returns bytea language sql as 'select null::bytea'",
        "ledger.leaf is there more than once"
      ),
      (
        "drop function giving.cancel_pledge; ",
        "giving.cancel_pledge is missing"
      ),
      (
        "create or replace function giving.words(p_text text) returns text[] language sql "
          + "immutable parallel safe return array['x']",
        "giving.words is not the one of this program"
      ),
    ])
  func found(change: String, finding: String) throws {
    try books.connect().executeScript(change)
    let told = try told()
    #expect(told == [finding])
  }

  @Test("is said to be unknown to whoever may not compare")
  func unable() throws {
    let name = books.database.name
    try books.connect().execute(
      "revoke temporary on database \(unsafeSQL: name) from public")
    let found = try books.store(as: .auditor).verify()
    #expect(!found.isProgramCompared)
    #expect(found.findings.isEmpty)
  }
}
