import Ledger
import RandomCases
import Testing

@Suite("Money as text")
struct MoneyTextTests {
  @Test(
    "An amount is printed exactly, at the unit's scale",
    arguments: [
      (150_000, 2, "1500.00", "1,500"),
      (-5, 2, "-0.05", "-0.05"),
      (1500, 0, "1500", "1,500"),
      (0, 2, "0.00", "0"),
      (0, 0, "0", "0"),
      (108_791, 2, "1087.91", "1,087.91"),
      (27_242_000, 2, "272420.00", "272,420"),
      (99_900, 2, "999.00", "999"),
      (-100_000, 2, "-1000.00", "-1,000"),
      (1, 4, "0.0001", "0.0001"),
      (1_234_567, 3, "1234.567", "1,234.567"),
      (Int64.max, 2, "92233720368547758.07", "92,233,720,368,547,758.07"),
      (Int64.min, 0, "-9223372036854775808", "-9,223,372,036,854,775,808"),
      (Int64.min, 4, "-922337203685477.5808", "-922,337,203,685,477.5808"),
    ])
  func prints(minor: Int64, scale: Int, text: String, grouped: String) throws {
    let money = Money(minor: minor, unit: try Sample.unit(scale: scale))
    #expect(money.text == text)
    #expect(money.grouped == grouped)
    #expect(money.description == "\(text) XTS")
  }

  @Test(
    "A plain decimal is read exactly",
    arguments: [
      ("1500", 2, 150_000), ("1500.00", 2, 150_000), ("1500.5", 2, 150_050), ("0.05", 2, 5),
      ("-0.05", 2, -5), ("-0", 2, 0), ("007", 2, 700), ("1.000", 3, 1000), ("1500", 0, 1500),
      ("9223372036854775807", 0, Int64.max), ("-9223372036854775808", 0, Int64.min),
      ("92233720368547758.07", 2, Int64.max), ("00000000000000000000000001", 0, 1),
    ])
  func reads(text: String, scale: Int, minor: Int64) throws {
    #expect(try Money(parsing: text, unit: Sample.unit(scale: scale)).minor == minor)
  }

  @Test("What is printed reads back as itself, at every scale", arguments: Seed.some())
  func roundTrip(seed: Seed) throws {
    var random = seed.generator
    for scale in 0...4 {
      let unit = try Sample.unit(scale: scale)
      for _ in 0..<400 {
        let money = Money(minor: random.minor(), unit: unit)
        #expect(try Money(parsing: money.text, unit: unit) == money)
        // People's form loses nothing but zeros that say nothing.
        let plain = money.grouped.filter { $0 != "," }
        #expect(try Money(parsing: plain, unit: unit) == money)
      }
    }
  }

  @Test("Random texts are read exactly or refused, never misread", arguments: Seed.some())
  func neverMisread(seed: Seed) throws {
    var random = seed.generator
    let unit = try Sample.eur()
    let alphabet = Array("0123456789..,-+ e")
    for _ in 0..<2000 {
      let length = Int.random(in: 0...8, using: &random)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      guard let money = try? Money(parsing: text, unit: unit) else { continue }
      #expect(money.text == canonical(text), "\(text) was read as \(money)")
    }
  }

  /// The text with its zeros put right by string handling alone.
  private func canonical(_ text: String) -> String {
    var digits = text.filter { $0 != "-" }
    if !digits.contains(".") { digits += "." }
    while digits.split(separator: ".", omittingEmptySubsequences: false)[1].count < 2 {
      digits += "0"
    }
    while digits.hasPrefix("0"), !digits.hasPrefix("0.") { digits.removeFirst() }
    return text.hasPrefix("-") && digits.contains { "123456789".contains($0) }
      ? "-\(digits)" : digits
  }
}
