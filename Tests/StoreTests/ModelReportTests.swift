import Ledger
import Postgres
import RandomCases
import Store
import Testing

@Suite("The reports beside a naive model")
struct ModelReportTests {
  private static let campaigns = ["gulf-1", "sdg", "sea", "yen"]
  private static let (from, to) = ("2018-10", "2020-03")

  @Test(
    "Random histories agree in every cell of every report, on every day and as known at any moment",
    arguments: Seed.some(4))
  func randomHistories(seed: Seed) throws {
    var dice = ModelDice(seed)
    var run = try ModelRun(campaigns: [
      ("sea", "EUR", 100_000), ("yen", "JPY", 5_000_000), ("gulf-1", "BHD", 1),
    ])
    for step in 0..<70 {
      guard try run.take(dice.operation(in: run.world), step) else { return }
    }
    var horizons = [ModelHorizon(from: "-infinity", to: "infinity", step: 70, isBefore: false)]
    for _ in 0..<20 { horizons.append(dice.horizon(run.done)) }
    try compare(run, horizons)
  }

  private func compare(_ run: ModelRun, _ horizons: [ModelHorizon]) throws {
    let (ledger, world, stamps) = (run.ledger, run.world, try run.ledger.stamps())
    let activities = try ledger.activities(horizons, stamps)
    let positions = try ledger.positions(horizons, stamps)
    let donations = try ledger.donations(horizons, stamps)
    for (place, horizon) in horizons.enumerated() {
      expectEqual(activities[place], world.activities(horizon), "activities, \(horizon)")
      expectEqual(positions[place], world.position(horizon), "position, \(horizon)")
      expectEqual(donations[place], world.donations(horizon), "donations, \(horizon)")
    }
    for campaign in Self.campaigns {
      let months = try ledger.months(
        of: campaign, from: Self.from, to: Self.to, horizons, stamps)
      for (place, horizon) in horizons.enumerated() {
        expectEqual(
          months[place], world.months(of: campaign, from: Self.from, to: Self.to, horizon),
          "\(campaign) by month, \(horizon)")
      }
      let now = ModelHorizon(from: "-infinity", to: ModelWorld.today, step: .max, isBefore: false)
      let known = world.months(of: campaign, from: Self.from, to: Self.to, now)
      expectEqual(
        try ledger.monthsOfStore(of: campaign, from: Self.from, to: Self.to), known,
        "\(campaign) by month, of the store")
      #expect(known.count == 18)
      #expect(try ledger.unevenMonths(of: campaign, from: Self.from, to: Self.to) == [])
    }
  }

  @Test("The last month ends as campaign status does, and the months add up to it")
  func addsUp() throws {
    let store = try ModelBooks.make().store
    let status = try store.campaignFigures("sdg")
    let months = try store.campaignMonths(
      of: "sdg", from: Month(parsing: "2018-01"), to: Month(parsing: "2019-12"))
    let last = try #require(months.last)
    #expect(months.count == 24)
    #expect(last.raised == status.raised && last.percent == status.percent)
    #expect(last.donors == status.donors && last.goal == status.goal)
    #expect(months.reduce(0) { $0 + $1.received.minor } == status.received.minor)
    #expect(months.reduce(0) { $0 + $1.refunded.minor } == status.refunded.minor)
    #expect(months.reduce(0) { $0 + $1.fees.minor } == status.fees.minor)
    #expect(months.reduce(0) { $0 + $1.newDonors } == status.donors)
  }

  @Test("Who gives for the first time on the first day of a month is new in it, and never again")
  func newDonors() throws {
    let store = try ModelBooks.make().store
    for (donor, day) in [
      ("Ana", "2019-01-31"), ("Ana", "2019-02-01"), ("Bea", "2019-02-01"), ("Bea", "2019-02-28"),
      ("Cleo", "2019-03-01"),
    ] {
      let gift = try ModelBooks.gift("1.00", "EUR") {
        $0.donor = donor
        $0.receivedOn = try? Day(parsing: day)
      }
      let number = try store.recordDonation(gift, Recording()).document.number
      // Whose only gift was a mistake is no donor.
      guard donor == "Cleo" else { continue }
      _ = try store.voidDocument(ModelBooks.number(number), reason: "twice", Recording())
    }
    let months = try store.campaignMonths(
      of: "sdg", from: Month(parsing: "2018-12"), to: Month(parsing: "2019-03"))
    let before = months[0].donors
    #expect(months.map(\.newDonors) == [before, 1, 1, 0])
    #expect(months.map { $0.donors - before } == [0, 1, 2, 2])
  }

  @Test("What a seal covers is reported as it was sealed, whatever is recorded since")
  func seals() throws {
    let ledger = try ModelBooks.make()
    func reports(_ seal: String) throws -> [String] {
      let (from, to) = ("'2018-01-01'", "'2019-12-31'")
      return try [
        "audit.campaign_months('sdg', '2018-10-01', '2019-03-31', 'infinity', \(seal))",
        "audit.activities_between(\(from), \(to), 'infinity', \(seal))",
        "audit.position_at(\(to), 'infinity', \(seal))",
        "audit.donations_between(null, \(from), \(to), \(to), 'infinity', \(seal))",
      ].flatMap { try ledger.admin.texts("select r::text from \(unsafeSQL: $0) as r") }
    }
    let before = try reports("null")
    try ledger.admin.executeScript("select ledger.seal_finished()")
    #expect(try reports("1") == before && before.count > 20)
    let store = ledger.store
    _ = try store.voidDocument(
      ModelBooks.number("D-2018-00001"), reason: "twice", Recording())
    _ = try store.refundDonation(
      ModelBooks.number("D-2018-00002"), ModelBooks.refund { $0.amount = "1.00" }, Recording())
    _ = try store.setGoal(
      of: "sdg", to: "1000", from: Day(parsing: "2018-11-01"), Recording())
    #expect(try reports("1") == before)
    let now = try reports("null")
    try ledger.admin.executeScript("select ledger.seal_finished()")
    #expect(try reports("2") == now && now != before)
    #expect(try reports("1") == before)
  }

  @Test("The result of the year is that of the fiscal year, wherever it begins")
  func fiscalYear() throws {
    let ledger = try ModelBooks.make()
    _ = try ledger.store.recordDonation(
      ModelBooks.gift("1.00", "EUR") { $0.receivedOn = try? Day(parsing: "2018-06-30") },
      Recording())
    func earlier() throws -> [String] {
      try ledger.admin.texts(
        """
        select amount::text from audit.position_at('2019-06-30', 'infinity')
        where item = 'Result of earlier years'
        """)
    }
    let calendar = try earlier()
    try ledger.admin.execute("update ledger.books set fiscal_year_start = 7")
    #expect(try earlier() == ["1.00"])
    #expect(calendar != ["1.00"])
  }
}
