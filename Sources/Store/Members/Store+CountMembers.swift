public import Ledger
public import Membership
import Postgres

extension Store {
  /// Records how many members a body had when its register began, without their names.
  ///
  /// A later count for the same body is a revision: so many members it had at the close of that
  /// day, and what the register has more or less goes against Reclassified. The day on which the
  /// register began stays the first one.
  /// - Parameter countries: those that members are from, where that is known.
  public func openBody(
    _ body: String, count: Int64, on day: Day, source: String, assumption: String? = nil,
    countries: [String] = [], _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    try write(how) { connection in
      let said: RequestFields = [
        "body": body, "count": String(count), "on": day.description, "source": source,
        "assumption": assumption,
        "countries": countries.isEmpty ? nil : countries.joined(separator: ","),
      ]
      return try self.once("member.opening", said, how, connection) {
        guard count > 0 else {
          throw StoreError(
            "count_not_positive", field: "count", "A body opens with at least one member")
        }
        try self.pastDay(day, connection)
        let locked = try connection.lock(body: body)
        let countries = Set(countries).sorted()
        for country in countries { try self.requireCountry(country, connection) }
        let missing = try connection.missing(of: count, in: locked, on: day)
        let unnamed = try locked.accounts.unnamed
        let origin =
          try locked.openingOn == nil ? locked.accounts.opening : locked.accounts.reclassified
        var change = RegisterChange()
        change.add(
          body: locked, unnamed: abs(missing), kind: "opening", day: day, precision: .day,
          booking: missing > 0
            ? Booking(debit: unnamed, credit: origin) : Booking(debit: origin, credit: unnamed))
        let texts: RequestFields = ["reference": source, "memo": assumption]
        return change.call(
          kind: "member.opening", said: said, texts: texts, countries: countries, how)
      } document: { operation in
        try connection.memberAnswer(
          operation, member: nil, body: body, movement: "counted", on: day)
      }
    }
  }

  /// Records that members came and left whose names are not known.
  public func countMembers(
    body: String, joined: Int64, left: Int64, on day: Day, precision: DatePrecision = .day,
    source: String, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    try write(how) { connection in
      let said: RequestFields = [
        "body": body, "joined": String(joined), "left": String(left), "on": day.description,
        "precision": precision.rawValue, "source": source,
      ]
      return try self.once("member.count", said, how, connection) {
        guard joined >= 0, left >= 0, joined + left > 0 else {
          throw StoreError(
            "count_not_positive", field: "joined",
            "Say how many joined, how many left, or both; never less than none")
        }
        try self.pastDay(day, connection)
        let locked = try connection.lock(body: body)
        if let opening = locked.openingOn, day <= opening {
          throw StoreError(
            "before_opening", field: "on",
            "\(body) was counted on \(opening): what moved by then is in that count")
        }
        var change = RegisterChange()
        let accounts = locked.accounts
        if joined > 0 {
          change.add(
            body: locked, unnamed: joined, kind: "join", day: day, precision: precision,
            booking: Booking(debit: try accounts.unnamed, credit: try accounts.joined))
        }
        if left > 0 {
          change.add(
            body: locked, unnamed: left, kind: "leave", day: day, precision: precision,
            booking: Booking(debit: try accounts.left, credit: try accounts.unnamed))
        }
        return change.call(
          kind: "member.count", said: said, texts: ["reference": source], how)
      } document: { operation in
        try connection.memberAnswer(
          operation, member: nil, body: body, movement: "counted", on: day)
      }
    }
  }
}

extension Connection {
  /// How many members must be added (taken away, if negative) for a body to have so many at the
  /// close of a day; never 0.
  fileprivate func missing(of count: Int64, in body: MemberBody, on day: Day) throws -> Int64 {
    guard let opening = body.openingOn else {
      try requireNothing(in: body, by: day)
      return count
    }
    guard day >= opening else {
      throw StoreError(
        "before_opening", field: "on", "\(body.code) is counted from \(opening) on",
        hint: "Give that day for what was wrong from the beginning, or a later one.")
    }
    let members: Int64 = try queryOne(
      """
      select members from audit.standing(\(body.code), \(day.description)::date, 'infinity')
      """
    ).decode("members")
    guard count != members else {
      throw StoreError(
        "count_unchanged", field: "count", "\(body.code) has \(count) members on \(day) already",
        hint: "Which of them it is that has a name now: coopledger member identify.")
    }
    return count - members
  }

  /// An opening counts everybody: nothing may be on record by its day.
  private func requireNothing(in body: MemberBody, by day: Day) throws {
    let earlier = try queryOne(
      """
      select min(m.effective_on) as day
      from membership.movement as m
      where m.body_id = \(body.id) and m.effective_on <= \(day.description)::date
        and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
      """
    ).dayIfAny("day")
    if let earlier {
      throw StoreError(
        "movement_before_opening", field: "on",
        "\(body.code) has a movement of \(earlier), which a count on \(day) would count twice",
        hint: "Void it first (member correct --void), or count on an earlier day.")
    }
  }
}
