import Ledger
import Postgres
import Store

/// What the reports of the ledger say, in the model's words.
extension ModelLedger {
  /// A campaign's months at many horizons, in one query.
  func months(
    of campaign: String, from: String, to: String, _ horizons: [ModelHorizon],
    _ stamps: ModelStamps
  ) throws -> [[String]] {
    try rows(
      """
      select h.place, m.period, m.currency, m.received, m.refunded, m.fees, m.raised, m.percent,
             m.donors, m.new_donors, m.goal
      from \(stamps.sql(horizons)) as h
      cross join lateral audit.campaign_months(
        \(campaign), \("\(from)-15")::date,
        least(h.to_day, (\("\(to)-01")::date + interval '1 month')::date - 1), h.moment) as m
      order by h.place, m.period
      """, horizons.count)
  }

  func activities(_ horizons: [ModelHorizon], _ stamps: ModelStamps) throws -> [[String]] {
    try rows(
      """
      select h.place, a.account, a.currency, a.section, coalesce(a.campaign, '-'), a.amount
      from \(stamps.sql(horizons)) as h
      cross join lateral audit.activities_between(h.from_day, h.to_day, h.moment) as a
      """, horizons.count
    ).map { $0.sorted() }
  }

  func positions(_ horizons: [ModelHorizon], _ stamps: ModelStamps) throws -> [[String]] {
    try rows(
      """
      select h.place, p.item, p.currency, p.section, p.amount
      from \(stamps.sql(horizons)) as h
      cross join lateral audit.position_at(h.to_day, h.moment) as p
      """, horizons.count
    ).map { $0.sorted() }
  }

  /// The gifts at many horizons; donors by name, which only this test sees.
  func donations(_ horizons: [ModelHorizon], _ stamps: ModelStamps) throws -> [[String]] {
    let numbers = gifts.map(\.number.description)
    return try rows(
      """
      select h.place, array_position(\(numbers)::text[], d.donation) - 1, d.received_on,
             d.campaign, coalesce(n.name, '-'), coalesce(d.country, '-'), d.method, d.amount,
             d.currency, d.fee, d.refunded, d.value, d.status
      from \(stamps.sql(horizons)) as h
      cross join lateral audit.donations_between(
        null, h.from_day, 'infinity', h.to_day, h.moment) as d
      left join giving.donor as n on n.code = d.donor
      """, horizons.count
    ).map { $0.sorted() }
  }

  /// A campaign's months as the commands get them.
  func monthsOfStore(of campaign: String, from: String, to: String) throws -> [String] {
    try store.campaignMonths(
      of: campaign, from: Month(parsing: from), to: Month(parsing: to)
    ).map { month in
      ([month.period, month.goal.unit.code]
        + [month.received, month.refunded, month.fees, month.raised].map(\.text)
        + [month.percent, String(month.donors), String(month.newDonors), month.goal.text])
        .joined(separator: " ")
    }
  }

  /// The months in which the gifts that were posted are not worth what the campaign received.
  func unevenMonths(of campaign: String, from: String, to: String) throws -> [String] {
    try admin.texts(
      """
      select format('%s: %s received, %s listed', m.period, m.received, d.value)
      from audit.campaign_months(
        \(campaign), \("\(from)-01")::date,
        (\("\(to)-01")::date + interval '1 month')::date - 1, 'infinity') as m
      cross join lateral (select (m.period || '-01')::date as start) as month
      cross join lateral (
        select coalesce(sum(d.value), 0) as value
        from audit.donations_posted_between(
          \(campaign), month.start, (month.start + interval '1 month')::date - 1, 'infinity') as d
        where d.status not in ('voided', 'corrected') and d.method <> 'in-kind'
      ) as d
      where d.value <> m.received
      """)
  }
}
