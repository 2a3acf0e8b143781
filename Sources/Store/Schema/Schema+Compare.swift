import Postgres

extension Schema {
  /// A function or view that is not what this program put there.
  struct Difference {
    /// `audit.journal`.
    let name: String
    let finding: String
  }

  /// Compares every function and view with what the program's files make of it.
  ///
  /// Who recomputes the books asks functions and views for it, and whoever owns the database could
  /// have replaced them by others that see nothing. So a copy of each is made for a moment, as a
  /// temporary object, and the two are read back: what PostgreSQL says of one it must say of the
  /// other. Rejected: a stored hash, which whoever replaces the function replaces too; comparing
  /// the texts, for PostgreSQL does not keep that of a view.
  ///
  /// - Returns: nil where this session may not make temporary objects (on a standby, or without
  ///   the privilege TEMPORARY).
  static func differences(
    _ connection: Connection, files: [EmbeddedFile] = files
  ) throws -> [Difference]? {
    let definitions = try SchemaSource(files).definitions.compactMap(Definition.init)
    do {
      return try connection.transaction(attempts: 1, rollback: true) { connection in
        try connection.executeScript(
          "set local check_function_bodies = off; set local search_path = pg_catalog")
        for definition in definitions { try connection.executeScript(definition.copy) }
        try copyCopies(connection)
        return try differences(between: definitions, connection)
      }
    } catch SQLState.insufficientPrivilege, SQLState.readOnlyTransaction {
      return nil
    }
  }

  /// Makes each copied view once more, from what PostgreSQL says of the copy: that is what a
  /// restored dump has, and PostgreSQL does not always say the same of it.
  private static func copyCopies(_ connection: Connection) throws {
    let views = try connection.query(
      """
      select c.relname as name, pg_get_viewdef(c.oid) as text
      from pg_class as c
      where c.relkind = 'v' and c.relnamespace = pg_my_temp_schema()
      """)
    for view in views {
      let (name, text): (String, String) = (try view.decode("name"), try view.decode("text"))
      try connection.executeScript("create view pg_temp.restored_\(name) as \(text)")
    }
  }

  private static func differences(
    between definitions: [Definition], _ connection: Connection
  ) throws -> [Difference] {
    try connection.query(
      """
      with object as (
        select p.pronamespace as schema, p.proname as name, substr(d.text, strpos(d.text, '('))
                 as text
        from pg_proc as p
        cross join lateral (select pg_get_functiondef(p.oid) as text) as d
        where p.prokind in ('f', 'p')
          and (p.pronamespace = pg_my_temp_schema()
            or p.pronamespace in (select n.oid from pg_namespace as n
                                  where n.nspname = any (\(definitions.map(\.schema))::text[])))
        union all
        select c.relnamespace, c.relname, concat(c.reloptions::text, pg_get_viewdef(c.oid))
        from pg_class as c
        where c.relkind = 'v'
      )
      select format('%s.%s', w.schema, w.name) as name,
             case when count(o.text) = 0 then 'is missing'
                  when count(o.text) > 1 then 'is there more than once'
                  else 'is not the one of this program' end as finding
      from unnest(\(definitions.map(\.schema))::text[], \(definitions.map(\.name))::text[])
        as w (schema, name)
      join object as copy on copy.schema = pg_my_temp_schema()
        and copy.name = w.schema || '_' || w.name
      left join object as restored on restored.schema = copy.schema
        and restored.name = 'restored_' || copy.name
      left join pg_namespace as n on n.nspname = w.schema
      left join object as o on o.schema = n.oid and o.name = w.name
      group by 1, copy.text, restored.text
      having count(o.text) <> 1 or min(o.text) not in (copy.text, coalesce(restored.text, ''))
      order by 1
      """
    ).map { try Difference(name: $0.decode("name"), finding: $0.decode("finding")) }
  }
}

/// What a file of `sql/functions` or `sql/views` makes, one function or view.
private struct Definition {
  let schema: String
  let name: String
  /// Makes the same as a temporary object.
  let copy: String

  /// Nil for a file that makes neither.
  init?(_ file: EmbeddedFile) {
    let text = file.text
    let kinds = [
      ("create or replace function ", "create function pg_temp."),
      ("create or replace view ", "create view pg_temp."),
    ]
    for (start, copyStart) in kinds {
      guard let start = text.firstRange(of: start),
        let comment = text[start.upperBound...].firstRange(of: "\n\ncomment on ")
      else { continue }
      let made = text[start.upperBound..<comment.lowerBound]
      let parts = made.prefix { $0 != "(" && $0 != " " && $0 != "\n" }.split(separator: ".")
      guard parts.count == 2 else { return nil }
      schema = String(parts[0])
      name = String(parts[1])
      // Two schemas may have a function of one name.
      copy = "\(copyStart)\(schema)_\(made.dropFirst(schema.utf8.count + 1))"
      return
    }
    return nil
  }
}
