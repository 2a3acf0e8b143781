import Banking
import Giving
import Ledger
import Postgres

/// Reads the lines that wait, and what may explain them, in a few statements for all of them.
struct LineSearch {
  /// `open` as a common table expression: the lines that wait.
  private let open: SQL = """
    open as materialized (
      select o.*, o.key as id, b.code as account, b.currency
      from banking.open_piece as o
      join banking.account as b on b.id = o.account_id
    )
    """

  func openLines(_ connection: Connection) throws -> [OpenLine] {
    try connection.query(
      "with " + open + """

        select o.line_id, o.id as key, o.payment, o.account, o.rest_minor,
               o.booked_on::text as booked_on, u.code, u.scale, u.kind, u.last_day, o.batch,
               o.kind as movement, o.country, o.counterparty_name, o.counterparty_account,
               o.counterparty_bank, o.structured_reference, o.end_to_end_id, o.remittance,
               o.bank_reference, giving.name_key(o.counterparty_name) as name_key,
               o.original_minor, v.code as o_code, v.scale as o_scale, v.kind as o_kind,
               v.last_day as o_last_day
        from open as o
        join ledger.unit as u on u.code = o.currency
        left join ledger.unit as v on v.code = o.original_currency
        order by o.line_id, o.payment
        """
    ).map { row in
      var line = OpenLine(
        id: try row.decode("line_id"), account: try row.decode("account"),
        amount: Money(minor: try row.decode("rest_minor"), unit: try row.unit()),
        day: try row.day("booked_on"))
      line.key = try row.decode("key")
      line.payment = try row.decode("payment")
      let account: String? = try row.decode("counterparty_account")
      line.counterparty = Counterparty(
        name: try row.decode("counterparty_name"), account: account.flatMap { BankAccountID($0) },
        bank: try row.decode("counterparty_bank"), country: try row.decode("country"))
      line.structuredReference = try row.decode("structured_reference")
      line.endToEndID = try row.decode("end_to_end_id")
      line.bankReference = try row.decode("bank_reference")
      line.remittance = try row.decode("remittance")
      line.kind = try row.decode("movement")
      line.batch = try row.decode("batch")
      line.nameKey = try row.decode("name_key")
      line.processor = GiftMethod.ofProcessor(line.account)?.rawValue
      line.original = try row.decode("original_minor", as: Int64?.self).map { minor in
        Money(minor: minor, unit: try row.unit("o_"))
      }
      return line
    }
  }

  func candidates(
    for lines: [OpenLine], _ connection: Connection
  ) throws -> [Int64: Candidates] {
    var all: [Int64: Candidates] = [:]
    try addWaiting(for: lines, to: &all, connection)
    try addTold(by: lines, to: &all, connection)
    try addDonors(to: &all, connection)
    try connection.addOtherSides(to: &all)
    try addReferenced(by: lines, to: &all, connection)
    return all
  }

  /// What is asked of a waiting document `w`, beside where it comes from.
  private let document: SQL = """
    w.minor, w.day::text as day, w.method, n.code as donor, n.name as donor_name,
    giving.name_key(n.name) as donor_key, u.code, u.scale, u.kind, u.last_day,
    giving.document_number(
      case w.kind when 'donation' then 'D' else 'R' end,
      case w.kind when 'donation' then w.day else e.effective_on end, w.id) as document,
    (select t.content from ledger.entry_text as t
     where t.entry_id = w.entry_id and t.field = 'reference') as reference
    """

  /// Documents of the same amount near a line's day. Lines of one amount share them.
  private func addWaiting(
    for lines: [OpenLine], to all: inout [Int64: Candidates], _ connection: Connection
  ) throws {
    let documents = try connection.query(
      """
      with \(open)
      select \(document)
      from banking.waiting as w
      join ledger.entry as e on e.id = w.entry_id
      join ledger.unit as u on u.code = w.currency
      left join giving.donor as n on n.id = w.donor_id
      where exists (
        select
        from open as o
        where o.rest_minor = w.minor and o.currency = w.currency
          and w.day between o.booked_on - \(Proposer.window.before)::integer
                        and o.booked_on + \(Proposer.window.after)::integer)
      """
    ).map { try WaitingDocument($0) }
    let byAmount = Dictionary(grouping: documents, by: \.amount)
    for line in lines { all[line.key, default: Candidates()].waiting = byAmount[line.amount] ?? [] }
  }

  /// Gifts in another currency than the line's, whose amount and donor it names.
  private func addTold(
    by lines: [OpenLine], to all: inout [Int64: Candidates], _ connection: Connection
  ) throws {
    var (keys, currencies, amounts): ([Int64], [String], [String]) = ([], [], [])
    for line in lines where line.isIn {
      for one in line.toldAmounts where one.currency != line.amount.unit.code {
        keys.append(line.key)
        currencies.append(one.currency)
        amounts.append(one.amount)
      }
    }
    guard !keys.isEmpty else { return }
    let rows = try connection.query(
      """
      with \(open)
      select o.id as line, \(document)
      from unnest(\(keys)::bigint[], \(currencies)::text[], \(amounts)::text[])
        as t (line, currency, amount)
      join open as o on o.id = t.line
      join ledger.unit as u on u.code = t.currency
      join banking.waiting as w on w.kind = 'donation' and w.currency = t.currency
        and w.day between o.booked_on - \(Proposer.window.before)::integer
                      and o.booked_on + \(Proposer.window.after)::integer
      join giving.donation as d on d.id = w.id
        and t.amount::numeric * 10::numeric ^ u.scale
          in (d.amount_minor, d.amount_minor - d.fee_minor)
      join ledger.entry as e on e.id = w.entry_id
      join giving.donor as n on n.id = w.donor_id
      where string_to_array(giving.name_key(n.name), ' ') <@ string_to_array(
        giving.name_key(concat_ws(' ', o.counterparty_name, o.remittance)), ' ')
      """)
    for row in rows {
      all[try row.decode("line"), default: Candidates()].told.append(try WaitingDocument(row))
    }
  }

