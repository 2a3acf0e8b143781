import Giving
import Ledger
import Testing

/// Every refusal of giving, as the treasurer reads it.
@Suite("What giving refuses, and in which words")
struct GivingErrorTests {
  /// How to meet an error, and what it then says.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let provoke: @Sendable () throws -> Void
    let code: String
    let field: String?
    let message: String
    let hint: String?

    var testDescription: String { name }
  }

  @Test("Each refusal names its code and its option, and says what to do", arguments: cases)
  func golden(refused: Case) throws {
    let error = try #require(try refusal(refused.provoke))
    #expect(error.code == refused.code)
    #expect(error.field == refused.field)
    #expect(error.message == refused.message)
    #expect(error.hint == refused.hint)
  }

  @Test(
    "A campaign's code is words of small letters and digits joined by hyphens",
    arguments: [
      "", "SDG", "sdg_2018", "2018", "-sdg", "sdg-", "sdg--2018", "sdg 2018", "é", "sdg\n",
      String(repeating: "a", count: 41),
    ])
  func campaignCodes(code: String) throws {
    let error = try refusal { try Campaign(code: code, currency: Sample.unit("EUR")) }
    #expect(error?.code == "campaign_code")
    #expect(error?.field == "campaign")
    #expect(error?.message == "\"\(code.prefix(40))\" cannot be a campaign's code")
  }

  @Test(
    "A well-formed code is taken as it is",
    arguments: ["a", "sdg", "sdg-2018", "s2-3-4", String(repeating: "a", count: 40)])
  func goodCodes(code: String) throws {
    #expect(try Campaign(code: code, currency: Sample.unit("EUR")).code == code)
  }
}

extension GivingErrorTests {
  private static func gift(
    _ name: String, _ gift: @escaping @Sendable () throws -> Gift, outstanding: String? = nil,
    _ code: String, _ field: String?, _ message: String, _ hint: String? = nil
  ) -> Case {
    Case(
      name: name,
      provoke: {
        _ = try gift().plan(
          for: Sample.campaign(), outstanding: outstanding.map { try Sample.money($0) })
      }, code: code, field: field, message: message, hint: hint)
  }

  /// A refund of a gift of which 100.00 of 500.00 is left.
  private static func refund(
    _ name: String, of gift: @escaping @Sendable () throws -> Gift,
    left: String, _ refund: @escaping @Sendable () throws -> Refund, _ code: String,
    _ field: String?, _ message: String, _ hint: String? = nil
  ) -> Case {
    Case(
      name: name,
      provoke: {
        let (campaign, gift) = (try Sample.campaign(), try gift())
        let value = try gift.plan(for: campaign).value
        let left = try Sample.money(left)
        let recorded = RecordedGift(
          campaign: campaign, method: gift.method, amount: gift.amount, value: value,
          amountLeft: left, valueLeft: try value.share(left, of: gift.amount))
        _ = try refund().plan(of: recorded)
      }, code: code, field: field, message: message, hint: hint)
  }

  private static let ofGifts: [Case] = [
    gift(
      "a fee above the gift", { try Sample.gift("10.00 EUR", fee: "10.01") },
      "fee_over_gift", "fee", "The fee of 10.01 EUR is more than the gift of 10.00 EUR"),
    gift(
      "dollars without a rate", { try Sample.gift("10.00 USD") }, "rate_missing", "rate",
      "The campaign counts in EUR, and the gift is in USD",
      "Say what was paid out with --settled 853.34 EUR, "
        + "or the rate with --rate 0.8791 (EUR for one USD); or load the ECB's reference rates: "
        + "coopledger rate import eurofxref-hist.csv."),
    gift(
      "euros at a rate", { try Sample.gift("10.00 EUR", rate: "1") }, "rate_needless", "rate",
      "The gift is in the campaign's own currency, EUR: nothing is exchanged",
      "Leave out --rate."),
    gift(
      "euros settled in euros", { try Sample.gift("10.00 EUR", settled: "10.00 EUR") },
      "rate_needless", "settled",
      "The gift is in the campaign's own currency, EUR: nothing is exchanged",
      "Leave out --settled."),
    gift(
      "settled in a third currency", { try Sample.gift("10.00 USD", settled: "9 JPY") },
      "settled_currency", "settled",
      "The settled amount is in JPY, and the campaign counts in EUR"),
    gift(
      "settled although the fee takes all",
      { try Sample.gift("10.00 USD", fee: "10.00", settled: "1.00 EUR") },
      "settled_without_net", "settled",
      "The fee takes the whole gift, so that nothing can have been paid out",
      "Give --rate instead of --settled."),
    gift(
      "a gift worth nothing", { try Sample.gift("1 JPY", rate: "0.0049") }, "worth_nothing",
      "amount", "1 JPY is worth less than the smallest amount of EUR"),
    gift(
      "a value past 64 bits",
      { try Sample.gift("92233720368547758.07 USD", rate: "1.01") }, "amount_too_large", nil,
      "The amount is too large: at most 92233720368547758.07 EUR can be kept"),
    gift(
      "a currency that no longer existed",
      { try Sample.gift("10.00 FRF", rate: "0.15", on: "2002-02-18") }, "entry_dead_unit", nil,
      "FRF no longer existed on 2002-02-18",
      "The last day of FRF was 2002-02-17: use the currency that followed it."),
    gift(
      "a gift in kind with a fee", { try Sample.gift("10.00 EUR", fee: "1.00", by: .inKind) },
      "in_kind_money", "fee", "A gift in kind moves no money: --fee does not fit it",
      "Leave out --fee, or choose another --method."),
    gift(
      "a gift in kind that was settled",
      { try Sample.gift("10.00 USD", settled: "9.00 EUR", by: .inKind) }, "in_kind_money",
      "settled", "A gift in kind moves no money: --settled does not fit it",
      "Leave out --settled, or choose another --method."),
    gift(
      "a gift in kind for a pledge", { try Sample.gift("10.00 EUR", by: .inKind) },
      outstanding: "5.00 EUR", "in_kind_money", "pledge",
      "A gift in kind moves no money: --pledge does not fit it",
      "Leave out --pledge, or choose another --method."),
  ]

