import Ledger

/// In which order a file writes day, month and year.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  case dmy, mdy, ymd, ydm, dym, myd

  /// The day that a text says in this order, whatever separates its parts; a time behind it is
  /// left aside. Nil where it says none.
  func day(_ text: String) -> Day? {
    guard let parts = DateParts(text) else { return nil }
    var (day, month, year): (Int?, Int?, Int?)
    for (letter, part) in zip(rawValue, parts.parts(in: self)) {
      switch letter {
      case "d": day = part.digits <= 2 ? part.number : nil
      case "m": month = part.digits <= 2 ? part.number : nil
      default:
        switch part.digits {
        case 4: year = part.number
        // Banks did not write files before 1980.
        case 2: year = part.number + (part.number < 80 ? 2000 : 1900)
        default: year = nil
        }
      }
    }
    guard let day, let month, let year else { return nil }
    return Day(year: year, month: month, day: day)
  }
}

/// The three parts of a date as it was written.
struct DateParts {
  struct Part {
    let number: Int
    /// How many digits it has; 0 for a month's name.
    let digits: Int
  }

  private let parts: [Part]
  /// The first character between two parts; nil where there is none.
  let separator: Character?

  /// Nil for a text that is no date in any order.
  init?(_ text: String) {
    var rest = text.utf8[...]
    while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    if let eight = Self.eightDigits(rest) {
      parts = eight
      separator = nil
      return
    }
    var parts: [Part] = []
    var separator: Character?
    while parts.count < 3 {
      guard let part = Self.takePart(&rest) else { return nil }
      parts.append(part)
      guard parts.count < 3 else { break }
      let separators = rest.prefix { " ./-,".utf8.contains($0) }
      guard (1...2).contains(separators.count) || (separators.isEmpty && part.digits == 0) else {
        return nil
      }
      if separator == nil, let first = separators.first {
        separator = Character(Unicode.Scalar(first))
      }
      rest = rest.dropFirst(separators.count)
    }
    guard Self.isTime(rest) else { return nil }
    self.parts = parts
    self.separator = separator
  }

  /// The parts as they are named in an order; eight digits are cut accordingly.
  func parts(in order: DateOrder) -> [Part] {
    guard parts.count == 1, let all = parts.first else {
      // A month's name is one wherever it stands.
      guard let name = parts.firstIndex(where: { $0.digits == 0 }) else { return parts }
      let month = Part(number: parts[name].number, digits: 2)
      var others = parts
      others.remove(at: name)
      if others.first?.digits == 4 { others.reverse() }
      return order.rawValue.map { $0 == "m" ? month : $0 == "d" ? others[0] : others[1] }
    }
    var digits = all.number
    return order.rawValue.reversed().map { letter -> Part in
      let width = letter == "y" ? 4 : 2
      let base = letter == "y" ? 10_000 : 100
      defer { digits /= base }
      return Part(number: digits % base, digits: width)
    }.reversed()
  }

  /// The orders in which it can be read, by what the parts are.
  var orders: Set<DateOrder> {
    if parts.contains(where: { $0.digits == 0 }) { return [] }
    guard parts.count == 3 else {
      return parts[0].number / 1_000_000 >= 19 ? [.ymd] : [.dmy, .mdy]
    }
    if parts[0].digits == 4 { return [.ymd] }
    if parts[1].digits > 2 { return [] }
    // Where points stand between the parts, the day comes first, all over the world.
    if separator == "." { return [.dmy] }
    var orders: Set<DateOrder> = []
    // `24-02-01` is a short form of 2024-02-01 as well; with strokes the year comes last.
    if separator == "-", parts.allSatisfy({ $0.digits == 2 }), parts[1].number <= 12,
      (1...31).contains(parts[2].number)
    {
      orders.insert(.ymd)
    }
    if parts[1].number <= 12, parts[0].number <= 31 { orders.insert(.dmy) }
    if parts[0].number <= 12 { orders.insert(.mdy) }
    return orders
  }

  private static func eightDigits(_ bytes: Substring.UTF8View) -> [Part]? {
    let digits = bytes.prefix { isDigit($0) }
    guard digits.count == 8, isTime(bytes.dropFirst(8)), let number = Int(Substring(digits)) else {
      return nil
    }
    return [Part(number: number, digits: 8)]
  }

  private static func takePart(_ rest: inout Substring.UTF8View) -> Part? {
    let digits = rest.prefix { isDigit($0) }
    if !digits.isEmpty {
      guard digits.count <= 4, let number = Int(Substring(digits)) else { return nil }
      rest = rest.dropFirst(digits.count)
      return Part(number: number, digits: digits.count)
    }
    let letters = rest.prefix { $0 >= 0x80 || isLetter($0) }
    guard letters.count >= 3, let name = String(letters)?.lowercased(),
      let month = months.first(where: { name.hasPrefix($0.key) })?.value
    else { return nil }
    rest = rest.dropFirst(letters.count)
    return Part(number: month, digits: 0)
  }

  /// Whether nothing stands there, or a time and a zone.
  private static func isTime(_ rest: Substring.UTF8View) -> Bool {
    guard let first = rest.first else { return true }
    guard rest.count <= 40, " T.,".utf8.contains(first) else { return false }
    return rest.allSatisfy {
      isDigit($0) || isLetter($0) || " :.,+-/_".utf8.contains($0)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// How the names of months begin in English, German, French, Dutch, Spanish, Italian and
  /// Portuguese, as far as three or four letters tell them apart.
  private static let months: KeyValuePairs<String, Int> = [
    "jan": 1, "jän": 1, "ene": 1, "gen": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3,
    "mrz": 3, "mrt": 3, "maa": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "mei": 5,
    "mag": 5, "juin": 6, "jun": 6, "giu": 6, "juil": 7, "jul": 7, "lug": 7, "aug": 8, "aoû": 8,
    "aou": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "ott": 10, "out": 10, "nov": 11,
    "dec": 12, "dez": 12, "déc": 12, "dic": 12,
  ]
}
