/// What somebody asks of the ledger. Documents are named by their place among those that were made.
indirect enum ModelOperation: Sendable {
  case give(ModelTerms)
  case refund(gift: Int, amount: Int128?, paid: ModelAmount?, fee: Int128, day: String)
  case correct(gift: Int, ModelChange)
  case voidGift(Int)
  case voidRefund(Int)
  case promise(campaign: String, donor: String, amount: ModelAmount, day: String)
  case cancel(pledge: Int, day: String)
  case goal(campaign: String, amount: Int128, day: String)
  case post(debit: String, credit: String, amount: ModelAmount, day: String)
  case reverse(entry: Int, day: String?)
  /// A general reversal of an entry that belongs to a gift.
  case reverseGift(Int)
  /// A month such as 2018-12.
  case close(String)
  case reopen(String)
  /// The same, and where its month is closed on the first open day after it.
  case late(ModelOperation)
}

/// How a gift is valued in the campaign's currency.
enum ModelValuation: Hashable, Sendable {
  case itself
  /// Digits with four decimals.
  case rate(Int128)
  case settled(ModelAmount)
}

/// A gift as it is told.
struct ModelTerms: Hashable, Sendable {
  var campaign: String
  var amount: ModelAmount
  var fee: Int128 = 0
  var valuation = ModelValuation.itself
  var method = "bank"
  var donor: String?
  var country: String?
  var pledge: Int?
  var day: String

  init(_ campaign: String, _ amount: ModelAmount, on day: String) {
    self.campaign = campaign
    self.amount = amount
    self.day = day
  }
}

/// What of a gift is told anew; nil leaves it.
struct ModelChange: Hashable, Sendable {
  var amount: Int128?
  var currency: String?
  var campaign: String?
  var donor: String?
  var isAnonymous = false
  var method: String?
  var fee: Int128?
  var valuation: ModelValuation?
  var day: String?
}
