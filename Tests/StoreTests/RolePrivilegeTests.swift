import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The privileges")
struct RolePrivilegeTests {
  private let books: JournalBooks
  private let connection: Connection

  init() throws {
    books = try JournalBooks()
    connection = try books.connect()
  }

  @Test("are those of the committed list, and no others")
  func snapshot() throws {
    let granted = try connection.texts(Self.granted).map { "\($0)\n" }.joined()
    try expectCommitted(granted, in: "Tests/StoreTests/privileges.txt", by: "RolePrivilege")
  }

  /// Every right on our objects that anybody but their owner has, one a line.
  private static let granted: SQL = """
    with ours as (
      select oid, nspname from pg_namespace
      where nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
    ), object (name, kind, owner, acl) as (
      select n.nspname::text, 'schema', n.nspowner,
             coalesce(n.nspacl, acldefault('n', n.nspowner))
      from pg_namespace as n
      where n.oid in (select oid from ours)
      union all
      select format('%s.%s', ours.nspname, c.relname),
             case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end,
             c.relowner,
             coalesce(c.relacl, acldefault(
               case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
      from pg_class as c
      join ours on ours.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select format('%s.%s.%s', ours.nspname, c.relname, a.attname), 'column', c.relowner, a.attacl
      from pg_attribute as a
      join pg_class as c on c.oid = a.attrelid
      join ours on ours.oid = c.relnamespace
      where a.attacl is not null
      union all
      -- No name is used for two functions, which the migrations see to.
      select format('%s.%s', ours.nspname, p.proname), 'function', p.proowner,
             coalesce(p.proacl, acldefault('f', p.proowner))
      from pg_proc as p
      join ours on ours.oid = p.pronamespace
    )
    select format('%s  %s  %s %s',
                  coalesce(r.rolname, 'PUBLIC'), lower(g.privilege_type), o.kind, o.name)
    from object as o
    cross join aclexplode(o.acl) as g
    left join pg_roles as r on r.oid = g.grantee
    where g.grantee <> o.owner
    order by coalesce(r.rolname, 'PUBLIC')::text collate "C", o.kind collate "C",
             o.name collate "C", g.privilege_type collate "C"
    """

  @Test("All objects belong to coopledger_owner, who cannot log in and is no superuser")
  func owner() throws {
    let strangers = try connection.texts(
      """
      select c.oid::regclass::text from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
        and c.relowner <> 'coopledger_owner'::regrole
      union all
      select p.oid::regprocedure::text from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
        and p.proowner <> 'coopledger_owner'::regrole
      """)
    #expect(strangers == [])
    let mighty = try connection.texts(
      """
      select rolname from pg_roles
      where rolname like 'coopledger\\_%' and rolname <> 'coopledger_admin'
        and (rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolbypassrls
          or rolreplication)
      """)
    #expect(mighty == [])
  }

  @Test("No group role is a member of another")
  func memberships() throws {
    let nested = try connection.texts(
      """
      select format('%s in %s', member::regrole, roleid::regrole)
      from pg_auth_members
      where member::regrole::text like 'coopledger\\_%'
        and member::regrole::text <> 'coopledger_admin'
      """)
    #expect(nested == [])
  }

  @Test("Every definer function pins its search path, pg_temp last, and is closed to PUBLIC")
  func definers() throws {
    let found = try connection.query(
      """
      select p.oid::regprocedure::text as name, p.prosecdef as is_definer,
             coalesce((select c from unnest(p.proconfig) as c where c like 'search_path=%'), '')
               as path,
             exists (
               select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g
               where g.grantee = 0) as is_public
      from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      """)
    #expect(found.count > 30)
    for function in found {
      let name: String = try function.decode("name")
      let isPublic: Bool = try function.decode("is_public")
      #expect(!isPublic, "\(name)")
      guard try function.decode("is_definer", as: Bool.self) else { continue }
      let path: String = try function.decode("path")
      #expect(
        path.hasPrefix("search_path=pg_catalog, ") && path.hasSuffix(", pg_temp"),
        "\(name): \(path)")
      // A schema that others may create things in has no place there.
      #expect(!path.contains("public") && !path.contains("$user"), "\(name): \(path)")
    }
  }
}