  /// Donors by the account that paid, and by a name like the counterparty's.
  private func addDonors(to all: inout [Int64: Candidates], _ connection: Connection) throws {
    let rows = try connection.query(
      "with " + open + """

        , party as materialized (
          select o.id, o.counterparty_name, o.counterparty_account
          from open as o
          where o.rest_minor > 0
        ), known as materialized (
          select distinct t.counterparty_account, d.donor_id, d.campaign_id
          from banking.standing_part as p
          join banking.line_text as t on t.line_id = p.line_id
          join giving.donation as d on d.id = p.donation_id
          join giving.donor as n on n.id = d.donor_id
          -- Who was erased is not known again.
          where n.name is not null
            and not exists (select from banking.restriction as r where r.line_id = t.line_id)
            and t.counterparty_account in (select x.counterparty_account from party as x)
        ), named as materialized (
          select n.id, giving.name_key(n.name) as key
          from giving.donor as n
          where n.name is not null
        )
        select found.line, found.ground, n.code, array_agg(distinct c.code) as campaigns
        from (
          select p.id as line, 'account' as ground, k.donor_id, k.campaign_id
          from party as p
          join known as k on k.counterparty_account = p.counterparty_account
          union all
          select p.id, 'name', n.id, d.campaign_id
          from party as p
          join named as n on n.key = giving.name_key(p.counterparty_name)
          join lateral (
            select distinct d.campaign_id from giving.donation as d where d.donor_id = n.id
          ) as d on true
        ) as found
        join giving.donor as n on n.id = found.donor_id
        join giving.campaign as c on c.id = found.campaign_id
        group by found.line, found.ground, n.code
        """)
    for row in rows {
      let donor = KnownDonor(
        code: try row.decode("code"), campaigns: Set(try row.decode("campaigns", as: [String].self))
      )
      let line: Int64 = try row.decode("line")
      if try row.decode("ground", as: String.self) == "account" {
        all[line, default: Candidates()].byAccount.append(donor)
      } else {
        all[line, default: Candidates()].byName.append(donor)
      }
    }
  }

  /// What structured references on the lines stand for: campaigns, and pledges that are not paid.
  private func addReferenced(
    by lines: [OpenLine], to all: inout [Int64: Candidates], _ connection: Connection
  ) throws {
    var purposes: [Int64: PaymentPurpose] = [:]
    for line in lines where line.isIn { purposes[line.key] = PaymentPurpose(on: line) }
    guard !purposes.isEmpty else { return }
    let (campaigns, pledges) = try named(Set(purposes.values), connection)
    for line in lines {
      switch purposes[line.key] {
      case .campaign(let id):
        guard let campaign = campaigns[id] else { continue }
        let donor = Proposer.donor(of: line, all[line.key] ?? Candidates())
        all[line.key, default: Candidates()].referenced = .gift(campaign: campaign, donor: donor)
      case .pledge(let id):
        guard let pledge = pledges[id] else { continue }
        all[line.key, default: Candidates()].referenced = .pledge(pledge)
      case nil: continue
      }
    }
  }

  private func named(
    _ purposes: Set<PaymentPurpose>, _ connection: Connection
  ) throws -> (campaigns: [Int64: String], pledges: [Int64: String]) {
    let ids = purposes.map { purpose in
      switch purpose {
      case .campaign(let id): ("campaign", id)
      case .pledge(let id): ("pledge", id)
      }
    }
    let rows = try connection.query(
      """
      select w.kind, w.id, coalesce(c.code, p.pledge) as name
      from unnest(\(ids.map(\.0))::text[], \(ids.map(\.1))::bigint[]) as w (kind, id)
      left join giving.campaign as c on w.kind = 'campaign' and c.id = w.id
      left join giving.pledge_fact as p
        on w.kind = 'pledge' and p.id = w.id and p.outstanding_minor > 0
      where coalesce(c.code, p.pledge) is not null
      """)
    var (campaigns, pledges): ([Int64: String], [Int64: String]) = ([:], [:])
    for row in rows {
      if try row.decode("kind", as: String.self) == "campaign" {
        campaigns[try row.decode("id")] = try row.decode("name")
      } else {
        pledges[try row.decode("id")] = try row.decode("name")
      }
    }
    return (campaigns, pledges)
  }
}

extension WaitingDocument {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode("document"),
      amount: Money(minor: try row.decode("minor"), unit: try row.unit()),
      day: try row.day("day"))
    donor = try row.decode("donor")
    donorName = try row.decode("donor_name")
    donorKey = try row.decode("donor_key")
    reference = try row.decode("reference")
    method = try row.decode("method")
  }
}

extension OpenLine {
  /// What it says was paid: where the bank tells it, and in its texts.
  fileprivate var toldAmounts: Set<TextAmount> {
    var all = [counterparty.name, remittance].compactMap { $0 }
      .reduce(into: Set<TextAmount>()) { $0.formUnion(TextAmount.found(in: $1)) }
    if let original { all.formUnion(TextAmount.found(in: "\(original)")) }
    return all
  }
}
