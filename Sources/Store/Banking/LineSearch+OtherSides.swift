import Banking
import Ledger
import Postgres

extension Connection {
  /// Payouts: what left a processor and came to a bank. A processor's account is the one that
  /// shares its last name with a clearing account; a line that was explained as on its way there,
  /// and that no other line has met yet, still waits for its other side.
  func addOtherSides(to all: inout [Int64: Candidates]) throws {
    for row in try query(Self.transits) {
      let unit = try row.unit()
      let cents: Int64 = try row.decode("minor")
      let (payout, receipt): (Int64, Int64) = try (row.decode("payout"), row.decode("receipt"))
      let evidence = OtherSide.Evidence(rawValue: try row.decode("evidence")) ?? .none
      let transit: String = try row.decode("transit")
      if try row.decode("payout_is_open") {
        all[payout, default: Candidates()].otherSides.append(
          OtherSide(
            line: receipt, transit: transit, amount: Money(minor: -cents, unit: unit),
            day: try row.day("received_on"), evidence: evidence))
      }
      if try row.decode("receipt_is_open") {
        all[receipt, default: Candidates()].otherSides.append(
          OtherSide(
            line: payout, transit: transit, amount: Money(minor: cents, unit: unit),
            day: try row.day("paid_on"), evidence: evidence))
      }
    }
  }

  private static let transits: SQL = """
    with own as materialized (
      select b.id, b.currency, (
               select a.name
               from ledger.account as a
               where lower(a.name) = lower(replace(s.name, 'Assets:Bank:', 'Assets:Clearing:'))
               limit 1) as transit
      from banking.account as b
      join ledger.account as s on s.id = b.bank_account
    ), explained as materialized (
      -- On its way, and not met yet.
      select p.line_id, t.name as transit
      from banking.standing_part as p
      join ledger.account as t on t.id = p.account_id
      join banking.line as l on l.id = p.line_id
      where p.amount_minor = l.amount_minor and t.name in (select o.transit from own as o)
        and not exists (
          select from banking.standing_part as q
          join banking.line as m on m.id = q.line_id
          where q.account_id = p.account_id and q.amount_minor = -p.amount_minor
            and m.account_id <> l.account_id
            and m.booked_on between l.booked_on - \(Proposer.window.after)::integer
                                and l.booked_on + \(Proposer.window.after)::integer)
    ), side as materialized (
      select l.id, l.account_id, l.booked_on, l.amount_minor, o.currency, o.transit,
             x.transit as via,
             array[l.batch, l.bank_reference, t.end_to_end_id] as marks,
             lower(concat_ws(' ', l.batch, l.bank_reference, t.structured_reference,
               t.end_to_end_id, t.counterparty_name, t.ultimate_name, t.remittance,
               t.information)) as words
      from banking.line as l
      join own as o on o.id = l.account_id
      left join explained as x on x.line_id = l.id
      left join banking.line_text as t on t.line_id = l.id
        and not exists (select from banking.restriction as r where r.line_id = l.id)
      where x.line_id is not null
        or l.id in (select w.id from banking.open_line as w where w.rest_minor = w.amount_minor)
    )
    select p.id as payout, r.id as receipt, p.transit, r.amount_minor as minor,
           p.via is null as payout_is_open, r.via is null as receipt_is_open,
           p.booked_on::text as paid_on, r.booked_on::text as received_on,
           case
             when r.via is not null or exists (
               select
               from unnest(p.marks) as m (mark)
               where length(m.mark) >= 6 and position(lower(m.mark) in r.words) > 0) then 2
             when position(lower(split_part(p.transit, ':', 3)) in r.words) > 0 then 1
             else 0
           end as evidence,
           u.code, u.scale, u.kind, u.last_day
    from side as p
    join side as r on r.amount_minor = -p.amount_minor and r.currency = p.currency
      and r.account_id <> p.account_id and r.transit is null
      and r.booked_on between p.booked_on - \(Proposer.window.after)::integer
                          and p.booked_on + \(Proposer.window.after)::integer
    join ledger.unit as u on u.code = p.currency
    where p.transit is not null and p.amount_minor < 0
      and num_nonnulls(p.via, r.via) < 2
      and coalesce(p.via, p.transit) = p.transit and coalesce(r.via, p.transit) = p.transit
    """
}
