import Banking
import Giving
import Ledger
import Postgres

extension Store {
  /// Explains what is left of a statement line, in one part or several that add up to it.
  ///
  /// - Throws: `StoreError`, `AmountError`, `GivingError` for what was typed wrong;
  ///   `PostgresError` with SQLSTATE CL041 for a document whose money was seen before.
  public func allocateLine(
    _ request: AllocationRequest, _ how: Recording
  ) throws -> Recorded<Allocation> {
    try write(how) { connection in
      try request.requireLengths()
      var warnings: [String] = []
      let recorded = try self.once("statement.allocate", request.said, how, connection) {
        let line = try LineToExplain.lock(request.line, connection)
        let amounts = try line.amounts(of: request.parts)
        let plans = try zip(request.parts, amounts).map { part, amount in
          try self.plan(
            part.resolved(for: line), amount, of: line, isWhole: request.parts.count == 1,
            connection)
        }
        warnings = plans.flatMap(\.warnings)
        var parts: SQL = "jsonb_build_array("
        for (place, plan) in plans.enumerated() {
          if place > 0 { parts += ", " }
          parts += plan.sql
        }
        parts += ")"
        return """
          banking.allocate(
            p_key => \(how.key), p_request => \(request.said.sql), p_line_id => \(line.id),
            p_late => \(how.isLate), p_parts =>
          """ + parts + ")"
      } document: { operation in
        try Allocation.made(by: operation, of: request.line, connection)
      }
      return recorded.warning(warnings)
    }
  }

  /// Takes back all that explains a line: what it made is voided, what it settled waits again.
  public func deallocateLine(
    _ line: Int64, reason: String, _ how: Recording
  ) throws -> Recorded<Allocation> {
    try write(how) { connection in
      let said: RequestFields = ["line": String(line), "reason": reason]
      return try self.once("statement.deallocate", said, how, connection) {
        """
        banking.deallocate(
          p_key => \(how.key), p_request => \(said.sql),
          p_texts => \((["reason": reason] as RequestFields).sql), p_line_id => \(line),
          p_late => \(how.isLate))
        """
      } document: { operation in
        try Allocation.made(by: operation, of: line, connection)
      }
    }
  }

  private func plan(
    _ part: LinePart, _ amount: Money, of line: LineToExplain, isWhole: Bool,
    _ connection: Connection
  ) throws -> PartPlan {
    try part.requireFitting(line)
    switch part.target {
    case .campaign(let code):
      return try gift(part, amount, of: line, to: code, isWhole: isWhole, connection)
    case .pledge(let text):
      let number = try DocumentNumber(parsing: text, .pledge)
      let campaign: String? = try connection.queryIfOne(
        """
        select campaign
        from giving.pledge_fact
        where id = \(number.id) and pledge = \(number.description)
        """
      )?.decode("campaign")
      guard let campaign else { throw number.isUnknown }
      let pledge = try openPledge(
        number.description, of: campaign, by: line.bookedOn, connection)
      return try gift(
        part, amount, of: line, to: campaign, for: pledge, isWhole: isWhole, connection)
    case .donation(let text):
      return try settlement(
        part, amount, of: line, DocumentNumber(parsing: text, .donation), connection)
    case .refund(let text):
      let number = try DocumentNumber(parsing: text, .donation, .refund)
      return number.kind == .refund
        ? try settlement(part, amount, of: line, number, connection)
        : try refund(part, amount, of: line, number, isWhole: isWhole, connection)
    case .fees(let code):
      let (campaign, _) = try self.campaign(code, connection)
      guard campaign.currency == line.amount.unit else {
        throw StoreError(
          "fees_currency", field: "fees-of",
          "The campaign counts in \(campaign.currency), and the line is in \(line.amount.unit)",
          hint: "Say the account: --account Expenses:Bank.")
      }
      return try posting(amount, of: line, to: campaign.fees, "fees", part)
    case .document(let text):
      throw try DocumentNumber(parsing: text, .donation, .refund, .pledge).isUnknown
    case .account(let name):
      return try posting(
        amount, of: line, to: field("account") { try AccountName(name) }, "account", part)
    }
  }

  /// A posting between suspense and an account.
  private func posting(
    _ amount: Money, of line: LineToExplain, to account: AccountName, _ explains: String,
    _ part: LinePart
  ) throws -> PartPlan {
    guard !account.text.hasPrefix("Liabilities:Suspense:") else {
      throw StoreError(
        "account_is_suspense", field: "account",
        "\(account) holds lines that are not explained: it explains none")
    }
    let transfer =
      try line.isIn
      ? Transfer(debit: line.suspense, credit: account, amount: amount)
      : Transfer(debit: account, credit: line.suspense, amount: amount)
    return PartPlan(
      amount: try line.signed(amount), explains: explains,
      entry: try Entry(effectiveOn: line.bookedOn, transfers: [transfer]),
      fields: [("account", "\(account.text)::text")], texts: ["memo": part.memo])
  }
}

extension LineToExplain {
  /// An amount with the line's sign.
  func signed(_ amount: Money) throws -> Money { isIn ? amount : try amount.negated() }
}

extension LinePart {
  /// The part with its target said: a document's number alone does not tell the way of the money.
  fileprivate func resolved(for line: LineToExplain) throws -> LinePart {
    guard case .document(let text) = target else { return self }
    let number = try DocumentNumber(parsing: text, .donation, .refund, .pledge)
    var part = self
    part.target =
      switch number.kind {
      case .pledge: .pledge(text)
      case .refund: .refund(text)
      case .donation: line.isIn ? .donation(text) : .refund(text)
      }
    return part
  }

  /// Refuses what a line of that direction cannot be, and options that say nothing of the target.
  fileprivate func requireFitting(_ line: LineToExplain) throws {
    switch target {
    case .campaign, .pledge, .donation:
      guard line.isIn else {
        throw StoreError(
          "line_goes_out", field: "line",
          "Line \(line.id) is money that went out: it is no gift",
          hint: "A gift that is given back is --refund D-…; all else is --account ACCOUNT.")
      }
    case .refund:
      guard !line.isIn else {
        throw StoreError(
          "line_comes_in", field: "line", "Line \(line.id) is money that came in: it is no refund",
          hint: "A refund that came back is a new gift: --campaign CODE.")
      }
    case .document, .fees, .account: break
    }
    let (isGift, isRefund, isDonation) =
      switch target {
      case .campaign, .pledge: (true, false, false)
      case .refund: (false, true, false)
      case .donation: (false, false, true)
      case .document, .fees, .account: (false, false, false)
      }
    let misplaced: [(String, Bool)] = [
      ("donor", donor != nil && !isGift), ("anonymous", isAnonymous && !isGift),
      ("country", country != nil && !isGift), ("method", method != nil && !isGift),
      ("rate", rate != nil && !isGift), ("of-gift", refunded != nil && !isRefund),
      ("fee", fee != nil && !isGift && !isRefund && !isDonation),
    ]
    if let name = misplaced.first(where: \.1)?.0 {
      throw StoreError(
        "option_misplaced", field: name, "--\(name) says nothing of this kind of part",
        hint: "Leave out --\(name).")
    }
  }
}

extension AllocationRequest {
  /// Refuses texts of a size that the tables do not take.
  fileprivate func requireLengths() throws {
    for part in parts {
      try (["donor": part.donor, "memo": part.memo] as RequestFields).requireLengths()
    }
  }
}
