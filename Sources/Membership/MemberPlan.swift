public import Ledger

/// What the rows about one organisation in one body add to its history.
///
/// A row that cannot be is left out and the rest looked at again, until what remains can be: so
/// one look names every bad row, and the good ones are those that fit together.
public struct MemberPlan: Sendable {
  /// A movement with what it says beside its kind and its day.
  public struct Step: Hashable, Sendable {
    public let movement: Movement
    public var via: String?
    public var counterpart: String?
    public var memberSince: Day?
    public var requestedOn: Day?
    public var reason: String?
    /// The line of the row that says it; 0 for what is on record.
    public var line = 0
    /// The column that gives its day.
    var column = MemberColumn.joinedOn
    /// Whether the row itself says how exactly the day is known, or how a stay began.
    var saysPrecision = true
    var saysKind = true

    public init(movement: Movement) { self.movement = movement }
  }

  /// What is not on record yet.
  public private(set) var additions: [Step] = []
  public private(set) var refusals: [RowRefusal] = []

  private let recorded: [Step]
  private let accounts: BodyAccounts
  private let opening: Day?

  /// - Parameters:
  ///   - rows: those with a stay in this body.
  ///   - recorded: the movements on record.
  ///   - opening: the day on which the body's members were first counted.
  ///   - today: the last day of which something can be said.
  ///   - isIdentifying: whether who joined by the opening is one of the counted members, who
  ///     thereby gets a name.
  /// - Throws: `AccountError` for a body that has no accounts.
  public init(
    rows: [MemberRow], recorded: [Step], in accounts: BodyAccounts, opening: Day?, today: Day,
    isIdentifying: Bool = false
  ) throws {
    self.recorded = recorded
    self.accounts = accounts
    self.opening = opening
    var good = rows
    repeat {
      let before = refusals.count
      try look(at: good, today: today, isIdentifying: isIdentifying)
      guard refusals.count > before else { return }
      let new = refusals[before...]
      let bad = Set(new.map(\.line))
      // The rows of one stay stand or fall together: the last of them says how it ended. Only a
      // repetition says nothing of its own.
      let lines = Set(new.filter { $0.code != "row_repeated" }.map(\.line))
      let stays = Set(good.filter { lines.contains($0.line) }.map(\.stay?.joinedOn))
      good.removeAll { bad.contains($0.line) }
      for row in good where stays.contains(row.stay?.joinedOn) {
        refusals.append(.partOfRefused(row.line, row.code))
      }
      good.removeAll { stays.contains($0.stay?.joinedOn) }
    } while true
  }

  /// Finds the additions, or adds refusals.
  private mutating func look(at rows: [MemberRow], today: Day, isIdentifying: Bool) throws {
    additions = []
    let before = refusals.count
    refuseRepeated(rows)
    var steps = rows.flatMap(\.steps)
    for step in steps where step.movement.day > today {
      refuse(
        step, "day_in_future", "\(step.movement.day) is still to come: today is \(today)",
        hint: "Record it when it has happened.")
    }
    guard refusals.count == before else { return }
    if isIdentifying, let opening { steps = identified(steps, opening) }
    for step in steps { add(step) }
    guard refusals.count == before else { return }
    requireBeginnings(rows)
    guard refusals.count == before else { return }
    let all = recorded + additions
    do {
      _ = try History(all.map(\.movement), in: accounts, opening: opening)
    } catch let error as MembershipError {
      let order = Self.order(of: all)
      // What is on record was there first: then the row before it is the one that does not fit.
      let blamed =
        order[...error.movement].last { all[$0].line > 0 }
        ?? order.first { all[$0].line > 0 }
      guard let blamed else { throw error }
      refuse(
        all[blamed], error.code, error.message,
        hint: error.code == "before_opening"
          ? "With --identify such rows give counted members their names." : error.hint)
    }
  }

  private mutating func refuseRepeated(_ rows: [MemberRow]) {
    var lines: [Day: Int] = [:]
    for row in rows {
      guard let stay = row.stay else { continue }
      if let line = lines[stay.from] {
        refusals.append(
          RowRefusal(
            "row_repeated", line: row.line, column: .code, value: row.code,
            "Line \(line) says already what \(row.code) did on \(stay.from)",
            hint: "Take one of the two out; two organisations need two codes."))
      } else {
        lines[stay.from] = row.line
      }
    }
  }

