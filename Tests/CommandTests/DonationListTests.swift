import Glibc
import Postgres
import TestSupport
import Testing

private let testData = getenv("COOPLEDGER_TEST_DATA").map { String(cString: $0) }

/// What else stands in processors' lists than payments, and lists of gifts that are on record.
@Suite("A processor's list as a treasurer has it")
struct DonationListTests {
  private let ledger: Ledger
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
  }

  private static let paypal =
    "Date,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID\n"
  private static let stripe =
    "balance_transaction_id,created,currency,gross,fee,net,reporting_category,charge_id,"
    + "customer_name\n"

  private func take(
    _ name: String, _ text: String, _ profile: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Child.Output {
    let path = try files.write(name, text)
    let done = try ledger.run("donation import \(path) --campaign sdg --profile \(profile)")
    #expect(done.status == 0, "\(done.error)", sourceLocation: sourceLocation)
    return done
  }

  @Test("PayPal's conversions make no gifts, and settle the gift that they are of")
  func conversion() throws {
    let done = try take(
      "list.csv",
      Self.paypal + """
        14/11/2018,Ann,Donation Payment,Completed,USD,84.00,-4.25,79.75,T1,
        14/11/2018,,General Currency Conversion,Completed,USD,-79.75,0.00,-79.75,T2,T1
        14/11/2018,,General Currency Conversion,Completed,EUR,70.10,0.00,70.10,T3,T1
        15/11/2018,,General Withdrawal,Completed,EUR,-70.10,0.00,-70.10,T4,
        16/11/2018,,Payment Release,Completed,EUR,5.00,0.00,5.00,T5,
        16/11/2018,,Moonlight Bonus,Completed,EUR,6.00,0.00,6.00,T6,

        """, "paypal")
    #expect(done.output.contains("1 gifts new"), "\(done.output)")
    #expect(
      done.error.contains(
        "left aside: General Currency Conversion (2), General Withdrawal (1), Payment Release (1)"),
      "\(done.error)")
    #expect(done.error.contains("does not know what \"Moonlight Bonus\" is"), "\(done.error)")
    let gift = try ledger.json("donation show D-2018-00001")["donation"]
    #expect(try gift.text("settled") == "70.10")
    #expect(try gift.text("amount") == "84.00")
    #expect(try ledger.findings() == [])
  }

  @Test("a profile of one's own says what an unknown kind is")
  func ownKind() throws {
    let own = try files.write(
      "mine.csv", "column,field,value,means\n,like,,paypal\n,kind,Moonlight *,payment\n")
    let done = try take(
      "list.csv",
      Self.paypal + "16/11/2018,Bo,Moonlight Bonus,Completed,EUR,6.00,0.00,6.00,T6,\n", own)
    #expect(done.output.contains("1 gifts new"), "\(done.output)")
    let wrong = try files.write(
      "wrong.csv", "column,field,value,means\n,like,,paypal\n,kind,Bonus,gift\n")
    let refused = try ledger.run("donation import \(files.path)/list.csv --profile \(wrong)")
    #expect(refused.error.contains("payment refund conversion own"), "\(refused.error)")
  }

  @Test(
    "what was given back of a gift of the list is its refund, and a chargeback won is a receipt")
  func refunds() throws {
    let done = try take(
      "list.csv",
      Self.stripe + """
        txn_1,2018-12-05,eur,10.00,0.50,9.50,charge,ch_1,Ann
        txn_2,2018-12-06,eur,-10.00,0.00,-10.00,refund,ch_1,
        txn_3,2018-12-07,eur,30.00,1.00,29.00,charge,ch_2,Bo
        txn_4,2018-12-08,eur,-30.00,15.00,-45.00,dispute,ch_2,
        txn_5,2018-12-09,eur,30.00,0.00,30.00,dispute_reversal,ch_2,
        txn_6,2018-12-09,eur,3.35,0.00,3.35,dispute_reversal,ch_9,
        txn_7,2018-12-10,eur,-7.00,0.00,-7.00,refund,ch_8,

        """, "stripe")
    #expect(done.output.contains("3 gifts new"), "\(done.output)")
    #expect(done.output.contains("Refunds recorded: 2"), "\(done.output)")
    #expect(done.error.contains("list.csv:7: dispute_reversal of 3.35 EUR"), "\(done.error)")
    #expect(
      done.error.contains("list.csv:8: refund of 7.00 EUR is of no gift")
        && done.error.contains("donation refund D-… --amount 7.00 --on 2018-12-10"),
      "\(done.error)")
    #expect(try ledger.json("campaign status sdg").text("raised") == "30.00")
    #expect(
      try ledger.value("select string_agg(fee_minor::text, ',' order by id) from giving.refund")
        == "0,1500")
    #expect(try ledger.findings() == [])
  }

  @Test("a later list refunds a gift on record once, and one that was refunded by hand is told")
  func laterRefunds() throws {
    let january = """
      txn_1,2018-12-05,eur,10.00,0.50,9.50,charge,ch_1,Ann
      txn_2,2018-12-05,eur,20.00,0.50,19.50,charge,ch_2,Bo

      """
    let later = """
      txn_3,2018-12-20,eur,-10.00,0.00,-10.00,refund,ch_1,
      txn_4,2018-12-20,eur,-8.00,0.00,-8.00,refund,ch_2,

      """
    _ = try take("one.csv", Self.stripe + january, "stripe")
    _ = try ledger.json("donation refund D-2018-00002 --amount 8 --on 2018-12-19 --reason asked")
    let done = try take("two.csv", Self.stripe + january + later, "stripe")
    #expect(done.output.contains("0 gifts new, 2 there already"), "\(done.output)")
    #expect(done.output.contains("Refunds recorded: 1"), "\(done.output)")
    #expect(done.error.contains("of D-2018-00002 8.00 EUR on 2018-12-20"), "\(done.error)")
    let again = try take("three.csv", Self.stripe + january + later + "\n", "stripe")
    #expect(!again.output.contains("Refunds recorded"), "\(again.output)")
    #expect(try ledger.json("campaign status sdg").text("raised") == "12.00")
    #expect(try ledger.findings() == [])
  }

  @Test("a refund of a payment of an earlier list names its gift")
  func refundOfEarlier() throws {
    _ = try take(
      "one.csv",
      Self.paypal + "14/11/2018,Ann,Donation Payment,Completed,EUR,9.00,0.00,9.00,T1,\n", "paypal")
    let second =
      Self.paypal + "20/11/2018,Ann,Payment Refund,Completed,EUR,-9.00,0.00,-9.00,T2,T1\n"
      + "21/11/2018,Bo,Donation Payment,Completed,EUR,4.00,0.00,4.00,T3,\n"
    let done = try take("two.csv", second, "paypal")
    #expect(
      done.error.contains("donation refund D-2018-00001 --amount 9.00 --on 2018-11-20"),
      "\(done.error)")
    _ = try ledger.json("donation refund D-2018-00001 --amount 9 --on 2018-11-20 --reason asked")
    let again = try take("three.csv", second + "\n", "paypal")
    #expect(!again.error.contains("donation refund"), "\(again.error)")
  }

  @Test("gifts that lines of the same file made, taken in as a statement, count once")
  func bothWays() throws {
    let path = try files.write(
      "list.csv",
      Self.stripe + """
        txn_1,2018-12-05,eur,10.00,0.50,9.50,charge,ch_1,Ann
        txn_2,2018-12-05,eur,10.00,0.50,9.50,charge,ch_2,Bo

        """)
    _ = try ledger.json("bank add stripe --id acct_1 --currency EUR")
    _ = try ledger.json("statement import \(path) --account stripe")
    _ = try ledger.json("statement allocate 1 --campaign sdg --donor Cy")
    let done = try ledger.run("donation import \(path) --campaign sdg --profile stripe")
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output.contains("1 gifts new, 1 there already"), "\(done.output)")
    #expect(
      done.error.contains("left as they are: 1 gift of the list")
        && done.error.contains("D-2018-00001 of line 1"), "\(done.error)")
    #expect(try ledger.json("campaign status sdg").text("raised") == "20.00")
    // What was taken back is no gift any more.
    _ = try ledger.json("statement deallocate 1 --reason typo")
    let again = try take("again.csv", try #require(try files.read("list.csv")) + "\n", "stripe")
    #expect(again.output.contains("1 gifts new, 1 there already"), "\(again.output)")
    #expect(try ledger.findings() == [])
  }

  @Test(
    "PayPal's real list has as many gifts as payments came in",
    .enabled(if: testData != nil, "needs COOPLEDGER_TEST_DATA"))
  func real() throws {
    let data = try #require(testData) + "/real"
    let rates = try ledger.run("rate import \(data)/rates/eurofxref-hist.csv")
    #expect(rates.status == 0, "\(rates.error)")
    let path = data + "/csv/oca_paypal/activity_en.csv"
    let done = try ledger.json(
      "donation import \(path) --campaign sdg --profile paypal --dry-run --late")
    #expect(try done["created"] == .number("26"))
    let aside = try done["left_aside"].elements.map {
      [try $0.text("kind"), try $0.text("reason")]
    }
    #expect(aside.contains(["General Currency Conversion", "conversion"]), "\(aside)")
    #expect(aside.contains(["Payment Release", "own"]), "\(aside)")
  }
}
