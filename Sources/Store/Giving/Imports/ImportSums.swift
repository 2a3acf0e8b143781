import Giving
import Ledger

/// What the gifts of a file add up to.
struct ImportSums {
  private struct Key: Hashable {
    let campaign: String
    let currency: String
  }

  private var sums: [Key: DonationImport.Sum] = [:]

  mutating func add(_ gift: FileGift, _ plan: GiftPlan) {
    let key = Key(campaign: gift.campaign.code, currency: gift.amount.unit.code)
    var sum =
      sums[key]
      ?? DonationImport.Sum(
        campaign: key.campaign, amount: Total(minor: 0, unit: gift.amount.unit),
        value: Total(minor: 0, unit: plan.value.unit))
    sum.count += 1
    sum.amount = Total(
      minor: sum.amount.minor + Int128(gift.amount.minor), unit: sum.amount.unit)
    sum.value = Total(minor: sum.value.minor + Int128(plan.value.minor), unit: sum.value.unit)
    sums[key] = sum
  }

  /// By campaign, then by currency.
  var all: [DonationImport.Sum] {
    sums.values.sorted {
      ($0.campaign, $0.amount.unit.code) < ($1.campaign, $1.amount.unit.code)
    }
  }

  /// What was given in a currency, to all campaigns.
  func total(in unit: Unit) -> Total {
    Total(
      minor: sums.values.lazy.filter { $0.amount.unit == unit }
        .reduce(0) { $0 + $1.amount.minor },
      unit: unit)
  }
}
