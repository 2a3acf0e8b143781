import Ledger
import Membership
import Testing

@Suite("Movements that cannot have happened")
struct HistoryErrorTests {
  /// A history, and the sentence with which it is refused.
  struct Refused: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let history: @Sendable () throws -> History
    let code: String
    let place: Int
    let message: String
    let hint: String?
  }

  @Test("are refused in a sentence for the officer", arguments: all)
  func refused(_ sample: Refused) throws {
    let error = try #require(try refusal(sample.history))
    #expect(error.code == sample.code)
    #expect(error.movement == sample.place)
    #expect(error.message == sample.message)
    #expect(error.hint == sample.hint)
  }

  private static let correctHint =
    "If the date is wrong, correct it: coopledger member correct … --joined DATE."
  private static let showHint = "coopledger member show tells when it was."
  private static let dayHint =
    "Give the days on which they really happened, or void the wrong one."

  static let all = [
    Refused(
      testDescription: "joining twice",
      history: { try History(.join("2017-01-01"), .join("2017-07-21")) },
      code: "member_already", place: 1,
      message: "It is a member from 2017-01-01 on: "
        + "it cannot join on 2017-07-21 without having left before",
      hint: correctHint),
    Refused(
      testDescription: "taking the place of another while being a member",
      history: { try History(.identify("2017-01-01"), .mergeIn("2017-07-21")) },
      code: "member_already", place: 1,
      message: "It is a member from 2017-01-01 on: "
        + "it cannot join on 2017-07-21 without having left before",
      hint: correctHint),
    Refused(
      testDescription: "leaving without joining",
      history: { try History(.leave("2017-07-21")) },
      code: "not_a_member", place: 0, message: "It is not a member on 2017-07-21",
      hint: showHint),
    Refused(
      testDescription: "leaving before joining",
      history: { try History(.join("2017-07-21"), .leave("2017-01-01")) },
      code: "not_a_member", place: 0, message: "It is not a member on 2017-01-01",
      hint: showHint),
    Refused(
      testDescription: "leaving twice",
      history: { try History(.join("2017-01-01"), .leave("2017-03-31"), .leave("2017-07-21")) },
      code: "not_a_member", place: 2,
      message: "It is not a member on 2017-07-21: it was one until 2017-03-31", hint: showHint),
    Refused(
      testDescription: "changing class without being a member",
      history: { try History(.change("2017-07-21", to: .associate)) },
      code: "not_a_member", place: 0, message: "It is not a member on 2017-07-21",
      hint: showHint),
    Refused(
      testDescription: "being merged without being a member",
      history: { try History(.mergeOut("2017-07-21", isSurplus: true)) },
      code: "not_a_member", place: 0, message: "It is not a member on 2017-07-21",
      hint: showHint),
    Refused(
      testDescription: "leaving on the day of joining",
      history: { try History(.join("2017-07-21"), .leave("2017-07-21")) },
      code: "not_a_member", place: 0, message: "It is not a member on 2017-07-21",
      hint: showHint),
    Refused(
      testDescription: "changing class on the day of joining",
      history: { try History(.join("2017-07-21"), .change("2017-07-21", to: .associate)) },
      code: "stay_without_a_day", place: 1,
      message: "Two movements on 2017-07-21 would leave a membership of no day between them",
      hint: dayHint),
    Refused(
      testDescription: "going over to the class it has",
      history: { try History(.join("2017-01-01"), .change("2017-07-21", to: .full)) },
      code: "class_unchanged", place: 1, message: "Its class is full already", hint: nil),
    Refused(
      testDescription: "getting a name after having had one",
      history: {
        try History(.join("2017-01-01"), .leave("2017-03-31"), .identify("2017-07-21"))
      },
      code: "named_before", place: 2,
      message: "It was a member by name before, "
        + "so that it cannot be one of those without a name",
      hint: "Use coopledger member join; or, if it was identified with a wrong day, take that back "
        + "first: coopledger member correct --entry ID --void."),
    Refused(
      testDescription: "joining on the day of the opening",
      history: { try History(.join("2016-12-31"), opening: "2016-12-31") },
      code: "before_opening", place: 0,
      message: "On 2016-12-31 it would have been counted already: "
        + "the members were counted on 2016-12-31",
      hint: "Use coopledger member identify: it gives one of the counted members its name."),
    Refused(
      testDescription: "joining before the opening",
      history: { try History(.join("2016-07-21"), opening: "2016-12-31") },
      code: "before_opening", place: 0,
      message: "On 2016-07-21 it would have been counted already: "
        + "the members were counted on 2016-12-31",
      hint: "Use coopledger member identify: it gives one of the counted members its name."),
  ]
}
