public import Ledger
import Postgres

/// An organisation as the officer typed it.
public struct OrganisationRequest: Sendable {
  public var code: String
  public var name: String
  /// ISO 3166-1 alpha-2, or INT for international.
  public var country: String
  public var kind: String?
  public var acronym: String?
  public var nativeName: String?
  public var founded: String?
  public var website: String?
  public var sectors: [String] = []

  public init(code: String, name: String, country: String) {
    self.code = code
    self.name = name
    self.country = country
  }
}

/// An organisation with its memberships, as they had happened by a day.
public struct Organisation: Sendable {
  /// Days in a body, as the register has them; an end after the day is not known yet.
  public struct Affiliation: Sendable {
    public let body: String
    public let memberClass: String
    public let from: Day
    public let until: Day?
    public let joinedOn: Day
    public let leftOn: Day?
    public let precision: String
    public let via: String?
    public let memberSince: Day?
    public let entry: Int64?
  }

  /// What happened between it and a body, and was not taken back.
  public struct Movement: Sendable {
    public let body: String
    /// join, leave, class, identify, merge-in or merge-out.
    public let kind: String
    public let day: Day
    public let precision: String
    /// The class from then on; nil for movements out.
    public let memberClass: String?
    /// The other organisation of a merger.
    public let counterpart: String?
    /// Its entry, by which a correction names it; nil where a merger needed none.
    public let entry: Int64?
  }

  public let code: String
  public let name: String
  public let country: String
  public let kind: String?
  public let acronym: String?
  public let nativeName: String?
  public let founded: String?
  public let website: String?
  public let sectors: [String]
  public let affiliations: [Affiliation]
  /// In the order of bodies and days.
  public let movements: [Movement]
}

extension Store {
  /// Adds an organisation; it is no member of anything yet.
  public func addOrganisation(
    _ request: OrganisationRequest, _ how: Recording
  ) throws -> Recorded<Organisation> {
    try write(how) { connection in
      var warnings: [String] = []
      let said: RequestFields = [
        "code": request.code, "name": request.name, "country": request.country,
        "kind": request.kind, "acronym": request.acronym, "native_name": request.nativeName,
        "founded": request.founded, "website": request.website,
        "sectors": request.sectors.isEmpty ? nil : request.sectors.joined(separator: ";"),
      ]
      return try self.once("member.add", said, how, connection) {
        warnings = try connection.namesakes(of: request)
        let country = request.country == "INT" ? nil : request.country
        if let country { try self.requireCountry(country, connection) }
        return """
          membership.add_organisation(
            p_key => \(how.key), p_request => \(said.sql), p_code => \(request.code),
            p_name => \(request.name), p_country => \(country), p_kind => \(request.kind),
            p_acronym => \(request.acronym), p_native_name => \(request.nativeName),
            p_founded => \(request.founded), p_website => \(request.website),
            p_sectors => \(request.sectors))
          """
      } document: { _ in
        try self.organisations(connection, Horizon(), only: request.code)[0]
      }.warning(warnings)
    }
  }

  /// Gives an organisation another name from a day on.
  public func renameOrganisation(
    _ code: String, to name: String, on day: Day, _ how: Recording
  ) throws -> Recorded<Organisation> {
    try write(how) { connection in
      let said: RequestFields = ["member": code, "name": name, "on": day.description]
      return try self.once("member.rename", said, how, connection) {
        """
        membership.rename_organisation(
          p_key => \(how.key), p_request => \(said.sql), p_code => \(code), p_name => \(name),
          p_day => \(day.description))
        """
      } document: { _ in
        try self.organisations(connection, Horizon(), only: code)[0]
      }
    }
  }

  /// Organisations by code, with their memberships as they had happened by the horizon's day and
  /// were known at its moment.
  public func organisations(
    at horizon: Horizon = Horizon(), only code: String? = nil
  ) throws -> [Organisation] {
    try read(at: horizon) { connection in
      try self.organisations(connection, horizon, only: code)
    }
  }

