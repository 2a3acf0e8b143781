import Ledger
import Membership
import Postgres
import Store
import Testing

/// One history of members in both worlds.
struct MemberRun {
  let books: MemberBooks
  let store: Store
  private let connection: Connection
  private(set) var model = MemberModel()
  /// When each step was recorded; a step that was refused was not.
  private(set) var stamps: [String] = []
  private(set) var done: [MemberOperation] = []

  init() throws {
    books = try MemberBooks()
    store = try books.store()
    connection = try books.books.connect()
  }

  /// Does an operation in both worlds; answers whether it was done, nil where they disagree. What
  /// `during` does around the ledger's part is not told to the model.
  mutating func take(
    _ operation: MemberOperation,
    during: (@escaping () throws -> [MemberAnswer]?) throws -> [MemberAnswer]? = { try $0() }
  ) throws -> Bool? {
    var after = model
    let step = stamps.count
    let isDone = after.perform(operation, step: step)
    let key = "step-\(step)"
    do {
      let run = self
      guard try during({ try run.perform(operation, Recording(key: key)) }) != nil else {
        return false
      }
      #expect(isDone, "should have been refused: \(operation)")
      guard isDone else { return nil }
    } catch {
      #expect(!isDone, "was refused: \(operation): \(error)")
      #expect(isInWords(error), "\(operation): \(String(reflecting: error))")
      return isDone ? nil : false
    }
    stamps.append(try books.stamp(key))
    done.append(operation)
    model = after
    return true
  }

  /// Tells the model what was tried on the ledger elsewhere; answers whether it should be done.
  mutating func note(_ operation: MemberOperation, key: String) throws -> Bool {
    guard model.perform(operation, step: stamps.count) else { return false }
    stamps.append(try books.stamp(key))
    done.append(operation)
    return true
  }

  /// What both worlds would say to an operation, which the ledger takes back.
  func agree(on operation: MemberOperation) throws {
    var after = model
    let isDone = after.perform(operation, step: stamps.count)
    do {
      guard let answers = try perform(operation, Recording(isDryRun: true)) else { return }
      #expect(isDone, "should have been refused: \(operation)")
      guard isDone, let last = MemberDice.days.last else { return }
      for answer in answers {
        let unnamed = after.unnamed(in: answer.body, on: last, at: stamps.count)
        let named = after.members(of: answer.body, on: last, at: stamps.count).count
        #expect(answer.unnamed == unnamed, "\(operation)")
        #expect(answer.members == named + unnamed, "\(operation)")
      }
    } catch {
      #expect(!isDone, "was refused: \(operation): \(error)")
      #expect(isInWords(error), "\(operation): \(String(reflecting: error))")
    }
  }

  private func isInWords(_ error: any Error) -> Bool {
    (error as? PostgresError)?.sqlState.map { $0.classCode == "CL" } ?? (error is any Refusal)
  }

  /// The ledger's answers; nil for a correction of what has no entry to name it by.
  private func perform(_ operation: MemberOperation, _ how: Recording) throws -> [MemberAnswer]? {
    guard case .correct(let member, let body, let name?, _) = operation else {
      return try store.perform(operation, how)
    }
    return try entry(of: name, member, body).map {
      try store.perform(operation, entry: $0, how)
    }
  }

  private func entry(
    of name: MemberFact.Name, _ member: String, _ body: String
  ) throws -> Int64? {
    let kind =
      switch name.kind {
      case .join: "join"
      case .identify: "identify"
      case .change: "class"
      case .mergeIn: "merge-in"
      case .mergeOut: "merge-out"
      default: "leave"
      }
    return try connection.queryOne(
      """
      select m.entry_id
      from membership.movement as m
      join membership.organisation as o on o.id = m.organisation_id
      join membership.body as b on b.id = m.body_id
      where o.code = \(member) and b.code = \(body) and m.kind = \(kind)
        and m.effective_on = \(name.day.description)::date
        and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
      """
    ).decode("entry_id")
  }

