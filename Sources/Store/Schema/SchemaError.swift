public import Ledger
import Postgres

/// Why the schema of a database cannot be used or brought up to date, in words for whoever runs it.
public struct SchemaError: Refusal, Hashable {
  /// What kind of trouble it is, which decides the exit code.
  public enum Kind: String, Sendable {
    /// Program, database or source files don't fit each other.
    case configuration
    /// The database user lacks a role.
    case notPermitted
  }

  public let kind: Kind
  public let code: String
  public let message: String
  public let hint: String?

  init(
    _ code: String, kind: Kind = .configuration, _ message: String, hint: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension SchemaError {
  static let absent = SchemaError(
    "schema_absent", "This database holds no ledger",
    hint: "Run: coopledger init. Or name another database: --database, PGDATABASE, PGSERVICE.")

  static let outdated = SchemaError(
    "schema_outdated", "The database's schema is older than this program",
    hint: "Run: coopledger db migrate.")

  static func newer(_ what: String) -> SchemaError {
    SchemaError(
      "schema_newer", "The database's schema is newer than this program: it has \(what)",
      hint: "Upgrade the program (this is \(Schema.programVersion)).")
  }

  static func edited(_ name: String) -> SchemaError {
    SchemaError(
      "migration_edited", "\(name) is not the file that ran on this database: it was edited since",
      hint: "Put the file back as it was, and make the change in a new migration.")
  }

  static func misnamed(_ path: String) -> SchemaError {
    SchemaError(
      "migration_misnamed", "\(path) does not begin with a number of its own",
      hint: "Name migrations like 0007_members.sql, each with another number.")
  }

  static func circularViews(_ paths: [String]) -> SchemaError {
    SchemaError(
      "views_circular", "These views name each other in a circle: \(paths.joined(separator: ", "))")
  }

  static func changedDefinition(_ what: String) -> SchemaError {
    SchemaError(
      "definition_changed", what,
      hint: "A view may only gain columns at its end, and a function keeps its arguments and "
        + "result; for anything else a migration must drop it first.")
  }

  static func unfitText(_ encoding: String, _ upper: String) -> SchemaError {
    SchemaError(
      "database_text_unfit",
      encoding == "UTF8"
        ? "In this database's language the upper case of sdgi is \(upper): names would not match"
        : "This database is encoded in \(encoding), which cannot hold every name",
      hint: "Make another one: create database coopledger template template0 encoding 'UTF8' "
        + "locale 'C.UTF-8'.")
  }

  static func noRole(of user: String) -> SchemaError {
    SchemaError(
      "role_missing", kind: .notPermitted,
      "The database user \(user) has no role in this ledger",
      hint: "Ask its administrator for one: coopledger role grant \(user) treasurer; "
        + "or officer, reporter, auditor.")
  }

  static let notOwner = SchemaError(
    "not_owner", kind: .notPermitted,
    "This database user may not change the ledger's schema or set-up",
    hint: "Connect as a superuser, or as a member of coopledger_owner.")

  static func notPermitted(_ error: PostgresError) -> SchemaError {
    SchemaError(
      "migrate_not_permitted", kind: .notPermitted,
      "This database user may not set up the ledger: \(error.message)",
      hint: "Connect as a superuser, or as a role with CREATEROLE that owns the database.")
  }
}