  private func organisations(
    _ connection: Connection, _ horizon: Horizon, only code: String?
  ) throws -> [Organisation] {
    let day = day(of: horizon)
    let rows = try connection.query(
      """
      select o.id, o.code, membership.name_at(o.id, \(day), \(horizon.known)) as name,
             coalesce(o.country, 'INT') as country, o.kind, o.acronym, o.native_name, o.founded,
             o.website, o.sectors
      from membership.organisation as o
      join ledger.operation as p on p.id = o.operation_id
      where o.code = coalesce(\(code), o.code)
        and \(horizon.isKnown(operation: "p.id", recordedAt: "p.recorded_at"))
      order by o.code collate "C"
      """)
    if let code, rows.isEmpty {
      throw StoreError.unknown(
        "member", code,
        hint: "coopledger member list shows them; coopledger member add adds one.")
    }
    let stays = try connection.query(
      """
      select f.organisation_id, b.code as body, f.class, lower(f.during) as from_day,
             case when upper(f.during) <= \(day) then upper(f.during) end as to_day, f.joined_on,
             case when f.left_on <= \(day) then f.left_on end as left_on, f.date_precision,
             v.code as via, f.member_since, f.entry_id
      from membership.affiliations_at(\(horizon.known)) as f
      join membership.body as b on b.id = f.body_id
      left join membership.organisation as v on v.id = f.via_id
      where lower(f.during) <= \(day)
        and (\(code)::text is null or f.organisation_id = (
          select o.id from membership.organisation as o where o.code = \(code)))
      order by f.organisation_id, b.code collate "C", lower(f.during)
      """)
    let moved = try connection.query(
      """
      select m.organisation_id, b.code as body, m.kind, m.effective_on, m.date_precision, m.class,
             c.code as counterpart, m.entry_id
      from membership.movements_at(\(horizon.known)) as m
      join membership.body as b on b.id = m.body_id
      left join membership.organisation as c on c.id = m.counterpart_id
      where m.effective_on <= \(day)
        and m.organisation_id is not null
        and (\(code)::text is null or m.organisation_id = (
          select o.id from membership.organisation as o where o.code = \(code)))
      -- Of those of a day, who goes goes first and who changes changes last.
      order by m.organisation_id, b.code collate "C", m.effective_on,
               array_position(array['leave', 'merge-out'], m.kind), m.kind = 'class', m.id
      """)
    var affiliations: [Int: [Organisation.Affiliation]] = [:]
    for row in stays {
      affiliations[try row.decode("organisation_id"), default: []].append(
        try Organisation.Affiliation(row))
    }
    var movements: [Int: [Organisation.Movement]] = [:]
    for row in moved {
      movements[try row.decode("organisation_id"), default: []].append(
        try Organisation.Movement(row))
    }
    return try rows.map { row in
      try Organisation(
        code: row.decode("code"), name: row.decode("name"), country: row.decode("country"),
        kind: row.decode("kind"), acronym: row.decode("acronym"),
        nativeName: row.decode("native_name"), founded: row.decode("founded"),
        website: row.decode("website"), sectors: row.decode("sectors"),
        affiliations: affiliations[row.decode("id")] ?? [],
        movements: movements[row.decode("id")] ?? [])
    }
  }
}

extension Organisation.Affiliation {
  fileprivate init(_ row: Row) throws {
    try self.init(
      body: row.decode("body"), memberClass: row.decode("class"), from: row.day("from_day"),
      until: row.dayIfAny("to_day"), joinedOn: row.day("joined_on"),
      leftOn: row.dayIfAny("left_on"), precision: row.decode("date_precision"),
      via: row.decode("via"), memberSince: row.dayIfAny("member_since"),
      entry: row.decode("entry_id"))
  }
}

extension Organisation.Movement {
  fileprivate init(_ row: Row) throws {
    try self.init(
      body: row.decode("body"), kind: row.decode("kind"), day: row.day("effective_on"),
      precision: row.decode("date_precision"), memberClass: row.decode("class"),
      counterpart: row.decode("counterpart"), entry: row.decode("entry_id"))
  }
}

extension Connection {
  /// Warns of the organisations of the same country that have, or had, this name: it may be on
  /// record already.
  fileprivate func namesakes(of request: OrganisationRequest) throws -> [String] {
    try query(
      """
      select distinct o.code
      from membership.organisation as o
      join membership.organisation_name as n on n.organisation_id = o.id
      where lower(btrim(n.name)) = lower(btrim(\(request.name)))
        and coalesce(o.country, 'INT') = \(request.country)
      order by o.code
      """
    ).map { row in
      let code: String = try row.decode("code")
      return "An organisation of that name in \(request.country) is on record already: \(code)."
    }
  }
}
