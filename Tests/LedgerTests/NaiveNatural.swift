/// Whole numbers of any size, reckoned digit by digit as on paper: slow, and plainly right.
struct NaiveNatural: Equatable {
  /// Decimal digits, the ones first; no zeros at the end.
  var digits: [Int]

  init(_ text: String) {
    digits = text.compactMap(\.wholeNumberValue).reversed()
    trim()
  }

  var text: String { digits.isEmpty ? "0" : digits.reversed().map(String.init).joined() }

  static func + (one: NaiveNatural, other: NaiveNatural) -> NaiveNatural {
    var sum = NaiveNatural("")
    var carry = 0
    for place in 0..<max(one.digits.count, other.digits.count) + 1 {
      let here = carry + one.digit(place) + other.digit(place)
      sum.digits.append(here % 10)
      carry = here / 10
    }
    sum.trim()
    return sum
  }

  static func * (one: NaiveNatural, other: NaiveNatural) -> NaiveNatural {
    var product = NaiveNatural("")
    for (place, digit) in other.digits.enumerated() {
      var row = one
      row.digits.insert(contentsOf: Array(repeating: 0, count: place), at: 0)
      for _ in 0..<digit { product = product + row }
    }
    product.trim()
    return product
  }

  /// Long division, rounded to the nearest whole number, a half upwards.
  static func divideHalfUp(_ one: NaiveNatural, by divisor: NaiveNatural) -> NaiveNatural {
    let doubled = one + one + divisor
    let twice = divisor + divisor
    var quotient = ""
    var rest = NaiveNatural("")
    for digit in doubled.digits.reversed() {
      rest = NaiveNatural(rest.text + "\(digit)")
      var count = 0
      while !rest.isLess(than: twice) {
        rest = rest.minus(twice)
        count += 1
      }
      quotient += "\(count)"
    }
    return NaiveNatural(quotient)
  }

  private func minus(_ other: NaiveNatural) -> NaiveNatural {
    var difference = self
    for place in difference.digits.indices {
      difference.digits[place] -= other.digit(place)
      if difference.digits[place] < 0 {
        difference.digits[place] += 10
        difference.digits[place + 1] -= 1
      }
    }
    difference.trim()
    return difference
  }

  private func isLess(than other: NaiveNatural) -> Bool {
    digits.count == other.digits.count
      ? digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
      : digits.count < other.digits.count
  }

  private func digit(_ place: Int) -> Int { place < digits.count ? digits[place] : 0 }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}
