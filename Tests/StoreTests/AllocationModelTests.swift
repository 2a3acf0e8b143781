import Banking
import Ledger
import Postgres
import RandomCases
import Store
import TestSupport
import Testing

@Suite("Random histories of explaining lines")
struct AllocationModelTests {
  @Test("The books equal a model that only adds and takes away", arguments: Seed.some(2))
  func histories(seed: Seed) throws {
    var world = try AllocationWorld(seed)
    for _ in 0..<40 { try world.step() }
    // Until enough was explained: forty steps may all be refused.
    while world.done < 5 { try world.step() }
    #expect(try world.bank.books.failedChecks() == [])
  }
}

/// Books, and beside them what should be true of them, kept by hand.
private struct AllocationWorld {
  /// Something that stands for a part of a line.
  enum Part {
    case gift(String)
    case recorded(String)
    case account
  }
  struct Line {
    let cents: Int64
    let month: Int
    /// Each with the month in which it counts.
    var parts: [(cents: Int64, part: Part, month: Int)] = []
    /// Until which month something else counts as its explanation.
    var freed = 0
    var rest: Int64 { cents - parts.reduce(0) { $0 + $1.cents } }

    mutating func waits(until month: Int) { freed = max(freed, month) }
  }
  struct Gift {
    let cents: Int64
    /// The line that made it, if a line did.
    var line: Int64?
    var seenOn: Int64?
    var freed = 0
    var isVoid = false

    mutating func waits(until month: Int) { freed = max(freed, month) }
  }

  let bank: AllocationBooks
  var dice: SeededGenerator
  var lines: [Int64: Line] = [:]
  var gifts: [String: Gift] = [:]
  /// Of October and November those that are closed: what is of them is posted late.
  var closed: Set<Int> = []
  var texts = 0
  var done = 0

  init(_ seed: Seed) throws {
    bank = try AllocationBooks()
    dice = seed.generator
  }

  mutating func step() throws {
    switch Int.random(in: 0..<12, using: &dice) {
    case 0, 1: try takeLine()
    case 2, 3: try typeGift()
    case 4, 5, 6, 7: try allocate()
    case 8: try deallocate()
    case 9: try void()
    default: try turnMonth()
    }
    try compare()
  }

  private mutating func takeLine() throws {
    let cents: Int64 = [1_000, 2_000, 3_000, -1_000].randomElement(using: &dice) ?? 1_000
    texts += 1
    // In three months, so that days differ and none is before its statement's.
    let day = "2018-\(10 + texts % 3)-\(10 + texts % 19)"
    let id = try bank.lines("Main", on: day, WaitingLine(cents, "Bo", text: "no \(texts)"))[0]
    lines[id] = Line(cents: cents, month: 10 + texts % 3)
  }

  private mutating func turnMonth() throws {
    let number = Int.random(in: 10...11, using: &dice)
    let month = try Month(parsing: "2018-\(number)")
    if closed.remove(number) == nil {
      _ = try bank.store().closePeriod(month, Recording())
      closed.insert(number)
    } else {
      _ = try bank.store().reopenPeriod(month, reason: "more came", Recording())
    }
  }

  /// When something of a month counts that is recorded now.
  private func posted(_ month: Int) -> Int {
    closed.contains(month) ? posted(month + 1) : month
  }

  /// Until which month a part of a month still counts that is taken back now, if at all.
  private func freed(_ month: Int) -> Int { posted(month) > month ? posted(month) : 0 }

  private mutating func typeGift() throws {
    let cents: Int64 = [1_000, 2_000].randomElement(using: &dice) ?? 1_000
    let gift = try bank.gift("\(cents / 100)")
    gifts[gift.number] = Gift(cents: cents)
  }

