import Reports
import Store

extension GrowthRow {
  /// What the database has counted, with what follows from it.
  init(_ growth: BodyGrowth, by step: PeriodStep) {
    let net = growth.closing.flatMap { closing in growth.opening.map { closing - $0 } }
    self.init(
      period: step.name(of: growth.start), body: growth.body, periodStart: growth.start,
      periodEnd: growth.end, opening: growth.opening, joined: growth.joined,
      rejoined: growth.rejoined, left: growth.left, reclassified: growth.reclassified,
      closing: growth.closing, net: net,
      growthPercent: net.flatMap { Percent.halfUp($0, of: growth.opening) },
      retentionPercent: growth.retained.flatMap { Percent.halfUp($0, of: growth.opening) },
      full: growth.full, associate: growth.associate, unnamed: growth.unnamed,
      countries: growth.countries, countriesEntered: growth.countriesEntered,
      countriesLeft: growth.countriesLeft, countriesReentered: growth.countriesReentered,
      namedCountries: growth.namedCountries, publishedCountries: growth.publishedCountries,
      imprecise: growth.imprecise, restated: growth.restated)
  }
}
