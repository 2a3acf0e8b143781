import TestSupport
import Testing

/// Lists of payments that a processor or a bank exports, taken in as gifts.
@Suite("A processor's own list of gifts")
struct DonationProfileTests {
  private static let balance = """
    balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,\
    customer_name,customer_address_country,description
    txn_1,2018-12-05 10:00:00,2018-12-12,eur,100.00,2.50,97.50,charge,Ana Diaz,ES,For the SDGs
    txn_2,2018-12-06 10:00:00,2018-12-13,eur,40.00,1.00,39.00,charge,,,
    txn_3,2018-12-06 10:05:00,2018-12-13,eur,-40.00,0.00,-40.00,refund,,,
    txn_4,2018-12-07 10:00:00,2018-12-14,eur,-96.50,0.00,-96.50,payout,,,
    """

  @Test("is recorded gross, with its fees and references, and what went out is left aside")
  func balance() throws {
    let ledger = try Ledger()
    let folder = try TemporaryFolder()
    let path = try folder.write("balance.csv", Self.balance)
    let line = "donation import \(path) --campaign sdg --profile stripe"
    let tried = try ledger.run("\(line) --dry-run")
    #expect(tried.status == 0, "\(tried.error)")
    let done = try ledger.run(line)
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output.contains("2 gifts new"), "\(done.output)")
    #expect(done.error.contains("left aside: payout (1)"), "\(done.error)")
    #expect(done.error.contains("balance.csv:4: refund of 40.00 EUR"), "\(done.error)")
    let again = try ledger.run(line)
    #expect(again.status == 0 && again.output.hasPrefix("Already"), "\(again.output)")

    let status = try ledger.json("campaign status sdg")
    #expect(try status.text("received") == "140.00")
    #expect(try status.text("fees") == "3.50")
    let list = try ledger.run("donation list --format csv").output
    #expect(list.contains("2018-12-05,100.00,EUR,Ana Diaz,ES,stripe,2.50,txn_1"), "\(list)")
    #expect(try ledger.run("check").status == 0)
  }

  @Test("is refused whole with its line, and records nothing")
  func refused() throws {
    let ledger = try Ledger()
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "balance.csv", Self.balance.replacing("40.00,1.00,39.00", with: "4x.00,1.00,39.00"))
    let done = try ledger.run("donation import \(path) --campaign sdg --profile stripe")
    #expect(done.status == 65)
    #expect(done.error.contains("balance.csv:3"), "\(done.error)")
    #expect(try ledger.json("campaign status sdg").text("received") == "0.00")
    let other = try ledger.run("donation import \(path) --campaign sdg --profile nobody")
    #expect(other.status == 65, "\(other.error)")
  }
}
