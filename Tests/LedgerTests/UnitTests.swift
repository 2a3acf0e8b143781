import Ledger
import Testing

@Suite("Unit")
struct UnitTests {
  @Test("A code is three to fifteen capital letters", arguments: ["EUR", "ORG", "ORGANISATION"])
  func takesCodes(code: String) throws {
    #expect(try Unit(code: code, scale: 0, kind: .statistical).code == code)
  }

  @Test(
    "Other codes are refused in words",
    arguments: ["", "EU", "eur", "EUR ", "EU1", "ÉUR", "ЕUR", "ABCDEFGHIJKLMNOP"])
  func refusesCodes(code: String) throws {
    let error = refusal { () throws(UnitError) in
      try Unit(code: code, scale: 2, kind: .currency)
    }
    #expect(error == .malformedCode(code))
    #expect(error?.message.contains("is not the code of a unit") == true)
    #expect(error?.code == "unit_code")
  }

  @Test("A unit has zero to four decimals")
  func refusesScales() throws {
    for scale in 0...4 {
      #expect(try Unit(code: "EUR", scale: scale, kind: .currency).scale == scale)
    }
    for scale in [-1, 5, Int.max] {
      let error = refusal { () throws(UnitError) in
        try Unit(code: "EUR", scale: scale, kind: .currency)
      }
      #expect(error?.message == "EUR cannot have \(scale) decimals")
    }
  }

  @Test("A dead currency is usable to its last day and no longer")
  func dies() throws {
    let franc = try Unit(
      code: "FRF", scale: 2, kind: .currency, lastDay: Sample.day("2002-02-17"))
    #expect(franc.isUsable(on: try Sample.day("2002-02-17")))
    #expect(!franc.isUsable(on: try Sample.day("2002-02-18")))
    #expect(try Sample.eur().isUsable(on: Sample.day("2999-12-31")))
  }
}