  /// Compares every cell of the reports, as known at these steps, and the members on these days.
  /// Where `seals` are given, each seal is what its step left.
  func compare(at steps: [Int], seals: [Int64]? = nil, on days: [Day]) throws {
    let known: SQL =
      if let seals {
        "unnest(array_fill(null::timestamptz, array[\(seals.count)::integer]), \(seals)::bigint[])"
      } else {
        "unnest(\(steps.map { stamps[$0] })::timestamptz[], '{}'::bigint[])"
      }
    for (step, rows) in zip(steps, try growth(at: known, steps.count)) {
      expectEqual(rows, modelGrowth(at: step), "growth as known at step \(step)")
    }
    for (step, rows) in zip(steps, try members(at: known, steps.count, on: days)) {
      let expected = MemberModel.bodies.flatMap { body in
        days.flatMap { day in
          model.members(of: body, on: day, at: step).map { "\(body) \(day): \($0)" }
        }
      }
      expectEqual(rows, expected.sorted(), "members as known at step \(step)")
    }
    #expect(
      try connection.texts("select check_name || ' ' || finding from audit.violations") == [])
  }

  private func modelGrowth(at step: Int) -> [String] {
    MemberModel.bodies.flatMap { body in
      Self.periods.flatMap { length, periods in
        model.growth(of: body, periods, at: step).map { "\(body) \(length): \($0)" }
      }
    }.sorted()
  }

  /// In the midst of a month, quarter and year, which therefore are reported up to that day.
  private static let end = Month(year: 2018, number: 11)?.firstDay.adding(days: 16)

  /// The months, quarters and years of almost three years.
  private static let periods = [1, 3, 12].map { length in
    (
      length: length,
      periods: stride(from: 0, to: 36, by: length).compactMap { place -> (Day, Day)? in
        guard let first = Month(year: 2016, number: 1)?.advanced(by: place),
          let last = first.advanced(by: length - 1), let end, first.firstDay <= end
        else { return nil }
        return (first.firstDay, min(last.lastDay, end))
      }
    )
  }

  private func growth(at known: SQL, _ count: Int) throws -> [[String]] {
    var found = Array(repeating: [String](), count: count)
    let rows = try connection.query(
      """
      select k.place::int, b.code || ' ' || s.length || ': ' || g.period_start, g.opening,
             g.joined, g.rejoined, g."left", g.reclassified, g.closing, g.retained, g."full",
             g.associate, g.unnamed, g.named_countries, g.countries, g.countries_entered,
             g.countries_left, g.countries_reentered, g.imprecise
      from \(known) with ordinality as k (at, seal, place)
      cross join unnest(\(MemberModel.bodies)::text[]) as b (code)
      cross join (values ('month', 1), ('quarter', 3), ('year', 12)) as s (step, length)
      cross join lateral membership.growth(
        b.code, '2016-01-01', \(Self.end?.description)::date, s.step, k.at, k.seal) as g
      """)
    for row in rows {
      let texts = row.texts.dropFirst().map { $0 ?? "-" }
      found[try row.decode("place", as: Int.self) - 1].append(texts.joined(separator: " "))
    }
    return found.map { $0.sorted() }
  }

  private func members(at known: SQL, _ count: Int, on days: [Day]) throws -> [[String]] {
    var found = Array(repeating: [String](), count: count)
    let rows = try connection.query(
      """
      select k.place::int, b.code || ' ' || d.day || ': ' || m.member || ' ' || m.country || ' '
        || m.class || ' ' || m.joined_on as text
      from \(known) with ordinality as k (at, seal, place)
      cross join unnest(\(MemberModel.bodies)::text[]) as b (code)
      cross join unnest(\(days.map(\.description))::date[]) as d (day)
      cross join lateral audit.members_at(b.code, d.day, k.at, k.seal) as m
      """)
    for row in rows {
      found[try row.decode("place", as: Int.self) - 1].append(try row.decode("text"))
    }
    return found.map { $0.sorted() }
  }
}

/// Expects two lists of rows to be the same, and shows only those that are not.
private func expectEqual(_ real: [String], _ model: [String], _ what: String) {
  guard real != model else { return }
  let (ours, theirs) = (Set(real), Set(model))
  let lines =
    real.filter { !theirs.contains($0) }.map { "ledger: \($0)" }
    + model.filter { !ours.contains($0) }.map { "model:  \($0)" }
  Issue.record("\(what):\n\(lines.joined(separator: "\n"))")
}
