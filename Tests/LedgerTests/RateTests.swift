import Ledger
import RandomCases
import Testing

@Suite("Rate")
struct RateTests {
  @Test(
    "A rate converts with one rounding, half up",
    arguments: [
      ("1000.00", "0.8791", "879.10"),
      ("29.30", "0.8791", "25.76"),
      ("0.01", "0.5", "0.01"),
      ("0.01", "0.49", "0.00"),
      ("-0.01", "0.5", "-0.01"),
      ("1.00", "123456.789", "123456.79"),
    ])
  func converts(dollars: String, rate: String, euros: String) throws {
    let money = try Money(parsing: dollars, unit: Sample.usd())
    #expect(try Rate(parsing: rate).convert(money, to: Sample.eur()).text == euros)
  }

  @Test("Units of other scales meet exactly")
  func scales() throws {
    let yen = try Money(minor: 1000, unit: Sample.jpy())
    #expect(try Rate(parsing: "0.0079").convert(yen, to: Sample.eur()).text == "7.90")
    let euro = try Sample.eur("7.90")
    #expect(try Rate(parsing: "126.5").convert(euro, to: Sample.jpy()).text == "999")
    let dinar = try Money(minor: 1, unit: Sample.unit("BHD", 3))
    #expect(try Rate(parsing: "2.5").convert(dinar, to: Sample.unit("CLF", 4)).text == "0.0025")
  }

  @Test("A rate prints as it is, without idle zeros")
  func prints() throws {
    for (typed, text) in [
      ("0.8791", "0.8791"), ("0.87910", "0.8791"), ("25000", "25000"), ("25000.50", "25000.5"),
      ("1.000", "1"), ("0.000000000001", "0.000000000001"),
    ] {
      let rate = try Rate(parsing: typed)
      #expect(rate.text == text)
      #expect(try Rate(parsing: rate.text) == rate)
    }
  }

  @Test(
    "A rate that cannot be read gets a sentence about the rate",
    arguments: [
      ("", "The rate is missing"),
      ("0", "The rate must be above zero, and \"0\" is not"),
      ("-0.5", "The rate must be above zero, and \"-0.5\" is not"),
      (
        "0,8791", "\"0,8791\" could mean 0.8791: separators differ from country to country"
      ),
      ("8e-1", "The rate \"8e-1\" is not a plain number"),
      ("+1", "The rate \"+1\" has a sign that cannot be read"),
      ("0.0000000000001", "The rate \"0.0000000000001\" has 13 decimals: at most 12 are kept"),
      ("99999999999999999999", "The rate \"99999999999999999999\" has too many digits"),
    ])
  func refuses(text: String, message: String) throws {
    let error = refusal { () throws(AmountError) in try Rate(parsing: text) }
    #expect(error?.message == message)
  }

  @Test("A conversion equals what is reckoned by hand, or is refused", arguments: Seed.some())
  func matchesPaper(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<300 {
      let from = try Sample.unit("XTS", Int.random(in: 0...4, using: &random))
      let to = try Sample.unit("XXX", Int.random(in: 0...4, using: &random))
      let decimals = Int.random(in: 0...12, using: &random)
      let padded = String(repeating: "0", count: decimals) + "\(random.positiveMinor())"
      let rateText =
        padded.dropLast(decimals) + (decimals > 0 ? "." : "")
        + padded.suffix(decimals)
      let rate = try Rate(parsing: String(rateText))
      let money = Money(minor: random.minor(), unit: from)

      let product =
        NaiveNatural("\(money.minor.magnitude)") * NaiveNatural(padded)
        * NaiveNatural("1" + String(repeating: "0", count: to.scale))
      let divisor = NaiveNatural("1" + String(repeating: "0", count: from.scale + decimals))
      let size = NaiveNatural.divideHalfUp(product, by: divisor).text
      let expected = Int64((money.minor < 0 ? "-" : "") + size)
      do {
        let converted = try rate.convert(money, to: to)
        #expect(converted.minor == expected, "\(money) at \(rateText)")
        #expect(converted.unit == to)
      } catch {
        #expect(error.kind == .tooLarge)
        #expect(expected == nil, "\(money) at \(rateText) fits and was refused")
      }
    }
  }
}
