import Ledger

/// Reads the cells of one row, and notes everything that is wrong with them.
struct MemberRowReader {
  let line: Int
  let cell: (MemberColumn) -> String?
  private(set) var refusals: [RowRefusal] = []

  init(line: Int, cell: @escaping (MemberColumn) -> String?) {
    self.line = line
    self.cell = cell
  }

  mutating func row(body: String?, joinedOn: Day?) -> MemberRow {
    var row = MemberRow(code: code(.code) ?? "")
    row.line = line
    if row.code.isEmpty, refusals.isEmpty {
      refuse("code_missing", .code, "The row does not say which organisation it is about")
    }
    row.name = text(.name, upTo: 500)
    row.country = cell(.country)
    row.kind = text(.kind)
    row.acronym = text(.acronym)
    row.nativeName = text(.nativeName)
    row.founded = text(.founded)
    row.website = text(.website)
    row.sectors = text(.sectors)
    row.stay = stay(body: body, joinedOn: joinedOn)
    return row
  }

  private mutating func stay(body: String?, joinedOn: Day?) -> MemberRow.Stay? {
    let named = cell(.body)
    if let named, let body, named != body {
      refuse("body_differs", .body, "The row is about \(named), and --body says \(body)")
    }
    if named ?? body == nil {
      guard cell(.joinedOn) != nil else { return nil }
      refuse(
        "body_missing", .joinedOn, "The row says when it joined, but not which body",
        hint: "Give the column body, or --body CODE.")
    }
    let before = refusals.count
    let joined = day(.joinedOn) ?? joinedOn
    if joined == nil, refusals.count == before {
      refuse(
        "joined_missing", .joinedOn, "The row does not say when it joined",
        hint: "Fill it in; or --on DATE gives the day for all rows without one.")
    }
    // The other cells are read all the same, with any day in the place of the missing one: whoever
    // mends the row wants to mend it once.
    guard let begun = joined ?? Day(year: 2000, month: 1, day: 1) else { return nil }
    var stay = MemberRow.Stay(body: named ?? body ?? "", joinedOn: begun)
    stay.memberClass = word(.memberClass)
    stay.leftOn = day(.leftOn)
    stay.precision = word(.datePrecision)
    stay.via = code(.via)
    stay.memberSince = day(.memberSince)
    stay.leaveReason = stay.leftOn == nil ? nil : text(.leaveReason, upTo: 10_000)
    stay.classSince = day(.classSince)
    stay.leftPrecision = word(.leftPrecision)
    stay.began = word(.began)
    stay.ended = word(.ended)
    stay.requestedOn = day(.requestedOn)
    stay.mergedFrom = code(.mergedFrom)
    stay.mergedInto = code(.mergedInto)
    if joined != nil { check(stay) }
    return stay
  }

  /// What cells say of each other.
  private mutating func check(_ stay: MemberRow.Stay) {
    if let since = stay.classSince, since < stay.joinedOn {
      refuse(
        "class_before_joining", .classSince,
        "It is in this class since \(since), and joined only on \(stay.joinedOn)")
    }
    if let left = stay.leftOn, left <= stay.from {
      refuse(
        "left_before_joining", .leftOn,
        left == stay.from
          ? "It left on the day on which it joined, \(left): no day of membership is between them"
          : "It left on \(left), before it joined on \(stay.from)")
    }
    if stay.began == .mergeIn, stay.mergedFrom == nil {
      refuse("merger_incomplete", .mergedFrom, "The row does not say who was merged into it")
    }
    if let ended = stay.ended {
      if stay.leftOn == nil {
        refuse("ending_without_day", .leftOn, "The row says how it ended, but not when")
      }
      if ended != .leave, stay.mergedInto == nil {
        refuse("merger_incomplete", .mergedInto, "The row does not say into whom it was merged")
      }
    }
  }

  private mutating func day(_ column: MemberColumn) -> Day? {
    guard let text = cell(column) else { return nil }
    do {
      return try Day(parsing: text)
    } catch {
      refuse(error.code, column, error.message, hint: error.hint)
      return nil
    }
  }

  private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ column: MemberColumn
  ) -> Word? {
    guard let text = cell(column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    refuse(
      "\(column.rawValue)_unknown", column, "\"\(text.prefix(40))\" is none of the words for it",
      hint: "Words: \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  private mutating func code(_ column: MemberColumn) -> String? {
    guard let text = cell(column) else { return nil }
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isCode = words.allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
    guard isCode, text.utf8.count <= 60 else {
      refuse(
        "code_malformed", column, "\"\(text.prefix(60))\" is not a code",
        hint: "Codes have small letters, digits and hyphens between them, 60 at most.")
      return nil
    }
    return text
  }

  private mutating func text(_ column: MemberColumn, upTo limit: Int = 600) -> String? {
    guard let text = cell(column), text.utf8.count > limit else { return cell(column) }
    refuse(
      "text_too_long", column,
      "It has \(text.utf8.count) bytes: at most \(limit) bytes are kept")
    return nil
  }

  private mutating func refuse(
    _ code: String, _ column: MemberColumn, _ message: String, hint: String? = nil
  ) {
    refusals.append(
      RowRefusal(code, line: line, column: column, value: cell(column), message, hint: hint))
  }
}
