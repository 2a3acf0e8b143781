import TestSupport
import Testing

/// Reckoned by hand first, then typed in.
@Suite("A worked example")
struct WorkedExampleTests {
  private func expect(
    _ document: StrictJSON, _ figures: KeyValuePairs<String, String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (name, value) in figures {
      #expect(try document.text(name) == value, "\(name)", sourceLocation: sourceLocation)
    }
  }

  @Test("a gift in dollars by card, given back in part: value, refund, loss and fees to the cent")
  func dollars() throws {
    let ledger = try Ledger()
    let gift = try ledger.json(
      """
      donation record 1000.00 USD --campaign sdg --donor 'J. Doe' --country US --method card \
      --rate 0.8791 --fee 29.30 --on 2018-11-10
      """)
    // 1000.00 × 0.8791 = 879.10; 29.30 × 0.8791 = 25.757…
    try expect(
      gift,
      ["status": "created", "value": "879.10", "fee": "29.30", "net": "970.70", "currency": "USD"])
    try expect(
      try ledger.json("campaign status sdg"), ["raised": "879.10", "fees": "25.76"])

    let number = try #require(try gift.text("donation"))
    let refund = try ledger.json(
      "donation refund \(number) --amount 400.00 --paid 352.00 EUR --reason half --on 2018-12-10")
    // 400.00 of 1000.00 at the gift's own value: 0.4 × 879.10 = 351.64; paid 0.36 more.
    try expect(refund, ["amount": "400.00", "value": "351.64", "paid": "352.00"])
    try expect(
      try ledger.json("campaign status sdg"),
      [
        "received": "879.10", "refunded": "351.64", "raised": "527.46", "fees": "25.76",
        "net": "501.70", "percent": "0.19", "to_go": "271892.54",
      ])
    let accounts = try ledger.json("report trial-balance").elements
    func balance(_ account: String, _ unit: String) throws -> String? {
      try accounts.first { row in
        try row.text("account") == account && row.text("unit") == unit
      }?.text("balance")
    }
    #expect(try balance("Expenses:Exchange", "EUR") == "0.36")
    #expect(try balance("Expenses:Fees:SDG", "EUR") == "25.76")
    #expect(try balance("Income:Donations:SDG", "EUR") == "-879.10")
    #expect(try balance("Income:Refunds:SDG", "EUR") == "351.64")
    #expect(try balance("Assets:Clearing:Card", "USD") == "970.70")
    #expect(try balance("Assets:Clearing:Card", "EUR") == "-352.00")
    // Before the refund was, the whole counts.
    try expect(
      try ledger.json("campaign status sdg --as-of 2018-11-30"),
      ["raised": "879.10", "refunded": "0.00"])
    #expect(try ledger.findings() == [])
  }

  @Test("a pledge paid in two instalments moves from pledged to raised, step by step")
  func pledge() throws {
    let ledger = try Ledger()
    func figures() throws -> [String?] {
      let status = try ledger.json("campaign status sdg")
      return [try status.text("pledged"), try status.text("raised")]
    }
    let pledge = try ledger.json(
      "pledge record 1000.00 EUR --campaign sdg --donor LIGACOOP --on 2018-10-01")
    let number = try #require(try pledge.text("pledge"))
    #expect(try figures() == ["1000.00", "0.00"])
    try ledger.json("donation record 400.00 EUR --campaign sdg --pledge \(number) --on 2018-10-02")
    #expect(try figures() == ["600.00", "400.00"])
    try ledger.json("donation record 600.00 EUR --campaign sdg --pledge \(number) --on 2018-10-03")
    #expect(try figures() == ["0.00", "1000.00"])
    try expect(
      try ledger.json("pledge show \(number)"),
      ["fulfilled": "1000.00", "outstanding": "0.00", "cancelled": "0.00"])
    #expect(try ledger.findings() == [])
  }

  @Test("a gift typed wrong and corrected leaves the campaign as if it had been typed right")
  func correction() throws {
    let ledger = try Ledger()
    let (wrong, right) = (ledger, try Ledger())
    let options = "--campaign sdg --donor COOPERAR --country AR --fee 2.50 --on 2018-12-05"
    let gift = try wrong.json("donation record 15000.00 EUR \(options)")
    let number = try #require(try gift.text("donation"))
    let corrected = try wrong.json(
      "donation correct \(number) --amount 1500.00 --reason 'one zero too many'")
    try expect(corrected, ["replaces": number, "amount": "1500.00", "fee": "2.50"])
    try right.json("donation record 1500.00 EUR \(options)")

    let names = [
      "received", "refunded", "raised", "percent", "to_go", "pledged", "in_kind", "fees", "net",
    ]
    let (one, other) = (
      try wrong.json("campaign status sdg"), try right.json("campaign status sdg")
    )
    for name in names { #expect(try one[name] == other[name], "\(name)") }
    for name in ["donations", "donors", "countries"] { #expect(try one[name] == .number("1")) }
    let shown = try wrong.json("donation show \(number)")["donation"]
    try expect(
      shown, ["state": "corrected", "replaced_by": try #require(try corrected.text("donation"))])
    #expect(try wrong.findings() == [])
  }
}
