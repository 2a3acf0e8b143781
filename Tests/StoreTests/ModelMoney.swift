/// Money as a schoolbook has it: whole numbers, loops, and no type of the product.
enum ModelMoney {
  /// Decimals and last days of the currencies that the worlds use.
  static let currencies: [String: (scale: Int, lastDay: String?)] = [
    "EUR": (2, nil), "USD": (2, nil), "JPY": (0, nil), "BHD": (3, nil),
    // Dies amid the days of the worlds.
    "VEF": (2, "2018-12-05"),
  ]

  static func scale(_ currency: String) -> Int { currencies[currency]?.scale ?? 0 }

  /// Whether a currency may be used on a day (an ISO date, which sorts as text).
  static func isAlive(_ currency: String, on day: String) -> Bool {
    guard let lastDay = currencies[currency]?.lastDay else { return true }
    return day <= lastDay
  }

  /// An amount at its scale: 150000 at 2 is `1500.00`.
  static func text(_ minor: Int128, scale: Int) -> String {
    var digits = String(minor.magnitude)
    while digits.count <= scale { digits = "0" + digits }
    if scale > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale)) }
    return minor < 0 ? "-" + digits : digits
  }

  static func text(_ minor: Int128, _ currency: String) -> String {
    text(minor, scale: scale(currency))
  }

  static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// A quotient of numbers that are not negative; a half goes up.
  static func halfUp(_ number: Int128, _ divisor: Int128) -> Int128 {
    let below = number / divisor
    return (number - below * divisor) * 2 >= divisor ? below + 1 : below
  }
}

/// So much of a currency, in minor units.
struct ModelAmount: Hashable, Sendable {
  var minor: Int128
  var currency: String

  init(_ minor: Int128, _ currency: String) {
    self.minor = minor
    self.currency = currency
  }

  var text: String { ModelMoney.text(minor, currency) }
}
