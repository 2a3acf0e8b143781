public import Ledger

/// One period of one body in the membership growth report, as the database has counted it.
///
/// Before its opening a body is *not counted*: its counts are nil, all of them together, and are
/// printed blank. A zero is a count.
public struct GrowthRow: Hashable, Sendable {
  /// The month, quarter or year as it is printed: `2017-01`, `2017-Q1`, `2017`.
  public let period: String
  /// The body's code: `cicopa`.
  public let body: String
  /// The first day of the period.
  public let periodStart: Day
  /// The last day of the period.
  public let periodEnd: Day

  /// Members before the first day, an opening count dated in the period included.
  public let opening: Int?
  /// Organisations that came for the first time.
  public let joined: Int?
  /// Organisations that came back.
  public let rejoined: Int?
  /// Organisations that left, not below zero.
  public let left: Int?
  /// The change by mergers, splits and revised counts; of either sign.
  public let reclassified: Int?
  /// Members at the close of the last day.
  public let closing: Int?
  /// Closing less opening.
  public let net: Int?

  /// Net in percent of opening with two decimals, `2.27`; nil if opening is 0 or not counted.
  public let growthPercent: String?
  /// Of the members at opening, those still in at the close, in percent with two decimals.
  public let retentionPercent: String?

  /// Full members at the close.
  public let full: Int?
  /// Associate members at the close.
  public let associate: Int?
  /// Members at the close that are counted without a name.
  public let unnamed: Int?

  /// Countries of the members at the close; nil while some are unnamed, as are the three below.
  public let countries: Int?
  /// Countries that have their first member ever.
  public let countriesEntered: Int?
  /// Countries whose last member has gone.
  public let countriesLeft: Int?
  /// Countries that have a member again.
  public let countriesReentered: Int?
  /// Countries of the named members alone, which says "at least" while others are unnamed.
  public let namedCountries: Int?
  /// Countries as the body itself has published them.
  public let publishedCountries: Int?

  /// Movements dated more coarsely than the period.
  public let imprecise: Int
  /// Movements sealed after the last run that reported the row.
  public let restated: Int

  /// A row with everything that is known of it; nothing has a default, so that nothing is
  /// forgotten.
  public init(
    period: String, body: String, periodStart: Day, periodEnd: Day,
    opening: Int?, joined: Int?, rejoined: Int?, left: Int?, reclassified: Int?, closing: Int?,
    net: Int?, growthPercent: String?, retentionPercent: String?,
    full: Int?, associate: Int?, unnamed: Int?,
    countries: Int?, countriesEntered: Int?, countriesLeft: Int?, countriesReentered: Int?,
    namedCountries: Int?, publishedCountries: Int?, imprecise: Int, restated: Int
  ) {
    self.period = period
    self.body = body
    self.periodStart = periodStart
    self.periodEnd = periodEnd
    self.opening = opening
    self.joined = joined
    self.rejoined = rejoined
    self.left = left
    self.reclassified = reclassified
    self.closing = closing
    self.net = net
    self.growthPercent = growthPercent
    self.retentionPercent = retentionPercent
    self.full = full
    self.associate = associate
    self.unnamed = unnamed
    self.countries = countries
    self.countriesEntered = countriesEntered
    self.countriesLeft = countriesLeft
    self.countriesReentered = countriesReentered
    self.namedCountries = namedCountries
    self.publishedCountries = publishedCountries
    self.imprecise = imprecise
    self.restated = restated
  }
}
