import Banking
import Testing

@Suite("What our references stand for")
struct PaymentPurposeTests {
  @Test(
    "A purpose is read back from its body, in letters and in digits",
    arguments: [PaymentPurpose.campaign(1), .pledge(17), .campaign(999_999_999)])
  func roundTrip(purpose: PaymentPurpose) throws {
    #expect(PaymentPurpose(body: purpose.body) == purpose)
    #expect(PaymentPurpose(body: purpose.body.lowercased()) == purpose)
    let digits = try #require(purpose.digits)
    #expect(digits.utf8.count == 10)
    #expect(PaymentPurpose(body: digits) == purpose)
    #expect(PaymentPurpose(body: String(repeating: "0", count: 16) + digits) == purpose)
  }

  @Test("A body that fits no ten digits has letters only")
  func large() {
    let purpose = PaymentPurpose.pledge(.max)
    #expect(purpose.digits == nil)
    #expect(PaymentPurpose(body: purpose.body) == nil, "an RF reference has 21 characters at most")
    #expect(PaymentPurpose(body: PaymentPurpose.pledge(1_234_567_890).body) != nil)
  }

  @Test(
    "What others gave out stands for nothing of ours",
    arguments: [
      "", "CLC", "CLP0", "CLX17", "CLC-1", "CLC1A", "539007547034", "3000000001", "1000000000",
      "10000000000000000000000001", "٢000000001", "CLC9999999999999999999",
    ])
  func foreign(body: String) {
    #expect(PaymentPurpose(body: body) == nil)
  }
}
