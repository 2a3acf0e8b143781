import Banking
import Giving
import Ledger
import LocalServer
import Mail
import Postgres
import Reports
import Store

extension Failure {
  /// What any error of the modules below means to the user.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as PostgresError: self.init(postgres: error)
    case let error as StoreError:
      self.init(
        error.code, error.message, field: error.field, hint: error.hint,
        exit: error.kind == .tryAgain ? .tryAgain : .badData)
    case let error as SchemaError:
      self.init(
        error.code, error.message, hint: error.hint,
        exit: error.kind == .notPermitted ? .notPermitted : .configuration)
    case let error as SetupError:
      self.init(
        error.code, error.message, field: error.column, hint: error.hint,
        exit: error.kind == .missingFile ? .inputMissing : .badData)
      file = error.file
      line = error.line
    case let error as GrowthError:
      self.init(error.code, error.message, hint: error.hint, exit: .software)
    case let error as ReportError:
      self.init(error.code, error.message, hint: error.hint, exit: .software)
    case let error as GivingError:
      self.init(
        error.code, error.message, field: error.field, hint: error.hint, exit: .badData)
    case let error as AmountError:
      self.init(error.code, error.message, field: "amount", hint: error.hint, exit: .badData)
    case let error as MailError:
      self.init(
        error.code, error.message, hint: error.hint,
        exit: error.kind == .configuration ? .configuration : .badData)
    case let error as StatementError:
      self.init(error.code, error.message, field: error.field, hint: error.hint, exit: .badData)
      line = error.line
    case let error as any Refusal:
      self.init(error.code, error.message, hint: error.hint, exit: .badData)
    case let error as LocalServerError: self.init(local: error)
    default: self.init("unexpected", "Something unforeseen happened: \(error)", exit: .software)
    }
  }

  private init(local error: LocalServerError) {
    let (code, exit): (String, ExitStatus) =
      switch error.kind {
      case .notInstalled: ("postgresql_missing", .configuration)
      case .notPermitted: ("not_permitted", .notPermitted)
      case .directory: ("local_directory", .configuration)
      case .failed: ("local_server", .unavailable)
      }
    self.init(code, error.message, hint: error.hint, exit: exit)
  }

  private init(postgres error: PostgresError) {
    if let state = error.sqlState, state.classCode == "CL" {
      self.init(refusal: error, state)
      return
    }
    self = Self.connectionTrouble(error) ?? Self.serverTrouble(error)
  }

  /// A sentence that one of the database's own functions has raised.
  private init(refusal error: PostgresError, _ state: SQLState) {
    let code =
      switch state.rawValue {
      case "CL001": "key_conflict"
      case "CL002": "unknown_account"
      case "CL003": "account_closed"
      case "CL004": "already_reversed"
      case "CL005": "moved_by_documents"
      case "CL006": "unknown_document"
      case "CL007": "day_too_early"
      case "CL008": "exists_already"
      case "CL009": "refunded_already"
      case "CL010": "append_only"
      case "CL011": "too_few_unnamed"
      case "CL012": "successor_needed"
      case "CL013": "period_closed"
      case "CL014": "period_state"
      case "CL015": "report_state"
      case "CL020": "names_the_person"
      case "CL021": "erased_already"
      case "CL030": "statement_of_another_account"
      case "CL031": "statement_does_not_add_up"
      case "CL032": "statement_does_not_follow"
      case "CL033": "statement_overlaps"
      case "CL034": "payments_without_line"
      case "CL035": "statement_in_the_future"
      case "CL040": "line_explained"
      case "CL041": "settled_already"
      default: "database_rule"
      }
    self.init(
      code, Self.sentence(error.message), field: error.column,
      hint: error.hint, exit: state.rawValue == "CL070" ? .software : .badData)
  }

  /// Messages of PostgreSQL begin with a small letter.
  private static func sentence(_ message: String) -> String {
    message.prefix(1).uppercased() + message.dropFirst()
  }

  private static func connectionTrouble(_ error: PostgresError) -> Failure? {
    switch (error.kind, error.sqlState) {
    case (.interrupted, _):
      Failure("interrupted", "Interrupted; nothing was recorded", exit: .tryAgain)
    case (.deadlinePassed, _):
      Failure(
        "deadline_passed", "The database did not answer in time",
        hint: "Try again; coopledger doctor looks at the connection.", exit: .tryAgain)
    case (.tlsRefused, _):
      Failure(
        "transport_not_safe", sentence(error.message),
        hint: error.hint ?? "Connect with sslmode=verify-full and the server's certificate.",
        exit: .configuration)
    case (_, SQLState.invalidPassword?), (_, SQLState.invalidAuthorization?):
      Failure(
        "login_refused", "The database refused the login",
        hint: "Check PGUSER and the password in ~/.pgpass.", exit: .notPermitted)
    case (.connection, SQLState.insufficientPrivilege?):
      Failure(
        "role_missing", "The database does not let your user in: it has no role here",
        hint: "An administrator gives it the role that the work needs: coopledger role grant.",
        exit: .notPermitted)
    case (_, SQLState.undefinedDatabase?):
      Failure(
        "no_such_database", "There is no database of that name on the server",
        hint: "Check PGDATABASE; create it with createdb, then run coopledger init.",
        exit: .configuration)
    case (_, SQLState.tooManyConnections?):
      Failure(
        "too_many_connections", "The database has no connection left for us",
        hint: "Try again in a moment.", exit: .tryAgain)
    case (_, SQLState.cannotConnectNow?):
      Failure(
        "starting_up", "The database is starting or stopping", hint: "Try again in a moment.",
        exit: .tryAgain)
    case (.connection, _):
      Failure(
        "database_away", "The database cannot be reached, or the connection was lost",
        hint: error.hint ?? "Is it running? coopledger local up starts the private one; "
          + "coopledger doctor tells which one is looked for.", exit: .unavailable)
    case (.usage, _):
      Failure(
        "connection_settings", sentence(error.message), hint: error.hint, exit: .configuration)
    default: nil
    }
  }

  private static func serverTrouble(_ error: PostgresError) -> Failure {
    switch error.sqlState {
    case SQLState.readOnlyTransaction?:
      Failure(
        "read_only", "This database takes no writes: it is a standby, or set read-only",
        hint: "Connect to the primary server.", exit: .unavailable)
    case SQLState(rawValue: "22023")? where error.message.contains("time zone"):
      Failure(
        "settings_value", "COOPLEDGER_TIME_ZONE is not right: \(error.message)",
        hint: "Write it like Europe/Brussels; coopledger doctor tells where it is set.",
        exit: .configuration)
    case SQLState.diskFull?:
      Failure("disk_full", "The database's disk is full; nothing was recorded", exit: .unavailable)
    case SQLState.lockNotAvailable?, SQLState.queryCanceled?, SQLState.serializationFailure?,
      SQLState.deadlockDetected?:
      Failure(
        "busy", "The database was too busy with others' work; nothing was recorded",
        hint: "Try again in a moment.", exit: .tryAgain)
    case SQLState.insufficientPrivilege?:
      Failure(
        "not_permitted", "Your database user may not do this",
        hint: "coopledger role list shows your roles. Gifts, statements and the books are the "
          + "treasurer's, members the officer's, to read it all but names the auditor's; an "
          + "administrator gives them: coopledger role grant.",
        exit: .notPermitted)
    case SQLState.undefinedTable?, SQLState.undefinedSchema?, SQLState.undefinedFunction?:
      Failure(
        "schema_missing", "This database is not set up for this program",
        hint: "Run coopledger init, or coopledger db migrate after an upgrade.",
        exit: .configuration)
    case let state?:
      constraintTrouble(error, state)
    case nil:
      Failure("database", error.message, hint: error.hint, exit: .software)
    }
  }

  /// A rule that only the database knows was broken: its name says which.
  private static func constraintTrouble(_ error: PostgresError, _ state: SQLState) -> Failure {
    guard ["22", "23"].contains(state.classCode) else {
      return Failure(
        "database", "The database says: \(error.message)", hint: error.hint, exit: .software)
    }
    let rule = error.constraint.map { $0.split(separator: "_").joined(separator: " ") }
    let codes = "A code is short, of letters and digits with hyphens between, such as coop-alpha."
    return Failure(
      "database_rule", rule.map { "The ledger's rule is broken: \($0)" } ?? error.message,
      hint: error.constraint?.hasSuffix("code_is_well_formed") == true ? codes : error.hint,
      exit: .badData)
  }
}
