import Banking
import Ledger
import Postgres

/// Reads the lines that wait, and what may explain them, in a few statements for all of them.
struct LineSearch {
  /// Only of the bank account of this code.
  let bank: String?

  /// `open` as a common table expression: the lines that wait.
  private var open: SQL {
    """
    open as materialized (
      select o.*, o.key as id, b.code as account, b.currency
      from banking.open_piece as o
      join banking.account as b on b.id = o.account_id
      where coalesce(lower(b.code) = lower(\(bank)::text), true)
    )
    """
  }

  func openLines(_ connection: Connection) throws -> [OpenLine] {
    try connection.query(
      "with " + open + """

        select o.line_id, o.id as key, o.payment, o.account, o.rest_minor,
               o.booked_on::text as booked_on, u.code, u.scale, u.kind, u.last_day, o.batch,
               o.kind as movement, o.country, o.counterparty_name, o.counterparty_account,
               o.counterparty_bank, o.structured_reference, o.end_to_end_id, o.remittance
        from open as o
        join ledger.unit as u on u.code = o.currency
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
      line.remittance = try row.decode("remittance")
      line.kind = try row.decode("movement")
      line.batch = try row.decode("batch")
      return line
    }
  }

  func candidates(
    for lines: [OpenLine], _ connection: Connection
  ) throws -> [Int64: Candidates] {
    var all: [Int64: Candidates] = [:]
    try addWaiting(to: &all, connection)
    try addDonors(to: &all, connection)
    try addOtherSides(to: &all, connection)
    try addReferenced(by: lines, to: &all, connection)
    return all
  }

  /// Documents of the same amount near the line's day.
  private func addWaiting(
    to all: inout [Int64: Candidates], _ connection: Connection
  ) throws {
    let rows = try connection.query(
      "with " + open + """

        select o.id as line, w.minor, w.day::text as day, n.code as donor, n.name as donor_name,
               u.code, u.scale, u.kind, u.last_day,
               giving.document_number(
                 case w.kind when 'donation' then 'D' else 'R' end,
                 case w.kind when 'donation' then w.day else e.effective_on end, w.id) as document,
               (select t.content from ledger.entry_text as t
                where t.entry_id = w.entry_id and t.field = 'reference') as reference
        from open as o
        join banking.waiting as w on w.minor = o.rest_minor and w.currency = o.currency
          and w.day between o.booked_on - \(Proposer.window.before)::integer
                        and o.booked_on + \(Proposer.window.after)::integer
        join ledger.entry as e on e.id = w.entry_id
        join ledger.unit as u on u.code = w.currency
        left join giving.donor as n on n.id = w.donor_id
        """)
    for row in rows {
      var document = WaitingDocument(
        number: try row.decode("document"),
        amount: Money(minor: try row.decode("minor"), unit: try row.unit()),
        day: try row.day("day"))
      document.donor = try row.decode("donor")
      document.donorName = try row.decode("donor_name")
      document.reference = try row.decode("reference")
      all[try row.decode("line"), default: Candidates()].waiting.append(document)
    }
  }

  /// Donors by the account that paid, and by their exact name.
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
        )
        select found.line, found.ground, n.code, array_agg(distinct c.code) as campaigns
        from (
          select p.id as line, 'account' as ground, k.donor_id, k.campaign_id
          from party as p
          join known as k on k.counterparty_account = p.counterparty_account
          union all
          select p.id, 'name', n.id, d.campaign_id
          from party as p
          join giving.donor as n on n.name = p.counterparty_name
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

  /// Payouts: what left a processor and came to a bank. The processor's account is the one that
  /// shares its last name with a clearing account; a line that was explained as on its way there,
  /// and that no other line has met yet, still waits for its other side.
  private func addOtherSides(to all: inout [Int64: Candidates], _ connection: Connection) throws {
    let rows = try connection.query(
      "with " + open + """

        , side as materialized (
          select l.id, l.account_id, l.booked_on, l.batch, b.currency, l.amount_minor,
                 (select a.name from ledger.account as a
                  where a.name = replace(s.name, 'Assets:Bank:', 'Assets:Clearing:')
                  limit 1) as transit
          from banking.line as l
          join banking.account as b on b.id = l.account_id
          join ledger.account as s on s.id = b.bank_account
          where l.amount_minor <> 0
            and (l.id in (select o.id from open as o) or exists (
              select from banking.standing_part as p
              join ledger.account as t on t.id = p.account_id
              where p.line_id = l.id and p.amount_minor = l.amount_minor
                and t.name = replace(s.name, 'Assets:Bank:', 'Assets:Clearing:')
                and not exists (
                  select from banking.standing_part as q
                  join banking.line as m on m.id = q.line_id
                  where q.account_id = p.account_id and q.amount_minor = -p.amount_minor
                    and m.account_id <> l.account_id
                    and m.booked_on between l.booked_on - \(Proposer.window.after)::integer
                                        and l.booked_on + \(Proposer.window.after)::integer)))
        )
        select mine.id as line, coalesce(mine.transit, other.transit) as transit,
               mine.amount_minor, other.booked_on::text as booked_on,
               coalesce(other.batch, mine.batch) as batch, u.code, u.scale, u.kind, u.last_day
        from side as mine
        join side as other on other.amount_minor = -mine.amount_minor
          and other.currency = mine.currency and other.account_id <> mine.account_id
          and other.booked_on between mine.booked_on - \(Proposer.window.after)::integer
                                  and mine.booked_on + \(Proposer.window.after)::integer
        join ledger.unit as u on u.code = mine.currency
        -- One of the two is a processor, and it paid out.
        where num_nonnulls(mine.transit, other.transit) = 1
          and case when mine.transit is null then other.amount_minor else mine.amount_minor end < 0
          and mine.id in (select o.id from open as o where o.rest_minor = o.amount_minor)
        """)
    for row in rows {
      let side = OtherSide(
        transit: try row.decode("transit"),
        amount: Money(minor: try row.decode("amount_minor"), unit: try row.unit()),
        day: try row.day("booked_on"), batch: try row.decode("batch"))
      all[try row.decode("line"), default: Candidates()].otherSides.append(side)
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
