public import Postgres

extension Schema {
  /// What is in the database beside what the program has.
  public struct Status: Hashable, Sendable {
    /// Every migration that the program or the database knows, in ascending order.
    public let migrations: [Migration]
    public let definitions: Definitions
    /// The version of the program that put the definitions in place; nil if there are none.
    public let definedBy: String?

    /// Whether there is nothing left to do.
    public var isCurrent: Bool {
      definitions == .current && migrations.allSatisfy { $0.state == .applied }
    }
  }

  /// One numbered migration.
  public struct Migration: Hashable, Sendable {
    public enum State: String, Sendable {
      /// It ran, as the file still says.
      case applied
      /// It has yet to run.
      case pending
      /// It ran, and the file was edited since.
      case edited
      /// It ran, and this program does not have it.
      case unknown
    }

    public let number: Int
    /// The file's name.
    public let name: String
    public let state: State
    /// When it ran, in UTC: `2018-12-05T09:30:00Z`; nil while pending.
    public let appliedAt: String?
  }

  /// The functions, views, checks and grants.
  public enum Definitions: String, Sendable {
    /// As the program's files say.
    case current
    /// Others than the program's.
    case outdated
    /// Not there yet.
    case missing
  }

  /// Compares the database with the program's files. An empty database is no error: all is pending.
  ///
  /// - Throws: `SchemaError` for a user without a role; `PostgresError`.
  public static func status(
    _ connection: Connection, files: [EmbeddedFile] = files
  ) throws -> Status {
    let source = try SchemaSource(files)
    do {
      return try connection.transaction(access: .readOnly) { try status($0, source) }
    } catch SQLState.insufficientPrivilege {
      throw SchemaError.noRole(of: try user(of: connection))
    }
  }

  /// The same within a transaction.
  static func status(_ connection: Connection, _ source: SchemaSource) throws -> Status {
    let isThere: Bool = try connection.queryOne(
      "select to_regclass('ledger.migration') is not null as is_there"
    ).decode("is_there")
    guard isThere else {
      return Status(
        migrations: source.migrations.map {
          Migration(number: $0.number, name: $0.file.name, state: .pending, appliedAt: nil)
        }, definitions: .missing, definedBy: nil)
    }
    // The server has SHA-256, and we have not: so the files go to it to be compared.
    let definitions = try connection.queryIfOne(
      """
      select program,
             sha256 = encode(sha256(convert_to(\(source.definitionsText), 'UTF8')), 'hex')
               as is_current
      from ledger.definitions
      """)
    return Status(
      migrations: try migrations(connection, source),
      definitions: try definitions.map { try $0.decode("is_current") ? .current : .outdated }
        ?? .missing,
      definedBy: try definitions?.decode("program"))
  }

  private static func migrations(
    _ connection: Connection, _ source: SchemaSource
  ) throws -> [Migration] {
    let rows = try connection.query(
      """
      select number, coalesce(file.name, ran.name) as name,
             case
               when ran.number is null then 'pending'
               when file.number is null then 'unknown'
               when ran.sha256 = encode(sha256(convert_to(file.text, 'UTF8')), 'hex')
                 then 'applied'
               else 'edited'
             end as state,
             to_char(ran.applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
               as applied_at
      from unnest(
        \(source.migrations.map(\.number))::integer[],
        \(source.migrations.map(\.file.name))::text[],
        \(source.migrations.map(\.file.text))::text[]) as file (number, name, text)
      full join ledger.migration as ran using (number)
      order by number
      """)
    return try rows.map { row in
      Migration(
        number: try row.decode("number"), name: try row.decode("name"),
        state: try row.decode("state"), appliedAt: try row.decode("applied_at"))
    }
  }

  /// Who is signed in.
  static func user(of connection: Connection) throws -> String {
    try connection.queryOne("select session_user as name").decode("name")
  }
}

extension Schema.Migration.State: PostgresDecodable {}