  private static let ofRefunds: [Case] = [
    refund(
      "a refund over what is left", of: { try Sample.gift("500.00 EUR") }, left: "100.00 EUR",
      { try Sample.refund("100.01 EUR") }, "refund_over_gift", "amount",
      "100.01 EUR is more than the 100.00 EUR that is left of the gift"),
    refund(
      "a refund where nothing is left", of: { try Sample.gift("500.00 EUR") }, left: "0.00 EUR",
      { try Sample.refund(nil) }, "refund_over_gift", "amount",
      "The gift was given back already: nothing of it is left to refund"),
    refund(
      "a refund of a gift in kind", of: { try Sample.gift("500.00 EUR", by: .inKind) },
      left: "500.00 EUR", { try Sample.refund(nil) }, "in_kind_refund", "donation",
      "A gift in kind was never received as money",
      "If it was typed by mistake, void it: coopledger donation void."),
    refund(
      "paid in a third currency", of: { try Sample.gift("500.00 USD", rate: "0.9") },
      left: "500.00 USD", { try Sample.refund("100.00 USD", paid: "13000 JPY") },
      "paid_currency", "paid", "The amount paid is in JPY, and the campaign counts in EUR",
      "Leave out --paid if the gift was paid back in its own currency."),
    refund(
      "paid otherwise in the gift's own currency",
      of: { try Sample.gift("500.00 USD", rate: "0.9") }, left: "500.00 USD",
      { try Sample.refund("100.00 USD", paid: "99.00 USD") }, "paid_currency", "paid",
      "The amount paid is in USD, and the campaign counts in EUR",
      "Leave out --paid if the gift was paid back in its own currency."),
    refund(
      "paid otherwise in the campaign's currency", of: { try Sample.gift("500.00 EUR") },
      left: "500.00 EUR", { try Sample.refund("100.00 EUR", paid: "99.00 EUR") },
      "paid_differs", "paid",
      "100.00 EUR of the gift costs exactly that to give back, not 99.00 EUR",
      "Leave out --paid; a charge for the refund is --fee."),
  ]

  private static let ofPledges: [Case] = [
    Case(
      name: "a promise in another currency",
      provoke: {
        _ = try Pledge.promise(
          Sample.money("1.00 USD"), to: Sample.campaign(), on: Day(parsing: "2018-10-01"))
      }, code: "pledge_currency", field: "currency",
      message: "Pledges are counted in the campaign's currency, EUR, not USD",
      hint: "Give what the promise is worth in EUR."),
    Case(
      name: "giving up a settled pledge",
      provoke: {
        _ = try Pledge.cancel(
          outstanding: Sample.money("0.00 EUR"), of: Sample.campaign(),
          on: Day(parsing: "2018-10-01"))
      }, code: "pledge_settled", field: "pledge",
      message: "Nothing of the pledge is outstanding: it is settled", hint: nil),
    Case(
      name: "a campaign's code",
      provoke: { _ = try Campaign(code: "SDG", currency: Sample.unit("EUR")) },
      code: "campaign_code", field: "campaign",
      message: "\"SDG\" cannot be a campaign's code",
      hint: "Use small letters a to z, digits and hyphens, beginning with a letter, "
        + "like sdg-2018."),
  ]

  /// Those that are found before a plan is made.
  private static let beforePlanning: [Case] = [
    Case(
      name: "a rate and a settled amount", provoke: { throw GivingError.rateAndSettled() },
      code: "rate_and_settled", field: "settled",
      message: "Both a rate and a settled amount were given",
      hint: "Give --settled where the amount paid out is known, else --rate."),
    Case(
      name: "a gift in kind without a basis", provoke: { throw GivingError.needsBasis() },
      code: "basis_missing", field: "basis",
      message: "A gift in kind needs to say how it was valued",
      hint: "Add --basis, such as --basis \"invoice of a like delivery\"."),
    Case(
      name: "a day to come",
      provoke: {
        throw GivingError.notToday(
          try Day(parsing: "2018-12-06"), today: try Day(parsing: "2018-12-05"))
      }, code: "day_in_future", field: "on",
      message: "2018-12-06 is still to come: today is 2018-12-05",
      hint: "Give the day on which it happened."),
  ]

  static let cases = ofGifts + ofRefunds + ofPledges + beforePlanning
}
