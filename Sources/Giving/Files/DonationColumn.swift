/// What the columns of a donation file hold, by the names that our own export writes.
public enum DonationColumn: String, CaseIterable, Sendable {
  case date, amount, currency, donor, country, method, fee, reference, memo, campaign, rate, settled
  case pledge, refunded, donation, basis, state
  case rateOn = "rate_on"
  case refunds
}
