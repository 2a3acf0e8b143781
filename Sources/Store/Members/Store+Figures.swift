public import Ledger
import Postgres

/// What somebody stated of a body or of a member, to be recorded.
public struct FigureRequest: Sendable {
  /// Of whom it is.
  public enum Subject: Hashable, Sendable {
    case body(String)
    case member(String)
  }

  /// How exactly it was stated.
  public enum Qualifier: String, CaseIterable, Sendable {
    case exact, about
    case atLeast = "at least"
  }

  public let subject: Subject
  /// What is counted: ORG, FULL, ASSOCIATE, COUNTRY, PERSON, WORKER and the like.
  public let unit: String
  public let value: Int64
  /// nil for a statement without a date.
  public let day: Day?
  public let qualifier: Qualifier
  /// Who said so, and where.
  public let source: String

  public init(
    _ subject: Subject, unit: String, value: Int64, on day: Day?, qualifier: Qualifier = .exact,
    source: String
  ) {
    self.subject = subject
    self.unit = unit
    self.value = value
    self.day = day
    self.qualifier = qualifier
    self.source = source
  }
}

/// A published figure beside what the register says.
public struct Figure: Sendable {
  /// What came of the comparison.
  public enum State: String, Sendable {
    case equal, differs, undated, accepted
    /// There is no evidence to compare it with.
    case notCounted = "not counted"
  }

  public let id: Int64
  /// The code of the body or member.
  public let subject: String
  /// body or member.
  public let subjectKind: String
  public let unit: String
  public let day: Day?
  public let value: Int
  public let qualifier: String
  public let source: String
  /// What the register has, or the sum that contradicts it; nil without evidence.
  public let evidenced: Int?
  /// The value less what is evidenced.
  public let difference: Int?
  public let state: State
  /// Why it was accepted, or else what was found; nil where it is equal.
  public let reason: String?
}

extension Store {
  /// Records what somebody stated. Figures are never overwritten: who says something else later, or
  /// typed it wrong, records another one.
  public func recordFigure(
    _ request: FigureRequest, _ how: Recording
  ) throws -> Recorded<Figure> {
    try write(how) { connection in
      let (body, member) = request.subject.codes
      let said: RequestFields = [
        "body": body, "member": member, "unit": request.unit, "value": String(request.value),
        "on": request.day?.description, "qualifier": request.qualifier.rawValue,
        "source": request.source,
      ]
      return try self.once("figure.record", said, how, connection) {
        try self.require(request, connection)
        return """
          membership.record_figure(
            p_key => \(how.key), p_request => \(said.sql), p_body => \(body),
            p_member => \(member), p_unit => \(request.unit), p_value => \(request.value),
            p_as_of => \(request.day?.description), p_qualifier => \(request.qualifier.rawValue),
            p_source => \(request.source))
          """
      } document: { operation in
        try self.figure("select id from membership.figure", of: operation, connection)
      }
    }
  }

  /// Accepts a figure that differs, with the reason: it is no finding any more.
  public func acceptFigure(
    _ id: Int64, reason: String, _ how: Recording
  ) throws -> Recorded<Figure> {
    try write(how) { connection in
      let said: RequestFields = ["figure": String(id), "reason": reason]
      return try self.once("figure.accept", said, how, connection) {
        let known = try connection.figures("f.figure = \(id)", at: "'infinity'").first
        if let known, known.state != .differs {
          throw StoreError(
            "nothing_to_accept", field: "accept",
            "Figure \(id) does not differ from the register: it is \(known.state.rawValue)")
        }
        return """
          membership.accept_figure(
            p_key => \(how.key), p_request => \(said.sql), p_figure_id => \(id),
            p_reason => \(reason))
          """
      } document: { operation in
        try self.figure(
          "select figure_id from membership.figure_acceptance", of: operation, connection)
      }
    }
  }

  /// All figures, or those of one body or member, each compared with the register as it was known
  /// at the horizon's moment; figures of later days than the horizon's are left out.
  public func figures(
    of subject: FigureRequest.Subject? = nil, at horizon: Horizon = Horizon()
  ) throws -> [Figure] {
    try read(at: horizon) { connection in
      let (body, member) = subject?.codes ?? (nil, nil)
      if let body { try connection.requireBody(body) }
      if let member { _ = try connection.organisation(member) }
      return try connection.figures(
        """
        (f.as_of is null or f.as_of <= \(self.day(of: horizon)))
        and (\(subject == nil)
          or (f.subject, f.subject_kind) = (\(body ?? member), \(body == nil ? "member" : "body")))
        """, at: horizon.known)
    }
  }

  private func require(_ request: FigureRequest, _ connection: Connection) throws {
    switch request.subject {
    case .body(let body): try connection.requireBody(body)
    case .member(let member): _ = try connection.organisation(member)
    }
    guard request.value >= 0 else {
      throw StoreError("value_negative", field: "value", "A figure is never less than nothing")
    }
    let unit = request.unit.utf8
    guard (2...40).contains(unit.count), unit.first != UInt8(ascii: "_"),
      unit.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == 95 })
    else {
      throw StoreError(
        "unit_malformed", field: "unit", "\"\(request.unit.prefix(40))\" is not a unit of figures",
        hint: "Use capitals, such as WORKER, PERSON or ENTERPRISE; ORG, FULL, ASSOCIATE and "
          + "COUNTRY are compared with the register.")
    }
    if let day = request.day {
      try pastDay(day, connection)
    }
  }

  /// The figure that an operation was about.
  private func figure(
    _ ids: SQL, of operation: Int64, _ connection: Connection
  ) throws -> Figure {
    let found = try connection.figures(
      "f.figure = (\(ids) where operation_id = \(operation))", at: "'infinity'")
    guard let figure = found.first else { throw StoreError.vanished(operation) }
    return figure
  }
}

extension FigureRequest.Subject {
  fileprivate var codes: (body: String?, member: String?) {
    switch self {
    case .body(let code): (code, nil)
    case .member(let code): (nil, code)
    }
  }
}

extension Connection {
  func requireBody(_ code: String) throws {
    guard
      try queryIfOne("select from membership.body as b where b.code = \(code)") != nil
    else {
      throw try unknownBody(code)
    }
  }

  /// That there is no such body, and which one may be meant.
  func unknownBody(_ code: String) throws -> StoreError {
    .unknownBody(
      code,
      among: try query("select b.code from membership.body as b").map { try $0.decode("code") })
  }

  fileprivate func figures(_ condition: SQL, at known: SQL) throws -> [Figure] {
    try query(
      """
      select f.figure, f.subject, f.subject_kind, f.unit, f.as_of, f.value, f.qualifier, f.source,
             f.evidenced, f.difference, f.state, f.reason
      from audit.figures_at(\(known)) as f
      where \(condition)
      """
    ).map { row in
      try Figure(
        id: row.decode("figure"), subject: row.decode("subject"),
        subjectKind: row.decode("subject_kind"), unit: row.decode("unit"),
        day: row.dayIfAny("as_of"), value: row.decode("value"),
        qualifier: row.decode("qualifier"), source: row.decode("source"),
        evidenced: row.decode("evidenced"), difference: row.decode("difference"),
        state: Figure.State(rawValue: row.decode("state")) ?? .notCounted,
        reason: row.decode("reason"))
    }
  }
}
