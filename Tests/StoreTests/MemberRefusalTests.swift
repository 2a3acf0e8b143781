import Ledger
import Membership
import Postgres
import Store
import Testing

/// What an officer types by mistake, and what somebody forces on the tables.
@Suite("Members that cannot be")
struct MemberRefusalTests {
  private let books: MemberBooks
  private let store: Store

  init() throws {
    books = try MemberBooks()
    store = try books.store()
    _ = try store.openBody(
      "cicopa", count: 2, on: day("2016-12-31"), source: "told", Recording())
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-01-15"), Recording())
  }

  /// A movement that is refused, and what the officer reads.
  struct Mistake: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: String
    let message: String
    let act: @Sendable (Store) throws -> Void
  }

  @Test("A movement that cannot be is refused in a sentence and leaves no trace", arguments: all)
  func mistake(_ mistake: Mistake) throws {
    let before = try books.books.digest()
    do {
      try mistake.act(store)
      Issue.record("it was done")
    } catch let refusal as any Refusal {
      #expect(refusal.code == mistake.code)
      #expect(refusal.message == mistake.message)
    } catch let refusal as PostgresError {
      #expect(refusal.sqlState?.rawValue == mistake.code)
      #expect(refusal.message == mistake.message)
    }
    #expect(try books.books.digest() == before)
  }

  static let all: [Mistake] = [
    Mistake(
      testDescription: "join twice", code: "member_already",
      message: "It is a member from 2017-01-15 on: "
        + "it cannot join on 2017-07-21 without having left before"
    ) { _ = try $0.joinMember("alfa", body: "cicopa", on: day("2017-07-21"), Recording()) },
    Mistake(
      testDescription: "join before a membership that lasts", code: "member_already",
      message: "It is a member from 2017-01-02 on: "
        + "it cannot join on 2017-01-15 without having left before"
    ) { _ = try $0.joinMember("alfa", body: "cicopa", on: day("2017-01-02"), Recording()) },
    Mistake(
      testDescription: "leave without joining", code: "not_a_member",
      message: "It is not a member on 2017-07-21"
    ) {
      _ = try $0.leaveMember(
        "beta", body: "cicopa", on: day("2017-07-21"), reason: "dues", Recording())
    },
    Mistake(
      testDescription: "leave another body", code: "not_a_member",
      message: "It is not a member on 2017-07-21"
    ) {
      _ = try $0.leaveMember(
        "alfa", body: "cecop", on: day("2017-07-21"), reason: "dues", Recording())
    },
    Mistake(
      testDescription: "leave before joining", code: "not_a_member",
      message: "It is not a member on 2017-01-14"
    ) {
      _ = try $0.leaveMember(
        "alfa", body: "cicopa", on: day("2017-01-14"), reason: "dues", Recording())
    },
    Mistake(
      testDescription: "join by the day of the opening", code: "before_opening",
      message: "On 2016-12-31 it would have been counted already: "
        + "the members were counted on 2016-12-31"
    ) { _ = try $0.joinMember("beta", body: "cicopa", on: day("2016-12-31"), Recording()) },
    Mistake(
      testDescription: "correct a join to before the opening", code: "before_opening",
      message: "On 2016-11-30 it would have been counted already: "
        + "the members were counted on 2016-12-31"
    ) {
      _ = try $0.correctMember(
        "alfa", body: "cicopa", .joined(day("2016-11-30")), reason: "slip", Recording())
    },
    Mistake(
      testDescription: "correct a leave that was not", code: "no_such_movement",
      message: "alfa has no such movement in cicopa"
    ) {
      _ = try $0.correctMember(
        "alfa", body: "cicopa", .left(day("2017-11-30")), reason: "slip", Recording())
    },
    Mistake(
      testDescription: "merge into itself", code: "merged_into_itself",
      message: "An organisation cannot be merged into itself"
    ) { _ = try $0.mergeMembers("alfa", into: "alfa", on: day("2017-07-21"), Recording()) },
    Mistake(
      testDescription: "merge who is a member of nothing", code: "not_a_member",
      message: "beta is a member of nothing on 2017-07-21"
    ) { _ = try $0.mergeMembers("beta", into: "alfa", on: day("2017-07-21"), Recording()) },
    Mistake(
      testDescription: "join a body that is not there", code: "CL006",
      message: "there is no body nowhere"
    ) { _ = try $0.joinMember("alfa", body: "nowhere", on: day("2017-07-21"), Recording()) },
    Mistake(
      testDescription: "join who is not there", code: "unknown_member",
      message: "There is no member \"nobody\""
    ) { _ = try $0.joinMember("nobody", body: "cicopa", on: day("2017-07-21"), Recording()) },
    Mistake(
      testDescription: "a body inside itself", code: "CL006", message: "there is no body ring"
    ) {
      _ = try $0.createBody("ring", name: "Ring", kind: "regional", parent: "ring", Recording())
    },
  ]

  @Test("Nothing happens on a day that is still to come")
  func future() throws {
    let future = try day("2900-01-01")
    let before = try books.books.digest()
    let acts: [(Store) throws -> Void] = [
      { _ = try $0.joinMember("beta", body: "cicopa", on: future, Recording()) },
      { _ = try $0.leaveMember("alfa", body: "cicopa", on: future, reason: "x", Recording()) },
      {
        _ = try $0.changeClass(of: "alfa", body: "cicopa", to: .associate, on: future, Recording())
      },
      { _ = try $0.identifyMember("beta", body: "cicopa", on: future, Recording()) },
      { _ = try $0.mergeMembers("alfa", into: "beta", on: future, Recording()) },
      {
        _ = try $0.countMembers(
          body: "cicopa", joined: 1, left: 0, on: future, source: "x", Recording())
      },
      { _ = try $0.openBody("cecop", count: 1, on: future, source: "x", Recording()) },
      {
        _ = try $0.correctMember("alfa", body: "cicopa", .joined(future), reason: "x", Recording())
      },
    ]
    for act in acts {
      #expect { try act(store) } throws: { ($0 as? StoreError)?.code == "day_in_future" }
    }
    #expect(try books.books.digest() == before)
  }

  @Test("A merger cannot be taken back alone, nor another movement in its stead")
  func mergerStands() throws {
    _ = try store.changeClass(
      of: "alfa", body: "cicopa", to: .associate, on: day("2017-03-01"), Recording())
    _ = try store.mergeMembers("alfa", into: "beta", on: day("2017-05-01"), Recording())
    for member in ["alfa", "beta"] {
      #expect {
        _ = try store.correctMember(member, body: "cicopa", .void, reason: "slip", Recording())
      } throws: {
        ($0 as? StoreError)?.code == "merger_stands"
      }
    }
    // Nor may what was before it become such that it could not have been.
    let change = try books.books.connect().texts(
      "select entry_id from membership.movement where kind = 'class'")
    #expect {
      _ = try store.correctMember(
        "alfa", body: "cicopa", entry: change.first.flatMap { Int64($0) }, .void, reason: "slip",
        Recording())
    } throws: {
      ($0 as? PostgresError)?.sqlState?.rawValue == "CL012"
    }
    #expect(try books.books.failedChecks() == [])
  }

  @Test("A member that others were merged into stays one on that day")
  func successorStays() throws {
    _ = try store.joinMember("beta", body: "cicopa", on: day("2017-02-01"), Recording())
    _ = try store.mergeMembers("alfa", into: "beta", on: day("2017-05-01"), Recording())
    #expect {
      _ = try store.leaveMember(
        "beta", body: "cicopa", on: day("2017-04-01"), reason: "dues", Recording())
    } throws: {
      ($0 as? PostgresError)?.sqlState?.rawValue == "CL012"
    }
    _ = try store.leaveMember(
      "beta", body: "cicopa", on: day("2017-06-01"), reason: "dues", Recording())
    #expect(try books.books.failedChecks() == [])
  }

  @Test("Of a day's leave and rejoin the join is the last, also when the leave was corrected")
  func lastOfADay() throws {
    _ = try store.leaveMember(
      "alfa", body: "cicopa", on: day("2017-03-31"), reason: "dues", Recording())
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-05-15"), Recording())
    _ = try store.correctMember(
      "alfa", body: "cicopa", .left(day("2017-05-15")), reason: "slip", Recording())
    let voided = try store.correctMember(
      "alfa", body: "cicopa", .void, reason: "never came back", Recording())
    #expect(voided.document.movement == "voided")
    #expect(voided.document.members == 2)
    #expect(try books.books.failedChecks() == [])
  }

  @Test("The reason of a correction is kept with what it takes back, and can be erased")
  func reason() throws {
    _ = try store.correctMember(
      "alfa", body: "cicopa", .void, reason: "never a member", Recording(key: "void"))
    let texts = try books.books.connect().texts(
      """
      select t.content
      from ledger.entry_text as t
      join ledger.entry as e on e.id = t.entry_id
      where e.reverses is not null and t.field = 'reason'
      """)
    #expect(texts == ["never a member"])
  }
}
