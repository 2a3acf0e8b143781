import Testing

@testable import Store

@Suite("The files of sql/")
struct SchemaSourceTests {
  private func view(_ name: String, _ text: String) -> EmbeddedFile {
    EmbeddedFile(path: "sql/views/\(name).sql", text: text)
  }

  @Test("The embedded files come in ascending byte order of their paths, with their text")
  func embedded() {
    let files = Embedded.files(under: "")
    #expect(
      files.map(\.path) == files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(
      Embedded.files(under: "sql/roles/").map(\.path) == [
        "sql/roles/grants.sql", "sql/roles/groups.sql",
      ])
    #expect(files.allSatisfy { !$0.text.isEmpty && !$0.text.contains("\u{fffd}") })
    #expect(Embedded.files(under: "nowhere/").isEmpty)
  }

  @Test("A view comes behind the views that it names, and otherwise in the given order")
  func viewOrder() throws {
    let a = view("audit_a", "create or replace view audit.a as select * from giving.c_d;")
    let b = view("audit_b", "create or replace view audit.b as select * from audit.a, audit.a_b();")
    let cd = view("giving_c_d", "create or replace view giving.c_d as select 1;")
    let e = view("giving_e", "create or replace view giving.e as select 1;")
    #expect(try SchemaSource.sorted(views: [b, a, cd, e]) == [cd, a, b, e])
  }

  @Test("Views that name each other are refused by name")
  func circularViews() throws {
    let a = view("audit_a", "create or replace view audit.a as select * from audit.b;")
    let b = view("audit_b", "create or replace view audit.b as select * from audit.a;")
    let error = try refusal { _ = try SchemaSource.sorted(views: [a, b]) }
    #expect(error?.code == "views_circular")
    #expect(error?.message.contains("sql/views/audit_a.sql, sql/views/audit_b.sql") == true)
  }

  @Test(
    "Versions are compared number by number",
    arguments: [
      ("0.2.0", "0.1.9", true), ("0.10.0", "0.9.0", true), ("1.0.0", "0.99.99", true),
      ("0.1.0", "0.1.0", false), ("0.1.0", "0.1.1", false), ("0.1.0-beta", "0.1.0", false),
      ("0.1.0", "0.1.0-beta", false),
    ])
  func versions(version: String, other: String, isNewer: Bool) {
    #expect(Schema.isNewer(version, than: other) == isNewer)
  }
}
