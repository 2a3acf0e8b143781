import Ledger
import Membership
import Postgres

extension Connection {
  /// Locks those of the bodies that exist, in the order given.
  func lockBodies(_ codes: [String]) throws -> [String: MemberBody] {
    let known: [String] = try query(
      "select b.code from membership.body as b where b.code = any (\(codes)::text[])"
    ).map { try $0.decode("code") }
    var bodies: [String: MemberBody] = [:]
    for code in codes where known.contains(code) { bodies[code] = try lock(body: code) }
    return bodies
  }

  /// The organisations of these codes that are on record.
  func organisations(_ codes: Set<String>) throws -> [String: MemberImportPlan.Known] {
    let rows = try query(
      """
      select o.id, o.code, n.name, coalesce(o.country, 'INT') as country, o.kind, o.acronym,
             o.native_name, o.founded, o.website,
             nullif(array_to_string(o.sectors, ';'), '') as sectors
      from membership.organisation as o
      cross join lateral membership.name_at(o.id, 'infinity', 'infinity') as n (name)
      where o.code = any (\(Array(codes))::text[])
      """)
    var known: [String: MemberImportPlan.Known] = [:]
    for row in rows {
      var said = MemberRow(code: try row.decode("code"))
      said.name = try row.decode("name")
      said.country = try row.decode("country")
      said.kind = try row.decode("kind")
      said.acronym = try row.decode("acronym")
      said.nativeName = try row.decode("native_name")
      said.founded = try row.decode("founded")
      said.website = try row.decode("website")
      said.sectors = try row.decode("sectors")
      known[said.code] = MemberImportPlan.Known(id: try row.decode("id"), row: said)
    }
    return known
  }

  func countries() throws -> Set<String> {
    Set(try query("select c.code from ledger.country as c").map { try $0.decode("code") })
  }

  /// The codes of organisations, by id.
  func codes(_ ids: Set<Int>) throws -> [Int: String] {
    let rows = try query(
      """
      select o.id, o.code
      from membership.organisation as o
      where o.id = any (\(Array(ids))::int[])
      """
    )
    var codes: [Int: String] = [:]
    for row in rows { codes[try row.decode("id")] = try row.decode("code") }
    return codes
  }

  /// Adds organisations all at once, in an operation of their own.
  func add(_ organisations: [MemberRow], of importKey: String) throws {
    let new = organisations.sorted { $0.line < $1.line }
    let said: RequestFields = ["import": importKey, "count": String(new.count)]
    try execute(
      """
      select from membership.add_organisations(
        p_key => \(Recording().key), p_request => \(said.sql), p_codes => \(new.map(\.code)),
        p_names => \(new.map(\.name)),
        p_countries => \(new.map { $0.country == "INT" ? nil : $0.country }),
        p_kinds => \(new.map(\.kind)), p_acronyms => \(new.map(\.acronym)),
        p_native_names => \(new.map(\.nativeName)), p_founded => \(new.map(\.founded)),
        p_websites => \(new.map(\.website)), p_sectors => \(new.map(\.sectors)))
      """)
  }
}
