/// One column of the growth report: its name, what it means and where it is found.
///
/// The list is the only place that knows the columns; every format is written from it.
public struct GrowthColumn: Sendable {
  /// The name in CSV and JSON: `growth_percent`.
  public let name: String
  /// What it means, in a sentence without its full stop.
  public let definition: String
  let value: @Sendable (GrowthRow) -> ReportCell

  private init(
    _ name: String, _ definition: String, _ value: @escaping @Sendable (GrowthRow) -> ReportCell
  ) {
    self.name = name
    self.definition = definition
    self.value = value
  }

  /// The name as a heading for people: `growth %`.
  public var title: String { name.asHeading }

  /// Which row it is, rather than a figure of it.
  static let keys: [GrowthColumn] = [
    .init("period", "month, quarter or year, from its first to its last day") { .text($0.period) },
    .init("body", "whose members are counted") { .text($0.body) },
  ]

  /// How opening becomes closing.
  static let movements: [GrowthColumn] = [
    .init("opening", "members before the period, with an opening count that is dated in it") {
      .count($0.opening)
    },
    .init("joined", "organisations that came for the first time") { .count($0.joined) },
    .init("rejoined", "organisations that came back") { .count($0.rejoined) },
    .init("left", "organisations that left; not counted at the close of the date of leaving") {
      .count($0.left)
    },
    .init("reclassified", "change by mergers, splits and revised counts only") {
      .count($0.reclassified)
    },
    .init("closing", "members at the close: opening + joined + rejoined - left + reclassified") {
      .count($0.closing)
    },
    .init("net", "closing - opening") { .count($0.net) },
  ]

  /// How large the change was.
  static let rates: [GrowthColumn] = [
    .init("growth_percent", "net in percent of opening; empty when opening is 0") {
      .decimal($0.growthPercent)
    },
    .init(
      "retention_percent",
      "of the members at opening, those still in at the close; a merged member is kept if its "
        + "successor is in, and identification is no loss; empty when opening is 0"
    ) { .decimal($0.retentionPercent) },
  ]

  /// Who the members at the close are.
  static let classes: [GrowthColumn] = [
    .init("full", "full members at the close") { .count($0.full) },
    .init("associate", "associate members at the close") { .count($0.associate) },
    .init("unnamed", "counted at the close without a name: closing - full - associate") {
      .count($0.unnamed)
    },
  ]

  /// Where the members are.
  static let countries: [GrowthColumn] = [
    .init("countries", "countries of the members at the close; empty while members are unnamed") {
      .count($0.countries)
    },
    .init("countries_entered", "countries with a member for the first time") {
      .count($0.countriesEntered)
    },
    .init("countries_left", "countries without a member any more") { .count($0.countriesLeft) },
    .init("countries_reentered", "countries with a member again") {
      .count($0.countriesReentered)
    },
  ]

  /// How far the row can be relied on.
  static let quality: [GrowthColumn] = [
    .init("imprecise", "movements dated more coarsely than the period") { .count($0.imprecise) },
    .init("restated", "movements sealed after the last run that reported the row") {
      .count($0.restated)
    },
  ]

  /// Every column, in the order of the files.
  public static let all = keys + movements + rates + classes + countries + quality
}

extension GrowthColumn {
  /// The cell for people: the countries of named members are better than a blank.
  func shown(_ row: GrowthRow) -> String {
    if name == "countries", row.countries == nil, let named = row.namedCountries {
      return "at least \(named.grouped)"
    }
    return value(row).shown
  }
}

extension BinaryInteger {
  /// The number for people, thousands grouped by commas: `8,000`.
  public var grouped: String {
    let digits = String(magnitude)
    var grouped = self < 0 ? "-" : ""
    for (place, digit) in zip((0..<digits.utf8.count).reversed(), digits) {
      grouped.append(digit)
      if place > 0, place.isMultiple(of: 3) { grouped.append(",") }
    }
    return grouped
  }
}
