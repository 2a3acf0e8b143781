import Postgres

/// A message that is ours to deliver now.
public struct ClaimedDelivery: Sendable {
  public let id: Int64
  /// Which attempt this is, from 1.
  public let attempt: Int
  public let recipient: ReportRecipient
  public let messageID: String
  public let message: [UInt8]
}

/// How an attempt at a delivery ended.
public struct DeliveryOutcome: Sendable {
  public enum Kind: String, Sendable {
    case accepted, temporary, permanent, unknown
  }

  public let kind: Kind
  /// The server's code.
  public let code: Int?
  /// Its words, or what hindered.
  public let text: String

  public init(_ kind: Kind, code: Int? = nil, text: String) {
    self.kind = kind
    self.code = code
    self.text = text
  }
}

/// What became of a message.
public struct DeliveryState: Sendable {
  public let id: Int64
  public let run: Int64
  public let subject: String
  public let recipient: ReportRecipient
  public let messageID: String
  /// queued, sending, accepted, retry, failed or in doubt.
  public let state: String
  public let attempts: Int
  /// How often nobody knows whether it arrived.
  public let doubts: Int
  /// UTC, ISO 8601; nil if it is not tried again.
  public let nextAttemptAt: String?
  public let code: Int?
  public let text: String?
}

extension Store {
  /// Takes the next delivery that may be tried now; nil if there is none. Committed on return.
  ///
  /// - Parameters:
  ///   - run: only those of a run.
  ///   - leaseSeconds: how long we are believed to be alive without a word.
  public func claimDelivery(
    of run: Int64? = nil, leaseSeconds: Int
  ) throws -> ClaimedDelivery? {
    let row = try connection.queryOne(
      "select c.* from reporting.claim_delivery(\(run)::bigint, \(leaseSeconds)::integer) as c",
      access: .readWrite)
    let id: Int64? = try row.decode("delivery")
    guard let id else { return nil }
    return try ClaimedDelivery(
      id: id, attempt: row.decode("attempt"),
      recipient: ReportRecipient(address: row.decode("address"), name: row.decode("name")),
      messageID: row.decode("message_id"), message: row.decode("message"))
  }

  /// Writes down how an attempt ended; answers with the delivery's state.
  ///
  /// Where the connection was lost meanwhile, it is opened anew: what the mail server said must
  /// not be forgotten, by an interrupt neither. Telling it twice changes nothing.
  public func finish(_ claimed: ClaimedDelivery, _ outcome: DeliveryOutcome) throws -> String {
    func tell() throws -> String {
      try connection.queryOne(
        """
        select reporting.finish_delivery(
          \(claimed.id), \(claimed.attempt)::smallint, \(outcome.kind.rawValue),
          \(outcome.code)::integer, \(outcome.text)) as state
        """, access: .readWrite
      ).decode("state")
    }
    do {
      return try tell()
    } catch let error as PostgresError where error.mayHaveBeenLost || error.kind == .interrupted {
      if error.kind == .interrupted { Interrupt.installed?.acknowledge() }
      connection = try open()
      let state = try tell()
      if error.kind == .interrupted { throw error }
      return state
    }
  }

  /// Lets a delivery be tried at once, and five days more.
  public func retryDelivery(_ id: Int64) throws {
    _ = try connection.query("select reporting.retry_delivery(\(id))", access: .readWrite)
  }

  /// What became of the messages, newest first.
  /// - Parameter unfinished: only those that were not accepted.
  public func deliveries(of run: Int64? = nil, unfinished: Bool = false) throws -> [DeliveryState] {
    try read { connection in
      try connection.query(
        """
        select d.delivery, d.run, d.address, d.name, d.message_id, d.state, d.attempts, d.doubts,
               d.last_code, d.last_text, r.subject,
               to_char(d.next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as next
        from audit.report_deliveries as d
        join audit.report_runs as r on r.run = d.run
        where d.run = coalesce(\(run)::bigint, d.run)
          and (not \(unfinished)::boolean or d.state <> 'accepted')
        order by d.run desc, d.delivery
        """
      ).map { row in
        try DeliveryState(
          id: row.decode("delivery"), run: row.decode("run"), subject: row.decode("subject"),
          recipient: ReportRecipient(address: row.decode("address"), name: row.decode("name")),
          messageID: row.decode("message_id"), state: row.decode("state"),
          attempts: row.decode("attempts"), doubts: row.decode("doubts"),
          nextAttemptAt: row.decode("next"), code: row.decode("last_code"),
          text: row.decode("last_text"))
      }
    }
  }
}
