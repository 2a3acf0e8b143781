import Ledger
import RandomCases
import Testing

@Suite("Transfers and entries")
struct EntryTests {
  static let roots: [(name: String, group: AccountGroup)] = [
    ("Assets", .real), ("Liabilities", .real), ("Equity", .real), ("Income", .real),
    ("Expenses", .real), ("Pledges", .memorandum), ("InKind", .memorandum),
    ("Members", .statistical),
  ]

  @Test("No transfer mixes groups, for every pair of roots, nor holds a unit of the other kind")
  func allPairs() throws {
    for debit in Self.roots {
      for credit in Self.roots {
        for unit in [try Sample.eur(), try Sample.members()] {
          let transfer = try? Transfer(
            debit: AccountName("\(debit.name):One"), credit: AccountName("\(credit.name):Two"),
            amount: Money(minor: 1, unit: unit))
          let counts = debit.group == .statistical
          let allowed = debit.group == credit.group && counts == (unit.kind == .statistical)
          #expect((transfer != nil) == allowed, "\(credit.name) to \(debit.name) in \(unit)")
        }
      }
    }
  }

  @Test("Zero, negative and circular transfers are refused in words")
  func refusals() throws {
    let bank = try AccountName("Assets:Clearing:Bank")
    let gifts = try AccountName("Income:Donations:SDG")
    let pledges = try AccountName("Pledges:SDG:Promised")
    let euro = try Sample.eur("1.00")
    #expect(
      refused(bank, gifts, try Sample.eur("0"))
        == "A transfer moves an amount above zero, and 0.00 EUR is not")
    #expect(
      refused(bank, gifts, try Sample.eur("-1"))
        == "A transfer moves an amount above zero, and -1.00 EUR is not")
    #expect(
      refused(bank, bank, euro) == "A transfer cannot go from Assets:Clearing:Bank to itself")
    #expect(
      refused(pledges, gifts, euro)
        == "A transfer cannot go from Income:Donations:SDG (real) to Pledges:SDG:Promised "
        + "(memorandum)")
    #expect(
      refused(bank, gifts, Money(minor: 1, unit: try Sample.members()))
        == "Assets:Clearing:Bank cannot hold ORG")
  }

  @Test("An entry has one to a thousand transfers")
  func sizes() throws {
    let day = try Sample.day("2018-12-05")
    let transfer = try Transfer(
      debit: AccountName("Assets:Cash"), credit: AccountName("Income:Donations:SDG"),
      amount: Sample.eur("1.00"))
    #expect(
      refusal { () throws(EntryError) in try Entry(effectiveOn: day, transfers: []) } == .empty)
    let most = Array(repeating: transfer, count: 1000)
    #expect(try Entry(effectiveOn: day, transfers: most).transfers.count == 1000)
    let error = refusal { () throws(EntryError) in
      try Entry(effectiveOn: day, transfers: most + [transfer])
    }
    #expect(error?.message == "An entry cannot have 1001 transfers")
  }

  @Test("A dead currency is refused after its last day, but an old entry can be reversed")
  func deadCurrency() throws {
    let franc = try Unit(
      code: "FRF", scale: 2, kind: .currency, lastDay: Sample.day("2002-02-17"))
    let transfer = try Transfer(
      debit: AccountName("Assets:Cash"), credit: AccountName("Income:Donations:SDG"),
      amount: Money(minor: 100, unit: franc))
    let (alive, dead) = try (Sample.day("2002-02-17"), Sample.day("2002-02-18"))
    let error = refusal { () throws(EntryError) in
      try Entry(effectiveOn: dead, transfers: [transfer])
    }
    #expect(error?.message == "FRF no longer existed on 2002-02-18")
    #expect(
      error?.hint == "The last day of FRF was 2002-02-17: use the currency that followed it.")
    let entry = try Entry(effectiveOn: alive, transfers: [transfer])
    #expect(entry.reversed(on: dead).effectiveOn == dead)
  }

  @Test("Movements sum to zero per unit, and a reversal undoes them", arguments: Seed.some())
  func movements(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<100 {
      let entry = try randomEntry(&random)
      let movements = entry.movements()
      for unit in Set(movements.keys.map(\.unit)) {
        let sum = movements.filter { $0.key.unit == unit }.reduce(Int128(0)) { $0 + $1.value }
        #expect(sum == 0, "\(unit) is not balanced")
      }
      #expect(movements == naiveMovements(entry))

      let day = try Sample.day("2019-01-01")
      let reversed = entry.reversed(on: day)
      #expect(reversed.effectiveOn == day)
      #expect(reversed.movements() == movements.mapValues { -$0 })
      #expect(reversed.reversed(on: entry.effectiveOn) == entry)
    }
  }

  private func refused(_ debit: AccountName, _ credit: AccountName, _ amount: Money) -> String? {
    refusal { () throws(EntryError) in
      try Transfer(debit: debit, credit: credit, amount: amount)
    }?.message
  }

  private func naiveMovements(_ entry: Entry) -> [Holding: Int128] {
    var sums: [Holding: Int128] = [:]
    for unit in Set(entry.transfers.map(\.amount.unit)) {
      for account in Set(entry.transfers.flatMap { [$0.debit, $0.credit] }) {
        let touching = entry.transfers.filter {
          $0.amount.unit == unit && ($0.debit == account || $0.credit == account)
        }
        guard !touching.isEmpty else { continue }
        sums[Holding(account: account, unit: unit)] = touching.reduce(0) {
          $0 + ($1.debit == account ? 1 : -1) * Int128($1.amount.minor)
        }
      }
    }
    return sums
  }

  private func randomEntry(_ random: inout SeededGenerator) throws -> Entry {
    let units = [try Sample.eur(), try Sample.usd(), try Sample.members()]
    var transfers: [Transfer] = []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let unit = units.randomElement(using: &random) ?? units[0]
      let root = unit.kind == .statistical ? "Members" : "Assets"
      let debit = Int.random(in: 0..<4, using: &random)
      let credit = (debit + Int.random(in: 1...3, using: &random)) % 4
      transfers.append(
        try Transfer(
          debit: AccountName("\(root):A\(debit)"), credit: AccountName("\(root):A\(credit)"),
          amount: Money(minor: random.positiveMinor(), unit: unit)))
    }
    return try Entry(effectiveOn: Sample.day("2018-12-05"), transfers: transfers)
  }
}
