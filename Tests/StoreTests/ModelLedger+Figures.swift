import Ledger
import Postgres
import Store
import TestSupport

/// What the ledger says, in the model's words.
extension ModelLedger {
  /// Each campaign's figures at many horizons, in one query.
  func figures(_ horizons: [ModelHorizon], _ stamps: ModelStamps) throws -> [[String]] {
    try rows(
      """
      select h.place, c.campaign, c.currency, c.goal, c.received, c.refunded, c.raised, c.percent,
             c.to_go, c.pledged, c.in_kind, c.fees, c.net, c.donations, c.donors, c.countries
      from \(stamps.sql(horizons)) as h
      cross join lateral audit.campaigns_at(h.to_day, h.moment, h.seal) as c
      order by h.place, c.campaign collate "C"
      """, horizons.count)
  }

  /// The trial balances at many horizons, in one query.
  func trialBalances(_ horizons: [ModelHorizon], _ stamps: ModelStamps) throws -> [[String]] {
    try rows(
      """
      select h.place, b.account, b.unit, b.opening, b.debit, b.credit, b.balance
      from \(stamps.sql(horizons)) as h
      cross join lateral (
        select account, unit, opening, debit, credit, balance
        from audit.trial_balance_between(h.from_day, h.to_day, h.moment, h.seal)
        where h.from_day > '-infinity'
        union all
        select account, unit, opening, debit, credit, balance
        from audit.trial_balance_at(h.to_day, h.moment, h.seal)
        where h.from_day = '-infinity'
      ) as b
      order by h.place, b.account collate "C", b.unit collate "C"
      """, horizons.count)
  }

  /// The campaigns' figures today, as the commands get them.
  func figuresOfStore() throws -> [String] {
    try store.campaigns().map { figures in
      let amounts = [
        figures.received, figures.refunded, figures.raised, figures.toGo, figures.pledged,
        figures.inKind, figures.fees, figures.net,
      ].map(\.text)
      return
        ([figures.campaign, figures.goal.unit.code, figures.goal.text] + amounts[..<3]
        + [figures.percent] + amounts[3...]
        + [figures.donations, figures.donors, figures.countries].map(String.init))
        .joined(separator: " ")
    }
  }

  /// The trial balance today, as the commands get it, by account.
  func trialBalanceOfStore() throws -> [String] {
    try store.trialBalance(from: nil).map { row in
      ([row.account, row.balance.unit.code]
        + [row.opening, row.debit, row.credit, row.balance].map(\.text)).joined(separator: " ")
    }.sorted()
  }

  /// Everything that the checks find.
  func violations() throws -> [String] {
    try admin.query("select check_name, subject, finding from audit.violations")
      .map { $0.texts.map { $0 ?? "" }.joined(separator: ": ") }
  }

  /// The stamps of the operations whose keys are `step-N`.
  func stamps() throws -> ModelStamps {
    var stamps = ModelStamps()
    let rows = try admin.query(
      """
      select substr(key, 6)::bigint as step, recorded_at::text as stamp
      from ledger.operation
      where key like 'step-%'
      """)
    for row in rows { stamps.texts[try row.decode("step")] = try row.decode("stamp") }
    return stamps
  }

  /// Everything that the tables of the ledger hold: of each how many rows, and their digest.
  func fingerprint() throws -> [String] {
    let tables = try admin.query(
      """
      select format('%I.%I', n.nspname, c.relname) as name
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'r'
        and n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting')
      order by 1
      """
    ).map { try $0.decode("name", as: String.self) }
    let each = tables.map { table in
      """
      select '\(table) ' || count(*) || ' '
             || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate "C")), '')
      from \(table) as t
      """
    }
    return try admin.query("\(unsafeSQL: each.joined(separator: "\nunion all\n"))")
      .map { $0.texts[0] ?? "" }
  }

  /// The rows by the place of their horizon, which is their first column.
  func rows(_ sql: SQL, _ count: Int) throws -> [[String]] {
    var found = [[String]](repeating: [], count: count)
    for row in try admin.query(sql) {
      let texts = row.texts.map { $0 ?? "NULL" }
      guard let place = Int(texts[0]), found.indices.contains(place - 1) else {
        throw SystemError("no such horizon: \(texts[0])")
      }
      found[place - 1].append(texts.dropFirst().joined(separator: " "))
    }
    return found
  }
}

/// When the steps of a history were recorded; a refused one has no stamp.
struct ModelStamps {
  var texts: [Int: String] = [:]

  /// Rows of place, from_day, to_day, moment and seal.
  func sql(_ horizons: [ModelHorizon]) -> SQL {
    let moments = horizons.map { texts[$0.step] ?? ($0.step < 0 ? "-infinity" : "infinity") }
    let seals = horizons.map { $0.seal.map(String.init) ?? "" }
    return """
      (select w.place, w.from_day::date as from_day, w.to_day::date as to_day,
              w.moment::timestamptz
                - w.is_before::integer * interval '1 microsecond' as moment,
              nullif(w.seal, '')::bigint as seal
       from unnest(
         \(horizons.map(\.from))::text[], \(horizons.map(\.to))::text[], \(moments)::text[],
         \(horizons.map(\.isBefore))::boolean[], \(seals)::text[]
       ) with ordinality as w (from_day, to_day, moment, is_before, seal, place))
      """
  }
}
