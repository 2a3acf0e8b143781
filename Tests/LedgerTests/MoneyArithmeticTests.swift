import Ledger
import RandomCases
import Testing

@Suite("Arithmetic with money")
struct MoneyArithmeticTests {
  @Test("Sums, differences and negatives are exact or refused", arguments: Seed.some())
  func matchesWideReference(seed: Seed) throws {
    var random = seed.generator
    let unit = try Sample.eur()
    for _ in 0..<2000 {
      let one = Money(minor: random.minor(), unit: unit)
      let other = Money(minor: random.minor(), unit: unit)
      check(Int128(one.minor) + Int128(other.minor)) { () throws(AmountError) in
        try one.adding(other)
      }
      check(Int128(one.minor) - Int128(other.minor)) { () throws(AmountError) in
        try one.subtracting(other)
      }
      check(-Int128(one.minor)) { () throws(AmountError) in try one.negated() }
    }
  }

  @Test("Two units are never reckoned together")
  func differentUnits() throws {
    let euros = try Money(minor: 100, unit: Sample.eur())
    let dollars = try Money(minor: 100, unit: Sample.usd())
    for error in [
      refusal { () throws(AmountError) in try euros.adding(dollars) },
      refusal { () throws(AmountError) in try euros.subtracting(dollars) },
      refusal { () throws(AmountError) in try euros.share(dollars, of: euros) },
    ] {
      #expect(error?.kind == .differentUnits)
    }
    let error = refusal { () throws(AmountError) in try euros.adding(dollars) }
    #expect(
      error?.message
        == "1.00 EUR and 1.00 USD are of different units and cannot be reckoned together")
  }

  @Test("A share is rounded half up, as the worked refund is")
  func shareExamples() throws {
    let value = try Sample.eur("879.10")
    let gift = try Money(parsing: "1000.00", unit: Sample.usd())
    let refunded = try Money(parsing: "400.00", unit: Sample.usd())
    #expect(try value.share(refunded, of: gift).text == "351.64")

    let cent = try Sample.eur("0.01")
    let half = try (Sample.eur("0.05"), Sample.eur("0.10"))
    #expect(try cent.share(half.0, of: half.1).text == "0.01")
    #expect(try cent.negated().share(half.0, of: half.1).text == "-0.01")
    #expect(try cent.share(Sample.eur("0.04"), of: half.1).text == "0.00")
    #expect(try value.share(gift, of: gift) == value)
  }

  @Test("A share of nothing is refused")
  func shareOfNothing() throws {
    let euro = try Sample.eur("1.00")
    let zero = Money.zero(euro.unit)
    let error = refusal { () throws(AmountError) in
      try euro.share(euro, of: zero)
    }
    #expect(error?.kind == .shareOfNothing)
    #expect(error?.message == "There is no share of 0.00 EUR")
  }

  @Test("A share equals what is reckoned by hand, or is refused", arguments: Seed.some())
  func shareMatchesPaper(seed: Seed) throws {
    var random = seed.generator
    let unit = try Sample.eur()
    for _ in 0..<300 {
      let (mine, part, whole) = (random.minor(), random.minor(), random.positiveMinor())
      let product = NaiveNatural("\(mine.magnitude)") * NaiveNatural("\(part.magnitude)")
      let size = NaiveNatural.divideHalfUp(product, by: NaiveNatural("\(whole)"))
      let negative = (mine < 0) != (part < 0)
      check(Int128((negative ? "-" : "") + size.text)) { () throws(AmountError) in
        try Money(minor: mine, unit: unit)
          .share(Money(minor: part, unit: unit), of: Money(minor: whole, unit: unit))
      }
    }
  }

  @Test("Shares of which the last takes the remainder add up to the whole", arguments: Seed.some())
  func sharesAddUp(seed: Seed) throws {
    var random = seed.generator
    let unit = try Sample.eur()
    for _ in 0..<200 {
      let value = Money(minor: random.positiveMinor(), unit: unit)
      let gift = Money(minor: random.positiveMinor(), unit: try Sample.usd())
      var left = gift
      var valueLeft = value
      while left.minor > 0 {
        let piece = Int64.random(in: max(1, left.minor / 3)...left.minor, using: &random)
        let refund = Money(minor: piece, unit: gift.unit)
        let isLast = piece == left.minor
        // What is given back is the difference of two cumulative shares, so it cannot be negative.
        left = try left.subtracting(refund)
        let share = isLast ? valueLeft : try valueLeft.subtracting(value.share(left, of: gift))
        #expect(share.minor >= 0)
        valueLeft = try valueLeft.subtracting(share)
      }
      #expect(valueLeft.minor == 0)
    }
  }

  /// Expects the exact result, or the refusal of one that does not fit.
  private func check(_ expected: Int128?, _ body: () throws(AmountError) -> Money) {
    do {
      let result = try body()
      #expect(expected == Int128(result.minor))
    } catch {
      #expect(error.kind == .tooLarge)
      let fits = expected.flatMap { Int64(exactly: $0) } != nil
      #expect(!fits, "\(expected.map(String.init) ?? "?") fits and was refused")
    }
  }
}
