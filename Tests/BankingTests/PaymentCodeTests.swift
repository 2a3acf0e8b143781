import Banking
import Ledger
import Testing

@Suite("Payment codes of SEPA")
struct PaymentCodeTests {
  private func code(
    name: String = "Ada", iban: String = "BE71096123456769", bic: String? = nil,
    minor: Int64? = 5000, currency: String = "EUR"
  ) throws -> PaymentCode {
    let unit = try #require(CamtKit.units[currency])
    return try PaymentCode(
      name: name, iban: try #require(BankAccountID(iban)), bic: bic,
      amount: minor.map { Money(minor: $0, unit: unit) },
      reference: try #require(StructuredReference("RF18539007547034")))
  }

  @Test("They say what the guidelines ask for, line by line")
  func payload() throws {
    #expect(
      try code(bic: "GKCCBEBB").payload == """
        BCD
        002
        1
        SCT
        GKCCBEBB
        Ada
        BE71096123456769
        EUR50.00

        RF18539007547034
        """)
    let open = try code(minor: nil).payload.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(open.count == 10)
    #expect(open[4].isEmpty && open[7].isEmpty && open[8].isEmpty)
  }

  @Test("A name of 70 characters of three bytes fits, in bytes too")
  func longest() throws {
    let code = try code(
      name: String(repeating: "東", count: 70), bic: "GKCCBEBBXXX", minor: 99_999_999_999)
    #expect(code.payload.utf8.count <= PaymentCode.sizeMax)
    #expect(code.payload.contains("\nEUR999999999.99\n"))
  }

  @Test("What the guidelines do not allow is refused with the field")
  func refused() throws {
    func field(_ body: () throws -> PaymentCode) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? StatementError)?.field }
    }
    #expect(field { try code(name: "") } == "name")
    #expect(field { try code(name: String(repeating: "x", count: 71)) } == "name")
    #expect(field { try code(name: "Ada\nEUR9") } == "name")
    #expect(field { try code(name: String(repeating: "𝔸", count: 70), bic: "GKCCBEBB") } == "name")
    #expect(field { try code(iban: "BE71096123456768") } == "iban")
    #expect(field { try code(iban: "GB29NWBK60161331926819") } == "bic")
    #expect(field { try code(iban: "GB29NWBK60161331926819", bic: "NWBKGB2L") } == nil)
    #expect(field { try code(bic: "GKCC") } == "bic")
    #expect(field { try code(bic: "gkccbebb") } == "bic")
    #expect(field { try code(bic: "GKCC1EBB") } == "bic")
    #expect(field { try code(minor: 0) } == "amount")
    #expect(field { try code(minor: 100_000_000_000) } == "amount")
    #expect(field { try code(currency: "USD") } == "amount")
    let belgian = try #require(StructuredReference("090933755493"))
    let iban = try #require(BankAccountID("BE71096123456769"))
    #expect(field { try PaymentCode(name: "Ada", iban: iban, reference: belgian) } == "reference")
  }

  @Test("A reference that comes back says what it was made for")
  func back() throws {
    for purpose in [PaymentPurpose.campaign(1), .pledge(17), .pledge(999_999_999_999_999_999)] {
      let made = try #require(StructuredReference.rf(body: purpose.body))
      let found = StructuredReference.found(in: "gift /ROC/\(made) thanks!")
      #expect(found.compactMap { PaymentPurpose(body: $0.body) } == [purpose])
    }
  }
}
