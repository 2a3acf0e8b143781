import Ledger
import Reports
import Testing

@Suite("Percent and amounts for people")
struct PercentTests {
  @Test(
    "Percent is rounded down, is zero at the least, and goes over a hundred as it is",
    arguments: [
      (150_000, 27_242_000, "0.55"), (0, 100, "0.00"), (-5, 100, "0.00"), (1, 27_242_000, "0.00"),
      (27_241_999, 27_242_000, "99.99"), (27_242_000, 27_242_000, "100.00"),
      (29_508_400, 27_242_000, "108.31"), (1, 3, "33.33"), (2, 3, "66.66"), (5, 10_000, "0.05"),
      (Int128(Int64.max), 1, "922337203685477580700.00"),
      (Int128(Int64.max), Int64.max, "100.00"), (.max, .max, "1844674407370955161800.00"),
      (1, 0, "0.00"), (1, -1, "0.00"),
    ] as [(Int128, Int64, String)])
  func percent(part: Int128, whole: Int64, text: String) {
    #expect(Percent.roundedDown(part, of: whole) == text)
  }

  @Test("The euro has its sign, every other unit its code")
  func forPeople() throws {
    let euro = try Unit(code: "EUR", scale: 2, kind: .currency)
    let dollar = try Unit(code: "USD", scale: 2, kind: .currency)
    let members = try Unit(code: "ORG", scale: 0, kind: .statistical)
    #expect(Money(minor: 27_242_000, unit: euro).forPeople == "272,420 €")
    #expect(Money(minor: 108_791, unit: dollar).forPeople == "1,087.91 USD")
    #expect(Money(minor: -5, unit: euro).forPeople == "-0.05 €")
    #expect(Money(minor: 48, unit: members).forPeople == "48 ORG")
  }
}
