import Ledger
import Membership
import Testing

@Suite("What rows add to a history")
struct MemberPlanTests {
  @Test("Stays, returns and changes of class become movements")
  func movements() throws {
    let plan = try plan([
      row(2, "2010-01-01", class: .full),
      row(
        3, "2010-01-01", since: "2012-01-01", class: .associate,
        left: "2014-01-01"), row(4, "2016-01-01", class: .full),
    ])
    #expect(plan.refusals == [])
    #expect(
      plan.additions.map { "\($0.line) \($0.movement.kind) \($0.movement.day)" } == [
        "2 join(Membership.MemberClass.full) 2010-01-01",
        "3 change(to: Membership.MemberClass.associate) 2012-01-01", "3 leave 2014-01-01",
        "4 join(Membership.MemberClass.full) 2016-01-01",
      ])
  }

  @Test("What is on record already is not added again")
  func recorded() throws {
    let recorded = [try step(.join(.full), "2010-01-01"), try step(.leave, "2014-01-01")]
    let rows = try [row(2, "2010-01-01", left: "2014-01-01"), row(3, "2016-01-01")]
    let plan = try plan(rows, recorded: recorded)
    #expect(plan.refusals == [])
    #expect(plan.additions.map(\.line) == [3])
  }

  @Test("What is on record with other data is refused, and says what is there")
  func differs() throws {
    let recorded = [try step(.join(.associate), "2010-01-01", .year)]
    #expect(
      codes(try plan([row(2, "2010-01-01", class: .full)], recorded: recorded))
        == ["2 joined_on differs_from_record"])
    var said = try row(2, "2010-01-01", class: .associate)
    #expect(codes(try plan([said], recorded: recorded)) == [])
    said.stay?.precision = .month
    let refusals = try plan([said], recorded: recorded).refusals
    #expect(refusals.map(\.message) == ["On record already, and there the precision is year"])
  }

  @Test("Of rows that cannot all be, those are refused that do not fit the ones before")
  func blame() throws {
    let plan = try plan([
      row(2, "2010-01-01"), row(3, "2012-01-01"), row(4, "2013-01-01", left: "2014-01-01"),
      row(5, "2010-01-01"), row(6, "2099-01-01"),
    ])
    #expect(
      codes(plan) == [
        "5 code row_repeated", "6 joined_on day_in_future", "3 joined_on member_already",
        "4 joined_on member_already",
      ])
    #expect(plan.additions.map(\.line) == [2])
  }

  @Test("The rows of one stay stand or fall together")
  func together() throws {
    let plan = try plan([
      row(2, "2010-01-01"), row(3, "2010-01-01", since: "2012-01-01", class: .full),
      row(4, "2015-01-01", since: "2016-01-01", class: .associate),
    ])
    #expect(
      Set(codes(plan)) == [
        "4 joined_on beginning_missing", "3 class_since class_unchanged", "2 code part_of_refused",
      ])
    #expect(plan.additions.isEmpty)
  }

  @Test("Who joined by the opening is refused, or identified as one of the counted")
  func opening() throws {
    let rows = try [
      row(2, "1995-01-01"), row(3, "1995-01-01", since: "2000-01-01", class: .associate),
      row(4, "2018-01-01"),
    ]
    #expect(
      Set(codes(try plan(rows, opening: "2016-12-31")).prefix(1)) == ["2 joined_on before_opening"])
    let plan = try plan(Array(rows[..<2]), opening: "2016-12-31", isIdentifying: true)
    #expect(plan.refusals == [])
    #expect(plan.additions.map(\.movement.kind) == [.identify(.associate)])
    #expect(plan.additions.map(\.movement.day.description) == ["2016-12-31"])
    #expect(plan.additions.map(\.memberSince?.description) == ["1995-01-01"])
    let again = try self.plan(
      Array(rows[..<2]), recorded: plan.additions, opening: "2016-12-31", isIdentifying: true)
    #expect(again.additions.isEmpty && again.refusals.isEmpty)
  }

  @Test("Who had left by the opening is not one of the counted")
  func leftBeforeOpening() throws {
    let rows = try [row(2, "1995-01-01", left: "2016-12-31"), row(3, "2017-02-01")]
    let plan = try plan(rows, opening: "2016-12-31", isIdentifying: true)
    #expect(codes(plan) == ["2 left_on left_before_opening"])
    #expect(plan.additions.map(\.movement.kind) == [.join(.full)])
  }

  private func plan(
    _ rows: [MemberRow], recorded: [MemberPlan.Step] = [], opening: String? = nil,
    isIdentifying: Bool = false
  ) throws -> MemberPlan {
    try MemberPlan(
      rows: rows, recorded: recorded, in: BodyAccounts(body: "ica"),
      opening: opening.map { try Day(parsing: $0) }, today: Day(parsing: "2026-01-01"),
      isIdentifying: isIdentifying)
  }

  private func step(
    _ kind: Movement.Kind, _ day: String, _ precision: DatePrecision = .day
  ) throws -> MemberPlan.Step {
    MemberPlan.Step(
      movement: Movement(id: 7, kind: kind, day: try Day(parsing: day), precision: precision))
  }

  private func row(
    _ line: Int, _ joined: String, since: String? = nil, class memberClass: MemberClass? = nil,
    left: String? = nil
  ) throws -> MemberRow {
    var row = MemberRow(code: "smart")
    row.line = line
    var stay = MemberRow.Stay(body: "ica", joinedOn: try Day(parsing: joined))
    stay.classSince = try since.map { try Day(parsing: $0) }
    stay.memberClass = memberClass
    stay.leftOn = try left.map { try Day(parsing: $0) }
    row.stay = stay
    return row
  }

  private func codes(_ plan: MemberPlan) -> [String] {
    plan.refusals.map { "\($0.line) \($0.column?.rawValue ?? "-") \($0.code)" }
  }
}
