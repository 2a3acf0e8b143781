import Postgres
import Store
import TestSupport
import Testing

@Suite("The checks")
struct CheckTests {
  @Test("find nothing in books that were kept by the program")
  func clean() throws {
    #expect(try JournalBooks().failedChecks() == [])
  }

  @Test("name what was forced past the constraints", arguments: CheckCorruption.all)
  func finding(corruption: CheckCorruption) throws {
    let books = try JournalBooks()
    try books.connect().executeScript(corruption.script)
    #expect(try books.failedChecks() == corruption.checks.sorted())
    // The program shows the same, to the treasurer and to the auditor alike.
    for role in [JournalRole.treasurer, .auditor] {
      let found = try books.store(as: role).violations()
      #expect(Set(found.map(\.check)) == Set(corruption.checks))
      #expect(found.allSatisfy { !$0.subject.isEmpty && !$0.finding.isEmpty })
    }
  }

  @Test("have each a corruption that they are the first to name")
  func complete() {
    let tested = Set(
      (CheckCorruption.all + CheckCorruption.members + CheckCorruption.allocations).compactMap(
        \.checks.first))
    #expect(
      Set(Store.checkNames).subtracting(tested) == [],
      "add a way to break it to CheckCorruption.all or .members")
    #expect(tested.subtracting(Store.checkNames) == [], "there is no such file in sql/checks")
  }

  @Test("know every guard that the migrations put up")
  func everyGuard() throws {
    let books = try JournalBooks()
    let connection = try books.connect()
    let guards = try connection.query(
      """
      select t.tgrelid::regclass::text as guarded, t.tgname::text as name
      from pg_trigger as t
      join pg_proc as p on p.oid = t.tgfoid
      where p.pronamespace = 'ledger'::regnamespace and not t.tgisinternal
      order by 1, 2
      """
    ).map { try ($0.decode("guarded", as: String.self), $0.decode("name", as: String.self)) }
    #expect(guards.count > 20)
    for (table, name) in guards {
      try connection.execute("alter table \(unsafeSQL: "\(table) disable trigger \(name)")")
    }
    let found = try connection.texts(
      "select subject from audit.violations where check_name = 'guards_stand' order by 1")
    #expect(found == guards.map { "\($0.0) \($0.1)" }.sorted())
  }

  @Test("find every reference that leads nowhere, one foreign key at a time")
  func everyReference() throws {
    let books = try MemberBooks.full().books
    let connection = try books.connect()
    // The first column of each key, set to what cannot be there.
    let breaks = try connection.query(
      """
      select s.oid::regclass::text as source, t.oid::regclass::text as target, format(
        'alter table %s disable trigger user; update %1$s set %I = %L where ctid = ('
        'select min(ctid) from %1$s where %2$I is not null)',
        s.oid::regclass, a.attname, case a.atttypid when 'text'::regtype then 'ZZZ' else '-1' end
      ) as script
      from pg_constraint as c
      join pg_class as s on s.oid = c.conrelid
      join pg_class as t on t.oid = c.confrelid
      join pg_attribute as a on a.attrelid = s.oid and a.attnum = c.conkey[1]
      join pg_namespace as n on n.oid = c.connamespace
      where c.contype = 'f'
        and n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting')
        and a.attgenerated = ''
        and s.oid <> all (array['ledger.entry', 'ledger.transfer']::regclass[])
      """)
    #expect(breaks.count > 20)
    for broken in breaks {
      let script: String = try broken.decode("script")
      let found = try connection.transaction(rollback: true) { connection in
        try connection.executeScript("set local session_replication_role = replica; \(script)")
        return try connection.texts(
          """
          select subject || ' ' || finding
          from audit.violations
          where check_name like 'references%lead_somewhere'
          """)
      }
      let source: String = try broken.decode("source")
      let target: String = try broken.decode("target")
      #expect(
        found.contains { $0.hasPrefix("\(source) ") && $0.contains("refers to \(target) ") },
        "\(script): \(found)")
    }
  }
}