  private mutating func allocate() throws {
    guard let id = lines.keys.sorted().randomElement(using: &dice), let line = lines[id] else {
      return
    }
    let size = abs(line.rest)
    let first = Bool.random(using: &dice) && size > 1_000 ? size - 1_000 : size
    var parts: [LinePart] = []
    var isFine = line.rest != 0 && posted(line.month) >= line.freed
    var claimed: Set<String> = []
    for cents in first == size ? [size] : [first, 1_000] {
      let target = draw()
      parts.append(LinePart("\(cents / 100)", target))
      isFine = isFine && allows(target, cents, line) && claimed.insert("\(target)").inserted
      // One gift can be named twice; an account or a campaign may be.
      if case .donation = target {} else { claimed.remove("\(target)") }
    }
    let refused = try bank.refusal {
      _ = try bank.store().allocateLine(AllocationRequest(line: id, parts), Recording(isLate: true))
    }
    #expect((refused == nil) == isFine, "\(refused ?? "done"): \(parts) of \(line)")
    guard refused == nil else { return }
    done += 1
    let made = try bank.books.connect().query(
      """
      select p.explains, p.amount_minor, f.document,
             extract(month from f.posted_on)::integer as month
      from banking.standing_part as p
      join banking.part_fact as f on f.entry_id = p.entry_id
      where p.line_id = \(id)
      order by p.ordinal
      """)
    lines[id]?.parts = try made.map { row in
      let cents: Int64 = try row.decode("amount_minor")
      let month: Int = try row.decode("month")
      guard let number: String = try row.decode("document", as: String?.self) else {
        return (cents, .account, month)
      }
      guard try row.decode("explains", as: String.self) == "gift" else {
        gifts[number]?.seenOn = id
        return (cents, .recorded(number), month)
      }
      if gifts[number] == nil { gifts[number] = Gift(cents: cents, line: id) }
      return (cents, .gift(number), month)
    }
  }

  private mutating func draw() -> LineTarget {
    let recorded = gifts.keys.sorted().randomElement(using: &dice)
    switch Int.random(in: 0..<3, using: &dice) {
    case 0: return .campaign("sdg")
    case 1: return recorded.map { .donation($0) } ?? .account("Income:Other")
    default: return .account("Income:Other")
    }
  }

  private func allows(_ target: LineTarget, _ cents: Int64, _ line: Line) -> Bool {
    switch target {
    case .campaign: return line.cents > 0
    case .donation(let number):
      guard let gift = gifts[number] else { return false }
      return line.cents > 0 && gift.cents == cents && gift.line == nil && gift.seenOn == nil
        && !gift.isVoid && posted(line.month) >= gift.freed
    default: return true
    }
  }

  private mutating func deallocate() throws {
    guard let id = lines.keys.sorted().randomElement(using: &dice), let line = lines[id] else {
      return
    }
    let refused = try bank.refusal {
      _ = try bank.store().deallocateLine(id, reason: "wrong", Recording(isLate: true))
    }
    #expect((refused == nil) == !line.parts.isEmpty)
    for part in line.parts {
      let freed = freed(part.month)
      lines[id]?.waits(until: freed)
      switch part.part {
      case .gift(let number): gifts[number]?.isVoid = true
      case .recorded(let number):
        gifts[number]?.seenOn = nil
        gifts[number]?.waits(until: freed)
      case .account: break
      }
    }
    lines[id]?.parts = []
  }

  private mutating func void() throws {
    guard let number = gifts.keys.sorted().randomElement(using: &dice), let gift = gifts[number]
    else { return }
    let refused = try bank.refusal {
      _ = try bank.store().voidDocument(
        DocumentNumber(parsing: number, .donation), reason: "wrong", Recording(isLate: true))
    }
    #expect((refused == nil) == (!gift.isVoid && gift.seenOn == nil), "\(gift)")
    guard refused == nil else { return }
    gifts[number]?.isVoid = true
    guard let id = gift.line else { return }
    let isGift = { (part: Part) in if case .gift(number) = part { true } else { false } }
    for part in lines[id]?.parts ?? [] where isGift(part.part) {
      let freed = freed(part.month)
      lines[id]?.waits(until: freed)
    }
    lines[id]?.parts.removeAll { isGift($0.part) }
  }

  private func compare() throws {
    let standing = gifts.values.filter { !$0.isVoid }
    let raised = standing.reduce(0) { $0 + $1.cents }
    let waiting = standing.filter { $0.line == nil && $0.seenOn == nil }
    let accounts = lines.values.flatMap(\.parts).reduce(Int64(0)) { sum, part in
      if case .account = part.part { sum + part.cents } else { sum }
    }
    #expect(try bank.balance("Income:Donations:SDG") == -raised)
    #expect(
      try bank.balance("Liabilities:Suspense:Main") == -lines.values.reduce(0) { $0 + $1.rest })
    #expect(try bank.balance("Assets:Clearing:Bank") == waiting.reduce(0) { $0 + $1.cents })
    #expect(try bank.balance("Income:Other") == -accounts)
    #expect(try bank.balance("Assets:Bank:Main") == lines.values.reduce(0) { $0 + $1.cents })
    #expect(try bank.store().waitingMoney().count == waiting.count)
    #expect(
      try bank.store().proposals().map(\.line.id)
        == lines.filter { $0.value.rest != 0 }.map(\.key).sorted())
  }
}
