import Giving
import Ledger
import Postgres

/// Some thousand planned gifts, as the arrays that giving.import_gifts takes.
struct GiftBatch {
  private var campaigns: [String] = []
  private var campaignPlaces: [String: Int32] = [:]
  private var accounts: [String] = []
  private var units: [String] = []
  private var places: [Holding: Int32] = [:]

  private var campaign: [Int32] = []
  private var days: [String] = []
  private var methods: [String] = []
  private var countries: [String?] = []
  private var currencies: [String] = []
  private var amounts: [Int64] = []
  private var fees: [Int64] = []
  private var values: [Int64] = []
  private var feeValues: [Int64] = []
  private var settled: [Int64?] = []
  private var rates: [String?] = []
  private var rateDays: [String?] = []
  private var pledges: [Int64] = []
  private var fulfilled: [Int64] = []
  private var donors: [String?] = []
  private var donorIDs: [Int32] = []
  private var references: [String?] = []
  private var memos: [String?] = []
  private var bases: [String?] = []
  private var counts: [Int16] = []

  private var gifts: [Int32] = []
  private var lines: [Int16] = []
  private var debits: [Int32] = []
  private var credits: [Int32] = []
  private var moved: [Int64] = []

  var count: Int { campaign.count }

  /// Adds a gift and its plan; `pledge` is the row of the pledge that it fulfils a part of.
  mutating func add(
    _ gift: FileGift, _ plan: GiftPlan, rate: Rate?, rateOn: Day?, pledge: Int64?,
    donorID: Int32 = 0
  ) {
    add(said: gift)
    donorIDs.append(donorID)
    values.append(plan.value.minor)
    feeValues.append(plan.feeValue.minor)
    rates.append(rate?.text)
    rateDays.append(rateOn?.description)
    pledges.append(plan.fulfilled == nil ? 0 : pledge ?? 0)
    fulfilled.append(plan.fulfilled?.minor ?? 0)
    counts.append(Int16(plan.entry.transfers.count))
    for (line, transfer) in zip(Int16(1)..., plan.entry.transfers) {
      let unit = transfer.amount.unit
      gifts.append(Int32(count))
      lines.append(line)
      debits.append(place(of: Holding(account: transfer.debit, unit: unit)))
      credits.append(place(of: Holding(account: transfer.credit, unit: unit)))
      moved.append(transfer.amount.minor)
    }
  }

  /// Adds what tells a gift from others, for looking whether it is on record.
  mutating func add(said gift: FileGift) {
    campaign.append(place(of: gift.campaign.code))
    days.append(gift.receivedOn.description)
    methods.append(gift.method.rawValue)
    countries.append(gift.country)
    currencies.append(gift.amount.unit.code)
    amounts.append(gift.amount.minor)
    fees.append(gift.fee.minor)
    settled.append(gift.settled?.minor)
    donors.append(gift.donor)
    references.append(gift.reference)
    memos.append(gift.memo)
    bases.append(gift.basis)
  }

  private mutating func place(of code: String) -> Int32 {
    if let place = campaignPlaces[code] { return place }
    campaigns.append(code)
    let place = Int32(campaigns.count)
    campaignPlaces[code] = place
    return place
  }

  private mutating func place(of holding: Holding) -> Int32 {
    if let place = places[holding] { return place }
    accounts.append(holding.account.text)
    units.append(holding.unit.code)
    let place = Int32(accounts.count)
    places[holding] = place
    return place
  }

  /// Records them.
  func importing(into operation: Int64, isLate: Bool, mayRepeat: Bool) -> SQL {
    """
    select donations, donors, places, codes, documents, fields, first_donation, first_new_donor,
           new_donors
    from giving.import_gifts(
      \(operation), \(isLate), \(mayRepeat), \(campaigns), \(accounts), \(units), \(campaign),
      \(days), \(methods), \(countries), \(currencies), \(amounts), \(fees), \(values),
      \(feeValues), \(settled), \(rates), \(rateDays), \(pledges), \(fulfilled), \(donors),
      \(donorIDs), \(references), \(memos), \(bases), \(counts), \(gifts), \(lines),
      \(debits), \(credits), \(moved))
    """
  }

  /// Looks which of them are on record.
  func knowing(_ operation: Int64, mayRepeat: Bool) -> SQL {
    """
    select f.donations, null::integer[] as donors, f.places, f.codes, f.documents,
           f.fields,
           null::bigint as first_donation, null::integer as first_new_donor,
           0 as new_donors
    from giving.known_gifts(
      \(operation), \(mayRepeat), array(
        select c.id
        from unnest(\(campaigns)::text[]) with ordinality as w (code, place)
        join giving.campaign as c on c.code = w.code
        order by w.place),
      \(campaign), \(days), \(methods), \(countries), \(currencies), \(amounts), \(fees),
      \(donors), \(references)) as f
    """
  }
}