  /// Takes a step in, unless it is on record already.
  private mutating func add(_ step: Step) {
    let same = recorded.first {
      $0.movement.day == step.movement.day && $0.sort == step.sort
    }
    guard let same else { return additions.append(step) }
    guard let (what, kept) = same.difference(from: step) else { return }
    refuse(
      step, "differs_from_record", "On record already, and there the \(what) is \(kept)",
      hint: "Correct the one that is wrong: the file, or coopledger member correct.")
  }

  /// A row of a later class needs one that says how the stay began.
  private mutating func requireBeginnings(_ rows: [MemberRow]) {
    let beginnings = Set((recorded + additions).filter(\.isBeginning).map(\.movement.day))
    for row in rows {
      guard let stay = row.stay, stay.isChange, !beginnings.contains(stay.joinedOn),
        opening.map({ stay.joinedOn > $0 }) ?? true
      else { continue }
      refusals.append(
        RowRefusal(
          "beginning_missing", line: row.line, column: .joinedOn, value: "\(stay.joinedOn)",
          "No row says how it joined on \(stay.joinedOn), and nothing of it is on record"))
    }
  }

  /// The steps with what came by the opening put together: who was a member then is one of the
  /// counted.
  private mutating func identified(_ steps: [Step], _ opening: Day) -> [Step] {
    let early = steps.filter { $0.movement.day <= opening }
    guard early.contains(where: \.isJoin), !steps.contains(where: \.isIdentification) else {
      return steps
    }
    var current: [Step] = []
    var memberClass = MemberClass.full
    for place in Self.order(of: early) {
      let step = early[place]
      switch step.movement.kind {
      case .join(let begun), .mergeIn(let begun), .identify(let begun):
        (current, memberClass) = ([step], begun)
      case .change(let changed):
        memberClass = changed
        current.append(step)
      case .leave, .mergeOut:
        refuse(
          step, "left_before_opening",
          "It left by \(opening), when the members were counted: it is not among them")
        current = []
      }
    }
    var rest = steps.filter { $0.movement.day > opening }
    if let joining = current.first {
      var identification = Step(
        movement: Movement(kind: .identify(memberClass), day: opening))
      identification.memberSince = joining.memberSince ?? joining.movement.day
      identification.line = joining.line
      identification.saysPrecision = false
      rest.append(identification)
    }
    return rest
  }

  /// The places of steps in order of time, as a history goes through them.
  private static func order(of steps: [Step]) -> [Int] {
    steps.indices.sorted { one, other in
      let (a, b) = (steps[one].movement, steps[other].movement)
      return a < b || (!(b < a) && one < other)
    }
  }

  private mutating func refuse(
    _ step: Step, _ code: String, _ message: String, hint: String? = nil
  ) {
    refusals.append(
      RowRefusal(
        code, line: step.line, column: step.column, value: step.movement.day.description, message,
        hint: hint))
  }
}

extension MemberPlan.Step {
  var isJoin: Bool {
    if case .join = movement.kind { true } else { false }
  }

  var isIdentification: Bool {
    if case .identify = movement.kind { true } else { false }
  }

  var isBeginning: Bool { sort == .beginning }

  /// What a movement does to a membership; on one day it can do each once.
  enum Sort { case beginning, change, ending }

  var sort: Sort {
    switch movement.kind {
    case .join, .identify, .mergeIn: .beginning
    case .change: .change
    case .leave, .mergeOut: .ending
    }
  }

  /// What is different in what a row says of the same movement, and what is on record.
  fileprivate func difference(from said: Self) -> (what: String, kept: String)? {
    if memberClass != said.memberClass {
      return ("class", memberClass?.rawValue ?? "none")
    }
    if said.saysKind, movement.kind != said.movement.kind {
      return ("kind", "another one")
    }
    if said.saysPrecision, movement.precision != said.movement.precision {
      return ("precision", movement.precision.rawValue)
    }
    if let said = said.via, said != via { return ("member that it came by way of", via ?? "none") }
    if let said = said.counterpart, said != counterpart {
      return ("other organisation", counterpart ?? "none")
    }
    if let said = said.memberSince, said != memberSince {
      return ("day since which it is a member", memberSince?.description ?? "unknown")
    }
    if let said = said.requestedOn, said != requestedOn {
      return ("day of the request", requestedOn?.description ?? "unknown")
    }
    return nil
  }

  private var memberClass: MemberClass? {
    switch movement.kind {
    case .join(let memberClass), .identify(let memberClass), .mergeIn(let memberClass),
      .change(let memberClass):
      memberClass
    case .leave, .mergeOut: nil
    }
  }
}
