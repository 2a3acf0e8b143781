import Postgres
import TestSupport
import Testing

@Suite("An amount")
struct AmountTests {
  /// What people type, and what can hurt.
  private static let typed = [
    "0 EUR", "0.00 EUR", "-1 EUR", "-0.01 EUR", "--5 EUR", "-0 EUR", "'' EUR", "' ' EUR",
    "' 5' EUR", "'5 ' EUR", "+5 EUR", "−5 EUR", "5 EUR", "5. EUR", ".5 EUR", "05 EUR", "1_000 EUR",
    "1,000.00 EUR", "1.000,00 EUR", "1.000 EUR", "1,5 EUR", "'1 000' EUR", "1’000.50 EUR",
    "1e3 EUR", "0x10 EUR", "NaN EUR", "inf EUR", "½ EUR", "٣ EUR", "１ EUR", "€5 EUR", "5EUR EUR",
    "0.001 EUR", "0.01 EUR", "5 JPY --rate 0.008", "0.5 JPY --rate 0.008", "0.001 BHD --rate 2.3",
    "0.0001 BHD --rate 2.3", "92233720368547758.07 EUR", "92233720368547758.08 EUR",
    "9223372036854775807 EUR", "99999999999999999999999999 EUR", "92233720368547758.07 EUR",
    "5 eur", "5 XYZ", "5 ORG", "5 DEM --rate 0.51", "1 USD --rate 0.004",
    "92233720368547758.07 USD --rate 1.5", "92233720368547758.07 USD --rate 0.5",
  ]

  @Test("is taken exactly or refused with a sentence, whatever is typed")
  func typedAmounts() throws {
    let ledger = try Ledger()
    let lines = Self.typed.map {
      "donation record \($0) --campaign sdg --anonymous --on 2018-12-05 --quiet"
    }
    try Golden.expect(try ledger.transcript(lines), is: "amounts.txt")
    #expect(try ledger.findings() == [])
  }

  @Test("beside another one adds up exactly, also past 64 bits")
  func sums() throws {
    let ledger = try Ledger()
    for _ in 1...2 {
      try ledger.json(
        "donation record 92233720368547758.07 EUR --campaign sdg --anonymous --on 2018-12-05")
    }
    let status = try ledger.run("campaign status sdg")
    #expect(status.output.hasPrefix("Already raised 184,467,440,737,095,516.14 of 272,420 €\n"))
    let figures = try ledger.json("campaign status sdg")
    #expect(try figures.text("raised") == "184467440737095516.14")
    #expect(try figures.text("to_go") == "0.00")
    for format in ["csv", "svg"] {
      let printed = try ledger.run("campaign status sdg --format \(format)")
      #expect(printed.status == 0, "\(printed.error)")
    }
    let rows = try ledger.json("report trial-balance").elements
    #expect(try rows.contains { try $0.text("debit") == "184467440737095516.14" })
    #expect(try ledger.run("export csv").output.contains("92233720368547758.07"))
    #expect(try ledger.findings() == [])
  }

  @Test("elsewhere than in a gift is read by the same rules")
  func elsewhere() throws {
    let ledger = try Ledger()
    try ledger.json("donation record 100 USD --campaign sdg --anonymous --rate 0.9 --on 2018-12-05")
    try ledger.json("pledge record 50 EUR --campaign sdg --donor X --on 2018-12-05")
    let gift = "donation record 100 EUR --campaign sdg --anonymous --on 2018-12-05"
    let dollars = "donation record 100 USD --campaign sdg --anonymous --on 2018-12-05"
    let lines = [
      "\(gift) --fee -1", "\(gift) --fee 100.01", "\(gift) --fee 1,5", "\(gift) --fee 0.001",
      "\(gift) --rate 0.9", "\(gift) --settled 97.50 EUR", dollars,
      "\(dollars) --rate 0", "\(dollars) --rate -1", "\(dollars) --rate 1,1",
      "\(dollars) --rate 1e3", "\(dollars) --rate 0.12345678901234567890",
      "\(dollars) --settled 1,5 EUR", "\(dollars) --settled 80 GBP", "\(dollars) --settled 80 XYZ",
      "\(dollars) --settled 80", "\(dollars) --settled 80 EUR --rate 0.8",
      "donation refund D-2018-00001 --amount 100.01 --reason x",
      "donation refund D-2018-00001 --amount 0 --reason x",
      "donation refund D-2018-00001 --amount 1 --paid 0 EUR --reason x",
      "donation refund D-2018-00001 --amount 1 --paid 1,5 EUR --reason x",
      "donation refund D-2018-00001 --amount 1 --paid 1 XYZ --reason x",
      "pledge record -5 EUR --campaign sdg --donor X",
      "pledge record 5 USD --campaign sdg --donor X",
      "campaign create wells --name Wells --goal 0 --currency EUR",
      "campaign create wells --name Wells --goal 1.000,00 --currency EUR",
      "campaign goal sdg -5", "campaign goal sdg 1,000",
      "entry post --debit Expenses:Bank --credit Assets:Cash 0 EUR",
      "entry post --debit Expenses:Bank --credit Assets:Cash 1.000 EUR",
    ]
    try Golden.expect(try ledger.transcript(lines), is: "amounts-elsewhere.txt")
    #expect(try ledger.value("select count(*)::text from ledger.entry") == "2")
  }
}
