import Testing

@Suite("The SQL files")
struct SchemaTests {
  @Test("every definer function pins its search path, pg_temp last")
  func pinned() { expectNone(Repository.files.flatMap(Schema.unpinnedDefiners)) }

  @Test("every function and view has a file of its name and a comment")
  func filed() { expectNone(Repository.files.flatMap(Schema.misfiled)) }

  @Test(
    "a definer function without a pinned path is found",
    arguments: [
      ("set search_path = pg_catalog, ledger, pg_temp", 0), ("", 1),
      ("set search_path = pg_catalog, ledger", 1), ("set search_path = ledger, pg_temp", 1),
      ("-- set search_path = pg_catalog, pg_temp", 1),
    ])
  func unpinned(path: String, expected: Int) {
    let file = SourceFile(
      path: "sql/functions/a_b.sql",
      text: "create or replace function a.b()\nsecurity definer\n\(path)\nas $$\n$$;\n")
    #expect(Schema.unpinnedDefiners(of: file).count == expected)
  }

  @Test("a second object, a wrong name and a missing comment are found")
  func misfiled() {
    func count(_ path: String, _ text: String) -> Int {
      Schema.misfiled(SourceFile(path: path, text: text)).count
    }
    let view = "create or replace view a.b as\nselect 1;\n"
    let comment = "comment on view a.b is 'One.';\n"
    #expect(count("sql/views/a_b.sql", view + comment) == 0)
    #expect(count("sql/views/a_b.sql", view) == 1)
    #expect(count("sql/views/a_c.sql", view + comment) == 1)
    #expect(count("sql/views/a_b.sql", view + comment + "create or replace view a.c as\n") == 1)
    #expect(count("sql/views/a_b.sql", "select 1;\n") == 1)
  }
}
