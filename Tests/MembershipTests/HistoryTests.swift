import Ledger
import Membership
import Testing

@Suite("What follows from movements")
struct HistoryTests {
  @Test("A join takes from Joined and begins a stay that lasts")
  func join() throws {
    let history = try History(.join("2017-01-15"))
    #expect(history.booked == ["Full <- Joined"])
    #expect(history.stayed == ["2017-01-15.. full"])
    #expect(history.bookings[0]?.debit.text == "Members:CICOPA:Full")
  }

  @Test("On the day of leaving a member is no longer counted")
  func leave() throws {
    let history = try History(.join("2017-01-15", .associate), .leave("2017-03-31"))
    #expect(history.booked == ["Associate <- Joined", "Left <- Associate"])
    #expect(history.stayed == ["2017-01-15..2017-03-31 associate"])
  }

  @Test("Who joins after a stay of whatever kind has rejoined")
  func rejoin() throws {
    #expect(
      try History(.join("2017-01-01"), .leave("2017-03-31"), .join("2017-05-15")).booked
        == ["Full <- Joined", "Left <- Full", "Full <- Rejoined"])
    #expect(
      try History(.identify("2017-01-01"), .leave("2017-03-31"), .join("2017-05-15")).booked
        == ["Full <- Unnamed", "Left <- Full", "Full <- Rejoined"])
    #expect(
      try History(.mergeIn("2017-01-01"), .leave("2017-03-31"), .join("2017-05-15")).booked
        == ["-", "Left <- Full", "Full <- Rejoined"])
    #expect(
      try History(
        .join("2017-01-01"), .mergeOut("2017-03-31", isSurplus: true), .join("2017-05-15")
      ).booked == ["Full <- Joined", "Reclassified <- Full", "Full <- Rejoined"])
  }

  @Test("Who leaves and rejoins on one day was away for none, and both are told")
  func sameDay() throws {
    let history = try History(.join("2017-01-01"), .leave("2017-05-15"), .join("2017-05-15"))
    #expect(history.booked == ["Full <- Joined", "Left <- Full", "Full <- Rejoined"])
    #expect(history.stayed == ["2017-01-01..2017-05-15 full", "2017-05-15.. full"])
  }

  @Test("A change of class touches no flow and goes on with the stay")
  func change() throws {
    let history = try History(
      .join("2017-01-01"), .change("2017-06-01", to: .associate), .leave("2017-09-30"))
    #expect(history.booked == ["Full <- Joined", "Associate <- Full", "Left <- Associate"])
    #expect(
      history.stayed == [
        "2017-01-01..2017-06-01 full, goes on",
        "2017-06-01..2017-09-30 associate, joined 2017-01-01",
      ])
  }

  @Test("One of the unnamed who gets a name is taken from them: no flow")
  func identify() throws {
    let history = try History(.identify("2016-12-31", .associate), opening: "2016-12-31")
    #expect(history.booked == ["Associate <- Unnamed"])
    #expect(history.stayed == ["2016-12-31.. associate"])
  }

  @Test("Of a merger only the surplus is booked, against Reclassified")
  func merger() throws {
    #expect(
      try History(.join("2017-01-01"), .mergeOut("2017-09-05", isSurplus: true)).booked
        == ["Full <- Joined", "Reclassified <- Full"])
    let replaced = try History(.join("2017-01-01"), .mergeOut("2017-09-05", isSurplus: false))
    #expect(replaced.booked == ["Full <- Joined", "-"])
    #expect(replaced.stayed == ["2017-01-01..2017-09-05 full"])
    let successor = try History(.mergeIn("2017-09-05", .associate), .leave("2017-10-01"))
    #expect(successor.booked == ["-", "Left <- Associate"])
    #expect(successor.stayed == ["2017-09-05..2017-10-01 associate"])
  }

  @Test("A successor may take a place that was counted by the opening")
  func mergerByOpening() throws {
    let history = try History(.mergeIn("2016-12-31"), opening: "2016-12-31")
    #expect(history.stayed == ["2016-12-31.. full"])
  }

  @Test("An earlier leave, put in later, makes the join after it a rejoin")
  func corrected() throws {
    let joins = try [Movement.join("2017-05-01"), .leave("2017-08-01"), .join("2017-10-01")]
    let later = try History(Array(joins[2...]), in: History.accounts)
    #expect(later.booked == ["Full <- Joined"])
    #expect(try History(joins, in: History.accounts).booked.last == "Full <- Rejoined")
  }

  @Test("Nothing follows from nothing")
  func empty() throws {
    let history = try History([], in: History.accounts)
    #expect(history.movements == [])
    #expect(history.bookings == [])
    #expect(history.stays == [])
  }

  @Test("The precision of a stay is that of the movement that began it")
  func precision() throws {
    let history = try History(
      Movement(
        kind: .join(.full), day: try Day(parsing: "2017-01-01"), precision: .quarter),
      .change("2017-06-01", to: .associate))
    #expect(history.stays.map(\.precision) == [.quarter, .day])
    #expect(history.stays.map(\.movement) == [0, 1])
  }
}
