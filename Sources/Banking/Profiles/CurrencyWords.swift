/// The signs and short forms by which people write currencies, and what they may stand for.
///
/// Source: the symbols of the Unicode CLDR; one that several countries use names them all, so that
/// it says what an amount is not, even where it does not say what it is.
enum CurrencyWords {
  /// The codes that a sign or word may mean; nil for one that is not known.
  static func codes(_ word: String) -> [String]? {
    let plain = word.lowercased().filter { !$0.isWhitespace && $0 != "." }
    return known.first { $0.key == plain }?.value
  }

  private static let known: KeyValuePairs<String, [String]> = [
    "€": ["EUR"], "euro": ["EUR"], "euros": ["EUR"], "euroa": ["EUR"],
    "£": ["GBP"],
    "$": [
      "USD", "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CUP", "DOP",
      "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD",
      "TWD", "UYU", "XCD", "ZWL", "ZWG",
    ],
    "us$": ["USD"], "a$": ["AUD"], "au$": ["AUD"], "c$": ["CAD"], "ca$": ["CAD"], "cad$": ["CAD"],
    "usd$": ["USD"], "nz$": ["NZD"], "s$": ["SGD"], "hk$": ["HKD"], "nt$": ["TWD"], "mx$": ["MXN"],
    "r$": ["BRL"], "¥": ["JPY", "CNY"], "￥": ["JPY", "CNY"], "円": ["JPY"], "₹": ["INR"],
    "rs": ["INR", "LKR", "MUR", "NPR", "PKR", "SCR"],
    "₨": ["INR", "LKR", "MUR", "NPR", "PKR", "SCR"],
    "kr": ["DKK", "ISK", "NOK", "SEK"], "zł": ["PLN"], "kč": ["CZK"], "ft": ["HUF"], "lei": ["RON"],
    "лв": ["BGN"], "fr": ["CHF", "XAF", "XOF", "XPF"], "sfr": ["CHF"], "₽": ["RUB"], "₺": ["TRY"],
    "₴": ["UAH"], "₩": ["KRW"], "₪": ["ILS"], "₫": ["VND"], "฿": ["THB"], "₱": ["PHP"],
    "₦": ["NGN"], "₵": ["GHS"], "₡": ["CRC"], "₲": ["PYG"], "₸": ["KZT"], "₾": ["GEL"],
    "ksh": ["KES"], "tsh": ["TZS"], "ush": ["UGX"], "rm": ["MYR"], "rp": ["IDR"],
  ]
}
