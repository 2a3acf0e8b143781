import Ledger
public import Membership
import Postgres

extension Store {
  /// Records what a file of members says: adds organisations, and lets them join, leave and change
  /// their class, all in one transaction.
  ///
  /// What is on record already, with the same data, is left as it is: so the same file twice, or
  /// two that overlap, double nothing.
  /// - Parameters:
  ///   - isIdentifying: whether who joined by a body's opening is one of its counted members, who
  ///     thereby gets a name.
  ///   - isSkippingBad: whether the good rows are recorded where others are refused.
  /// - Throws: `MemberImportRefused`.
  public func importMembers(
    _ file: MemberFile, isIdentifying: Bool = false, isSkippingBad: Bool = false,
    _ how: Recording
  ) throws -> Recorded<MemberImport> {
    try write(how) { connection in
      let said: RequestFields = [
        "rows": try connection.digest(of: file.rows), "identify": isIdentifying ? "yes" : nil,
        "skip_bad": isSkippingBad ? "yes" : nil,
      ]
      let today = try connection.queryOne("select ledger.today(\(self.timeZone)) as today")
        .day("today")
      var plan: MemberImportPlan?
      do {
        let recorded = try self.once("member.import", said, how, connection) {
          let made = try MemberImportPlan(
            file, today: today, isIdentifying: isIdentifying, connection)
          guard !made.isRefused || (isSkippingBad && made.hasGoodRows) else {
            throw MemberImportRefused(rows: made.rows(areRecorded: false))
          }
          guard !made.isEmpty else { throw NothingNew(rows: made.rows(areRecorded: true)) }
          plan = made
          try connection.add(Array(made.organisations.values), of: how.key)
          let ids = try connection.organisations(
            Set(made.known.keys).union(made.organisations.keys)
          ).mapValues(\.id)
          return try made.change(ids).call(kind: "member.import", said: said, texts: [:], how)
        } document: { operation in
          try connection.query(
            """
            select distinct b.code
            from membership.movement as m
            join membership.body as b on b.id = m.body_id
            where m.operation_id = \(operation)
            order by b.code
            """
          ).map { row in
            try connection.memberAnswer(
              operation, member: nil, body: row.decode("code"), movement: "imported", on: today)
          }
        }
        let rows = plan?.rows(areRecorded: true) ?? file.recordedBefore
        return Recorded(
          status: recorded.status == .exists ? .exists : .created, key: how.key,
          document: MemberImport(
            rows: rows, organisations: plan?.organisations.count ?? 0, bodies: recorded.document),
          warnings: try plan.map { _ in try connection.rulesBroken(by: how.key) } ?? [])
      } catch let nothing as NothingNew {
        return Recorded(
          status: .exists, key: how.key,
          document: MemberImport(rows: nothing.rows, organisations: 0, bodies: []), warnings: [])
      }
    }
  }
}

/// Everything that the file says is on record.
private struct NothingNew: Error {
  let rows: [ImportedRow]
}

extension MemberFile {
  /// The rows of a file that this key has recorded before.
  fileprivate var recordedBefore: [ImportedRow] {
    let good = rows.map { row in
      ImportedRow(
        line: row.line, code: row.code, body: row.stay?.body, status: .exists, refusals: [])
    }
    let bad = Dictionary(grouping: refusals, by: \.line).map { line, reasons in
      ImportedRow(
        line: line, code: refusedCodes[line], body: nil, status: .refused, refusals: reasons)
    }
    return (good + bad).sorted { $0.line < $1.line }
  }
}

extension Connection {
  /// The same for two files that say the same.
  fileprivate func digest(of rows: [MemberRow]) throws -> String {
    let text = rows.map { row in row.texts.map { $0 ?? "" }.joined(separator: "\u{1F}") }
      .joined(separator: "\u{1E}")
    return try queryOne(
      "select encode(sha256(convert_to(\(text), 'UTF8')), 'hex') as digest"
    ).decode("digest")
  }

  /// The rules of eligibility that those who joined by an import do not keep, a sentence each.
  fileprivate func rulesBroken(by key: String) throws -> [String] {
    try query(
      """
      select b.code as body, r.name, required.code as required, count(*) as members,
             min(o.code collate "C") as first
      from ledger.operation as p
      join membership.movement as m on m.operation_id = p.id and m.kind = 'join'
      join membership.organisation as o on o.id = m.organisation_id
      join membership.body as b on b.id = m.body_id
      join membership.body_rule as r on r.body_id = b.id
      join membership.body as required on required.id = r.required_body_id
      where p.key = \(key) and not exists (
        select from membership.affiliation as f
        where f.body_id = r.required_body_id and upper_inf(f.known)
          and f.during @> m.effective_on and f.organisation_id in (o.id, m.via_id))
      group by b.code, r.name, required.code
      order by b.code collate "C", r.name
      """
    ).map { row in
      let (body, name): (String, String) = (try row.decode("body"), try row.decode("name"))
      let (required, first): (String, String) = (
        try row.decode("required"), try row.decode("first")
      )
      let count: Int = try row.decode("members")
      return
        "Rule of \(body): \(name). \(count) of those who joined, such as \(first), were not in "
        + "\(required) then, nor a member that they came by way of."
    }
  }
}
