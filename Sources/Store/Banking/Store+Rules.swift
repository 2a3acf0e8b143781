import Banking
import Ledger
import Postgres

extension Store {
  /// Adds a rule that explains lines.
  public func addRule(_ request: RuleRequest, _ how: Recording) throws -> Recorded<RecordedRule> {
    let texts = [
      ("counterparty", request.counterparty), ("remittance", request.remittance),
      ("kind", request.kind),
    ]
    for case (let field, let text?) in texts {
      guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 500 else {
        throw StoreError(
          "rule_text", field: field, "The text of \(field) is blank, or longer than 500 bytes",
          hint: "Give what to look for, such as \"monthly fee\".")
      }
    }
    guard texts.contains(where: { $0.1 != nil }) else {
      throw StoreError(
        "rule_of_everything", field: "counterparty", "A rule needs a text to look for",
        hint: "Give --counterparty, --remittance or --kind.")
    }
    var (campaign, isFee, account): (String?, Bool, String?) = (nil, false, nil)
    switch request.target {
    case .campaign(let code): campaign = code
    case .fees(let code): (campaign, isFee) = (code, true)
    case .account(let name): account = name
    case .pledge, .donation, .refund, .document:
      throw StoreError(
        "rule_of_document", field: "target", "A rule is for many lines, a document for one",
        hint: "Give --campaign, --fees-of or --account.")
    }
    return try write(how) { connection in
      let said: RequestFields = [
        "counterparty": request.counterparty, "remittance": request.remittance,
        "kind": request.kind, "bank": request.bank,
        "direction": request.isIn.map { $0 ? "in" : "out" }, "campaign": campaign,
        "fee": isFee ? "true" : nil, "account": account,
      ]
      return try self.once("rule.add", said, how, connection) {
        """
        banking.add_rule(
          p_key => \(how.key), p_request => \(said.sql), p_counterparty => \(request.counterparty),
          p_remittance => \(request.remittance), p_kind => \(request.kind),
          p_account => \(request.bank), p_is_in => \(request.isIn), p_campaign => \(campaign),
          p_is_fee => \(isFee), p_target => \(account))
        """
      } document: { operation in
        try self.rule(where: "r.operation_id = \(operation)", operation, connection)
      }
    }
  }

  /// Removes a rule; it stays on record.
  public func removeRule(_ rule: Int64, _ how: Recording) throws -> Recorded<RecordedRule> {
    try write(how) { connection in
      let said: RequestFields = ["rule": String(rule)]
      return try self.once("rule.remove", said, how, connection) {
        """
        banking.remove_rule(
          p_key => \(how.key), p_request => \(said.sql), p_rule_id => \(rule))
        """
      } document: { operation in
        try self.rule(where: "r.removed_by = \(operation)", operation, connection)
      }
    }
  }

  /// The rules that hold, or all that there ever were.
  public func rules(all: Bool = false) throws -> [RecordedRule] {
    try read { try self.rules(where: all ? "true" : "r.removed_by is null", $0) }
  }

  private func rule(
    where condition: SQL, _ operation: Int64, _ connection: Connection
  ) throws -> RecordedRule {
    guard let rule = try rules(where: condition, connection).first else {
      throw StoreError.vanished(operation)
    }
    return rule
  }

  func rules(where condition: SQL, _ connection: Connection) throws -> [RecordedRule] {
    try connection.query(
      """
      select r.id, r.counterparty, r.remittance, r.kind, b.code as bank, r.is_in,
             c.code as campaign, r.is_fee, r.target_account, r.removed_by is not null as is_removed,
             o.key, o.recorded_by,
             to_char(o.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at
      from banking.rule as r
      join ledger.operation as o on o.id = r.operation_id
      left join banking.account as b on b.id = r.account_id
      left join giving.campaign as c on c.id = r.campaign_id
      where \(condition)
      order by r.id
      """
    ).map { row in
      let campaign: String? = try row.decode("campaign")
      let explanation: Explanation =
        if let campaign {
          try row.decode("is_fee")
            ? .fees(campaign: campaign) : .gift(campaign: campaign, donor: nil)
        } else {
          .account(try row.decode("target_account"))
        }
      var rule = LineRule(id: try row.decode("id"), explanation: explanation)
      rule.counterparty = try row.decode("counterparty")
      rule.remittance = try row.decode("remittance")
      rule.kind = try row.decode("kind")
      rule.account = try row.decode("bank")
      rule.isIn = try row.decode("is_in")
      return try RecordedRule(
        rule: rule, key: row.decode("key"), recordedAt: row.decode("recorded_at"),
        recordedBy: row.decode("recorded_by"), isRemoved: row.decode("is_removed"))
    }
  }
}
