import Ledger
import Membership
import Postgres

/// A body, locked for its officer, and when its members were first counted.
struct MemberBody {
  let id: Int
  let code: String
  let openingOn: Day?

  var accounts: BodyAccounts { BodyAccounts(body: code) }
}

/// An organisation as an operation needs it.
struct MemberReference {
  let id: Int
  let code: String
  let country: String?
}

extension Connection {
  /// Locks a body until the transaction ends: its movements are recorded one after the other.
  func lock(body code: String) throws -> MemberBody {
    let id: Int = try queryOne(
      "select membership.lock_body(\(code)) as id", access: .readWrite
    ).decode("id")
    let opening = try queryOne(
      """
      select min(m.effective_on) as opening_on
      from membership.movement as m
      where m.body_id = \(id) and m.kind = 'opening'
        and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
      """)
    return MemberBody(id: id, code: code, openingOn: try opening.dayIfAny("opening_on"))
  }

  func organisation(_ code: String) throws -> MemberReference {
    guard
      let row = try queryIfOne(
        "select id, code, country from membership.organisation where code = \(code)")
    else {
      throw StoreError.unknown(
        "member", code,
        hint: "coopledger member list shows them; coopledger member add adds one.")
    }
    return try MemberReference(
      id: row.decode("id"), code: row.decode("code"), country: row.decode("country"))
  }
}
