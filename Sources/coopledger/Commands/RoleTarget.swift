import ArgumentParser
import Postgres
import Reports
import Store

/// Whose role is changed, and which.
struct RoleTarget: ParsableArguments {
  @Argument(help: "The database user.")
  var user: Typed

  @Argument(help: "treasurer, officer, reporter or auditor.")
  var role: Typed

  @Flag(help: "Print the SQL for an administrator, and do nothing.")
  var print = false

  func change(
    _ kind: RoleChange.Kind, reason: String?, _ write: WriteOptions, _ common: CommonOptions
  ) throws {
    let how = try write.recording()
    // On the private server, this user's own role may not grant.
    let store = try common.session().store(asAdmin: !print)
    let change = RoleChange(kind, user: user.text, role: try groupRole(), reason: reason)
    if print {
      let script = try store.script(of: change, how)
      guard common.json else { return try common.console.put(script) }
      return try common.console.json(.object([("sql", .string(script))]))
    }
    do {
      try tell(try store.changeRole(change, how), write, common)
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      if !common.json { try common.console.put(try store.script(of: change, how)) }
      throw Failure(
        "not_permitted", "Your database user may not grant or revoke roles",
        hint: "Hand the SQL to an administrator; --print prints it alone.", exit: .notPermitted)
    }
  }

  private func groupRole() throws(Failure) -> GroupRole {
    guard let known = GroupRole(rawValue: role.text) else {
      throw Failure(
        "unknown_role",
        role.text == "owner"
          ? "Nobody works as the owner: its members administer the ledger"
          : "There is no role \"\(role.text.prefix(60))\"",
        field: "role", hint: "The roles are treasurer, officer, reporter and auditor.",
        exit: .badData)
    }
    return known
  }

  private func tell(
    _ recorded: Recorded<RoleChange>, _ write: WriteOptions, _ common: CommonOptions
  ) throws {
    let change = recorded.document
    let isGrant = change.kind == .grant
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          [
            ("act", .string(change.kind.rawValue)), ("user", .string(change.user)),
            ("role", .string(change.role.rawValue)),
          ]))
    }
    let verb =
      switch (write.dryRun, recorded.status == .exists) {
      case (true, _): isGrant ? "Would grant" : "Would revoke"
      case (_, true): isGrant ? "Already granted" : "Already revoked"
      default: isGrant ? "Granted" : "Revoked"
      }
    let (user, role) = (change.user, change.role.rawValue)
    try common.console.line(
      "\(verb) \(role) \(isGrant ? "to" : "from") \(Terminal.safe(user))")
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun,
      undo: isGrant
        ? "coopledger role revoke \(user) \(role) --reason TEXT"
        : "coopledger role grant \(user) \(role)")
  }
}
