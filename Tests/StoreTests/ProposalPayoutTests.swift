import Banking
import Giving
import Ledger
import Store
import TestSupport
import Testing

@Suite("Payouts and what resembles them")
struct ProposalPayoutTests {
  private let bank: AllocationBooks
  private static let transit = "Assets:Clearing:Stripe"

  init() throws { bank = try AllocationBooks() }

  private func choices() throws -> [String?] {
    try bank.store().proposals().map { $0.choice?.explanation.description }
  }

  @Test("A gift of a payout's amount is not swallowed, and the payout finds its line")
  func gift() throws {
    _ = try bank.gift("12.00", by: "John Ox", on: "2018-06-01")
    let payout = try bank.lines(
      "Stripe", on: "2018-12-02", WaitingLine(-5_000, nil, text: "STRIPE PAYOUT"))[0]
    let seen = try bank.lines("Main", on: "2018-12-03", WaitingLine(5_000, "STRIPE PAYMENTS"))[0]
    let given = try bank.lines(
      "Main", on: "2018-12-04", WaitingLine(5_000, "John Ox", text: "gift for wells"))[0]
    let applied = try bank.store().applyProposals(Recording())
    #expect(applied.applied.map(\.document.line) == [payout, seen])
    #expect(try bank.balance(Self.transit) == 0)
    try bank.allocate(given, LinePart(nil, .campaign("sdg")))
    #expect(try bank.raised() == "62.00")
    #expect(try bank.store().clearingRests().isEmpty)
  }

  @Test("One payout and two lines of its amount on two accounts are for the treasurer")
  func twoAccounts() throws {
    _ = try bank.store().addBankAccount(
      "Second", identifier: try #require(BankAccountID("Second-id")), currency: "EUR", name: nil,
      Recording())
    try bank.lines("Stripe", on: "2018-12-02", WaitingLine(-9_195, nil, text: "payout"))
    let lines = try ["Main", "Second"].flatMap { account in
      try bank.lines(account, on: "2018-12-03", WaitingLine(9_195, "STRIPE"))
    }
    #expect(try choices() == [nil, nil, nil])
    // Lines of other accounts count too where only one account is asked for.
    #expect(try bank.store().proposals(bank: "main").map(\.choice) == [nil])
    #expect(try bank.store().applyProposals(bank: "second", Recording()).applied.isEmpty)
    // Once the treasurer has said which it is, the payout meets that one.
    try bank.allocate(lines[0], LinePart(nil, .account(Self.transit)))
    #expect(try choices() == ["--account \(Self.transit)", nil])
    #expect(try bank.store().applyProposals(Recording()).applied.count == 1)
    #expect(try choices() == [nil])
    #expect(try bank.balance(Self.transit) == 0)
  }

