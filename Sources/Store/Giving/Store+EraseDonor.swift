import Postgres

/// A text about a donor's documents, or one that names the donor: what is blanked.
public struct DonorText: Sendable {
  public let entry: Int64
  /// memo, reference, basis or reason.
  public let field: String
  /// The number of the document that the entry books, where it books one.
  public let document: String?
}

/// A donor of whom nothing is left but a pseudonym.
public struct ErasedDonor: Sendable {
  public let code: String
  /// How many documents there are of the donor; they stay, with money, days and countries.
  public let documents: Int
  /// How many texts were blanked.
  public let texts: Int
  /// Which ones; empty where an earlier call has done it.
  public let blanked: [DonorText]
}

extension Store {
  /// Blanks a donor's name and what was written about the donor. It cannot be undone.
  ///
  /// - Parameters:
  ///   - code: the pseudonym, such as DN-00001: a name would stay in the record of the request.
  ///   - reason: kept for ever; refused if it names the person.
  public func eraseDonor(
    _ code: String, reason: String, _ how: Recording
  ) throws -> Recorded<ErasedDonor> {
    try write(how) { connection in
      let said: RequestFields = ["code": code, "reason": reason]
      var blanked: [DonorText] = []
      var warnings: [String] = []
      return try self.once("donor.erase", said, how, connection) {
        blanked = try connection.textsOfDonor(code)
        warnings = try connection.mentionsOfDonor(code) + connection.restrictionsOfDonor(code)
        return """
          giving.erase_donor(
            p_key => \(how.key), p_request => \(said.sql), p_donor => \(code),
            p_reason => \(reason))
          """
      } document: { operation in
        let row = try connection.queryOne(
          """
          select substring(detail from 'documents ([0-9]+)')::bigint as documents,
                 substring(detail from 'texts ([0-9]+)')::bigint as texts
          from audit.acts
          where operation_id = \(operation)
          """)
        return try ErasedDonor(
          code: code, documents: row.decode("documents"), texts: row.decode("texts"),
          blanked: blanked)
      }.warning(warnings)
    }
  }
}

extension Connection {
  fileprivate func textsOfDonor(_ code: String) throws -> [DonorText] {
    try query("select entry_id, field, document from giving.texts_of_donor(\(code))").map { row in
      try DonorText(
        entry: row.decode("entry_id"), field: row.decode("field"), document: row.decode("document"))
    }
  }

  /// Statement lines that name the donor, or show the donor's money, and are evidence yet.
  fileprivate func restrictionsOfDonor(_ code: String) throws -> [String] {
    let row = try queryOne(
      """
      select count(*) as lines, max(keep_until) as keep_until
      from banking.lines_of_donor(\(code))
      where keep_until >= current_date
      """)
    guard let day = try row.dayIfAny("keep_until") else { return [] }
    let count: Int = try row.decode("lines")
    return [
      "\(count) statement \(count == 1 ? "line is" : "lines are") about the donor, and must be "
        + "kept as evidence until \(day): restricted until then, and blanked by the next erasure "
        + "after it."
    ]
  }

  /// Where the donor seems to be named besides, in sentences without the name.
  fileprivate func mentionsOfDonor(_ code: String) throws -> [String] {
    try query(
      """
      select place, string_agg(id, ', ') as ids
      from giving.mentions_of_donor(\(code))
      group by place
      order by place collate "C"
      """
    ).map { row in
      let ids: String = try row.decode("ids")
      return switch try row.decode("place", as: String.self) {
      case "key":
        "Keys stay as they were typed, and those of these operations seem to name "
          + "the donor: \(ids)."
      case "donor": "Other donors seem to be the same person: \(ids)."
      case "contact":
        "Contacts of members seem to be the same person: \(ids). "
          + "See member contact erase."
      default: "Acts stay on record, and those of these operations seem to name the donor: \(ids)."
      }
    }
  }
}
