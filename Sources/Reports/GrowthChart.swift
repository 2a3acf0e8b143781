import Ledger

/// The growth of one body as a picture: where everything stands in it.
///
/// Members are a line from zero, above bars of those who came (up) and left (down) on a scale of
/// their own: beside 300 members, 3 that left could not be seen on a common one. Both share the
/// time axis, on which a period is as wide as it is long; what happened in it is drawn at its
/// middle, where the line steps and the bars stand.
///
/// All lengths are in hundredths of the picture's units, 480 of which are its width: whole
/// numbers, so that the same figures give the same bytes.
struct GrowthChart {
  static let width = 480_00
  static let right = width - 24_00
  /// The panel of the members: its top and its bottom, where zero is.
  static let members = (top: 80_00, bottom: 186_00)
  /// The panel of the movements, with room for figures above and below its bars.
  static let movements = (top: 242_00, bottom: 298_00)
  /// How wide a digit is at the size of the axes' figures, generously.
  static let digit = 7_80

  let name: String
  let rows: [GrowthRow]
  /// Where the axes of counts stand.
  let left: Int
  let memberScale: GrowthScale
  let mostMembers: Int128
  let movementScale: GrowthScale
  let mostCame: Int128
  let mostLeft: Int128

  /// The picture of the rows of one body, in order of time.
  init(name: String, rows: [GrowthRow]) {
    self.name = name
    self.rows = rows
    mostMembers = rows.reduce(1) {
      max($0, Int128($1.opening ?? 0), Int128($1.closing ?? 0))
    }
    mostCame = rows.reduce(0) { max($0, $1.came) }
    mostLeft = rows.reduce(0) { max($0, $1.gone) }
    memberScale = GrowthScale(span: mostMembers, steps: 4)
    movementScale = GrowthScale(span: max(1, mostCame + mostLeft), steps: 3)
    let widest = max(
      memberScale.end(of: mostMembers).grouped.utf8.count,
      movementScale.end(of: max(mostCame, mostLeft)).grouped.utf8.count)
    left = 24_00 + widest * Self.digit + 6_00
  }

  /// The height at which so many members are drawn.
  func y(members count: Int128) -> Int {
    let (top, bottom) = Self.members
    let end = memberScale.end(of: mostMembers)
    return bottom - Int(Int128(bottom - top) * min(max(count, 0), end) / end)
  }

  /// The height at which so many movements end: above zero for those who came, below for those
  /// who left.
  func y(movements count: Int128) -> Int {
    let (top, bottom) = Self.movements
    let up = movementScale.end(of: mostCame)
    let down = movementScale.end(of: mostLeft)
    // Where nobody moved at all, zero stands at the bottom as it does where nobody left.
    let whole = max(up + down, 1)
    let zero = bottom - Int(Int128(bottom - top) * down / whole)
    return zero - Int(Int128(bottom - top) * count / whole)
  }

  /// Where the row's period begins, has its middle and ends.
  func x(_ row: GrowthRow) -> (start: Int, middle: Int, end: Int) {
    let start = x(ordinal: row.periodStart.ordinal)
    let end = x(ordinal: row.periodEnd.ordinal + 1)
    return (start, (start + end) / 2, end)
  }

  private func x(ordinal: Int) -> Int {
    guard let first = rows.first, let last = rows.last else { return left }
    let start = first.periodStart.ordinal
    let days = max(1, last.periodEnd.ordinal + 1 - start)
    return left + (Self.right - left) * (ordinal - start) / days
  }

  /// The rows whose periods are written under the time axis: all, or every second, third, sixth …
  /// month, quarter, year, decade, as they have room.
  var labelledRows: [GrowthRow] {
    let widest = rows.reduce(1) { max($0, $1.period.displayWidth) } * Self.digit + 8_00
    let room = (Self.right - left) / widest
    let strides = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 36_000]
    for stride in strides {
      let labelled = rows.filter { $0.periodStart.month.index % stride == 0 }
      if labelled.count <= max(room, 1), !labelled.isEmpty { return labelled }
    }
    return Array(rows.prefix(1))
  }

  /// Whether there is room for a figure at each bar.
  var hasBarFigures: Bool { rows.count <= 12 }
}

extension GrowthRow {
  /// Those who joined or rejoined.
  var came: Int128 { Int128(joined ?? 0) + Int128(rejoined ?? 0) }
  /// Those who left.
  var gone: Int128 { Int128(left ?? 0) }
  /// Whether mergers, splits or a revised count changed the members.
  var isReclassified: Bool { (reclassified ?? 0) != 0 }
}

extension Month {
  /// Months since the year 0.
  fileprivate var index: Int { year * 12 + number - 1 }
}

extension String {
  /// The text in so many columns at the most, cut with an ellipsis: SVG neither wraps nor measures.
  func shortened(to columns: Int) -> String {
    guard displayWidth > columns else { return self }
    var shortened = ""
    var used = 1
    for character in self {
      used += String(character).displayWidth
      guard used <= columns else { break }
      shortened.append(character)
    }
    return shortened + "…"
  }
}