  @Test("What a clearing account holds beside waiting gifts is told since the day it came so")
  func rests() throws {
    _ = try bank.gift("7.00") { $0.method = .stripe }
    #expect(try bank.store().clearingRests().isEmpty)
    let payout = try bank.lines("Stripe", on: "2018-12-02", WaitingLine(-5_000, nil))[0]
    let seen = try bank.lines("Main", on: "2018-12-03", WaitingLine(5_000, "STRIPE"))[0]
    let wrong = try bank.lines("Main", on: "2018-12-04", WaitingLine(5_000, "John Ox"))[0]
    try bank.allocate(payout, LinePart(nil, .account(Self.transit)))
    #expect(
      try bank.store().clearingRests().map {
        "\($0.account) \($0.amount) \($0.day?.description ?? "")"
      }
        == ["\(Self.transit) 50.00 EUR 2018-12-02"])
    try bank.allocate(seen, LinePart(nil, .account(Self.transit)))
    #expect(try bank.store().clearingRests().isEmpty)
    try bank.allocate(wrong, LinePart(nil, .account(Self.transit)))
    let rests = try bank.store().clearingRests()
    #expect(
      rests.map { "\($0.account) \($0.amount) \($0.day?.description ?? "")" }
        == ["\(Self.transit) -50.00 EUR 2018-12-04"])
    #expect(try bank.store().clearingRests(olderThan: 100_000).isEmpty)
    _ = try bank.store().deallocateLine(wrong, reason: "a gift", Recording())
    #expect(try bank.store().clearingRests().isEmpty)
  }

  @Test("A gift of a processor's list is the line with its reference, and waits nowhere else")
  func list() throws {
    let listed = try bank.gift("40.00", by: "John Ox") {
      $0.method = .stripe
      $0.reference = "txn_101"
    }
    let other = try bank.gift("40.00", by: "Ana Diaz") { $0.method = .stripe }
    let transfer = try bank.gift("40.00", by: nil)
    let line = try bank.lines(
      "Stripe", WaitingLine(4_000, nil).with { $0.bankReference = "txn_101" })[0]
    let proposed = try #require(try bank.store().proposals().first)
    #expect(proposed.choice?.explanation == .donation(listed.number))
    #expect(proposed.choice?.confidence == .certain)
    #expect(
      Set(proposed.proposals.map(\.explanation)) == [
        .donation(listed.number), .donation(other.number),
      ])
    try bank.lines("Main", WaitingLine(4_000, nil))
    #expect(
      try bank.store().proposals().last?.proposals.contains {
        $0.explanation == .donation(transfer.number)
      } == true)
    #expect(try bank.store().applyProposals(Recording()).applied.count == 1)
    let shown = try bank.store().donation(
      DocumentNumber(parsing: listed.number, .donation))
    #expect(shown.lines == [line])
    _ = try bank.store().deallocateLine(line, reason: "wrong", Recording())
    #expect(
      try bank.store().donation(DocumentNumber(parsing: listed.number, .donation)).lines == [])
  }

  @Test("Donors are found by names in another order, and by the foreign amount that a text names")
  func names() throws {
    _ = try bank.gift("5.00", by: "José Berg", on: "2018-06-01")
    let bob = try bank.gift("200.00", "USD", by: "Bob Miller") { $0.rate = "0.88" }
    try bank.lines(
      "Main", WaitingLine(2_000, "JOSE BERG"), WaitingLine(3_000, "Berg, José"),
      WaitingLine(17_582, "BOB MILLER, USD 200"), WaitingLine(17_582, "BILL MILLER, USD 200"))
    let proposed = try bank.store().proposals()
    #expect(
      proposed.map { $0.proposals.map { "\($0.ground.rawValue) (\($0.confidence))" } } == [
        ["name of a donor (likely)"], ["name of a donor (likely)"],
        ["donor and amount in its text (likely)"], [],
      ])
    #expect(proposed[2].proposals.first?.explanation == .donation(bob.number))
    #expect(proposed.allSatisfy { $0.choice == nil })
    try bank.allocate(proposed[2].line.id, LinePart(nil, .donation(bob.number)))
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("What a line pays beyond its pledge is told")
  func beyondPledge() throws {
    var promise = PledgeRequest(amount: "200", currency: "EUR", campaign: "sdg", donor: "Legacoop")
    promise.promisedOn = try Day(parsing: "2018-11-01")
    let pledge = try bank.store().recordPledge(promise, Recording()).document
    let lines = try bank.lines("Main", WaitingLine(40_000, "LEGA"), WaitingLine(1_000, "LEGA"))
    #expect(
      try bank.allocate(lines[0], LinePart(nil, .pledge(pledge.number))).warnings == [
        "200.00 EUR of the pledge was outstanding: 200.00 EUR is a gift beyond it."
      ])
    #expect(
      try bank.allocate(lines[1], LinePart(nil, .pledge(pledge.number))).warnings == [
        "Nothing of the pledge is outstanding: this is a gift beyond it."
      ])
  }
}
