import Postgres
import TestSupport
import Testing

/// The arrays that describe an entry to the database's functions; correct unless said otherwise.
struct JournalArrays: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var accounts = "{Assets:Cash,Income:Other}"
  var units = "{EUR,EUR}"
  var debits = "{1}"
  var credits = "{2}"
  var amounts = "{100}"

  var sql: SQL {
    """
    p_accounts => \(accounts), p_units => \(units), p_debits => \(debits),
    p_credits => \(credits), p_amounts => \(amounts)
    """
  }

  static let bad: [JournalArrays] = [
    .init(testDescription: "no transfer", debits: "{}", credits: "{}", amounts: "{}"),
    .init(testDescription: "nothing at all", accounts: "{}", units: "{}", amounts: "{}"),
    .init(testDescription: "an amount of 0", amounts: "{0}"),
    .init(testDescription: "an amount of -1", amounts: "{-1}"),
    .init(testDescription: "an amount over a bigint", amounts: "{9223372036854775808}"),
    .init(testDescription: "an amount that is not there", amounts: "{null}"),
    .init(testDescription: "an amount that is no number", amounts: "{NaN}"),
    .init(testDescription: "a part of a cent", amounts: "{0.5}"),
    .init(
      testDescription: "a good and a bad transfer", debits: "{1,1}", credits: "{2,2}",
      amounts: "{100,0}"),
    .init(testDescription: "a debit without its credit", credits: "{}"),
    .init(testDescription: "two debits to one credit", debits: "{1,2}", amounts: "{100,100}"),
    .init(testDescription: "more amounts than accounts", amounts: "{100,100}"),
    .init(testDescription: "one account on both sides", credits: "{1}"),
    .init(testDescription: "a place beyond the accounts", credits: "{3}"),
    .init(testDescription: "a place before the accounts", credits: "{0}"),
    .init(testDescription: "an account that is not there", accounts: "{Assets:Cash,Income:No}"),
    .init(testDescription: "an account without a name", accounts: "{Assets:Cash,null}"),
    .init(testDescription: "an account without a unit", units: "{EUR}"),
    .init(testDescription: "two units", units: "{USD,EUR}"),
    .init(
      testDescription: "two groups", accounts: "{Assets:Cash,Pledges:SDG:Promised}"),
    .init(testDescription: "accounts counted from 0", accounts: "[0:1]={Assets:Cash,Income:Other}"),
    .init(
      testDescription: "units counted from 2", units: "[2:3]={EUR,EUR}"),
    .init(testDescription: "amounts counted from 0", amounts: "[0:0]={100}"),
    .init(testDescription: "a table of accounts", accounts: "{{Assets:Cash,Income:Other}}"),
    .init(
      testDescription: "a table of amounts", debits: "{1,1}", credits: "{2,2}",
      amounts: "{{100,100}}"),
    .init(
      testDescription: "1001 transfers", debits: many("1"), credits: many("2"),
      amounts: many("1")),
  ]

  private static func many(_ element: String) -> String {
    "{\(Array(repeating: element, count: 1001).joined(separator: ","))}"
  }
}

@Suite("The functions that post")
struct JournalFunctionTests {
  private let books: JournalBooks

  init() throws { books = try JournalBooks() }

  /// Calls of every function that takes an entry, correct but for the entry.
  private static func calls(_ arrays: JournalArrays) -> [(name: String, sql: SQL)] {
    [
      (
        "ledger.record_entry",
        """
        p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}',
        p_day => '2018-12-05', p_late => false, \(arrays.sql)
        """
      ),
      (
        "giving.record_donation",
        """
        p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}', p_campaign => 'sdg',
        p_donor => 'A new donor', p_received_on => '2018-12-05', p_late => false,
        p_method => 'bank', p_country => null, p_currency => 'EUR', p_amount => 100, p_fee => 0,
        p_value => 100, p_fee_value => 0, p_settled => null, p_rate => null, p_pledge_id => null,
        p_fulfilled => null, p_replaces => null, \(arrays.sql)
        """
      ),
      (
        "giving.refund_donation",
        """
        p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}', p_donation_id => 1,
        p_ordinal => 1::smallint, p_day => '2018-12-30', p_late => false, p_amount => 100,
        p_value => 100, p_paid => 100, p_paid_currency => 'EUR', p_fee => 0,
        p_fee_value => 0, \(arrays.sql)
        """
      ),
      (
        "giving.record_pledge",
        """
        p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}', p_campaign => 'sdg',
        p_donor => 'A new donor', p_day => '2018-12-05', p_late => false, p_due_on => null,
        p_amount => 100, \(arrays.sql)
        """
      ),
      (
        "giving.cancel_pledge",
        """
        p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}', p_pledge_id => 1,
        p_day => '2019-12-05', p_late => false, p_amount => 0, \(arrays.sql)
        """
      ),
    ]
  }

  @Test(
    "refuse every bad entry to those who may call them, and keep nothing of it",
    arguments: [JournalRole.superuser, .owner, .treasurer])
  func badEntries(role: JournalRole) throws {
    let before = try books.digest()
    let connection = try books.connect(as: role)
    for arrays in JournalArrays.bad {
      for (name, arguments) in Self.calls(arrays) {
        let state = try sqlState {
          try connection.execute("select \(unsafeSQL: name)(\(arguments))")
        }
        // Refused for what it says: bad data, a broken constraint, or a rule of our own.
        let why = "\(name) with \(arrays): \(state?.rawValue ?? "accepted")"
        #expect(["22", "23", "CL"].contains(state?.classCode), "\(why)")
      }
    }
    #expect(try books.digest() == before)
  }

  @Test(
    "are closed to everybody else", arguments: [JournalRole.officer, .reporter, .auditor, .nobody])
  func closed(role: JournalRole) throws {
    let before = try books.digest()
    let connection = try books.connect(as: role)
    for (name, arguments) in Self.calls(JournalArrays(testDescription: "a good entry")) {
      let state = try sqlState {
        try connection.execute("select \(unsafeSQL: name)(\(arguments))")
      }
      #expect(state == .insufficientPrivilege, "\(name)")
    }
    #expect(try books.digest() == before)
  }

  @Test("refuse a day that no calendar of the books has", arguments: ["infinity", "-infinity"])
  func endlessDay(day: String) throws {
    let before = try books.digest()
    let arrays = JournalArrays(testDescription: "a good entry")
    let state = try sqlState {
      try books.connect(as: .treasurer).execute(
        """
        select ledger.record_entry(
          p_key => \(arrays.testDescription), p_request => '{}', p_texts => '{}',
          p_day => \(day), p_late => false, \(arrays.sql))
        """)
    }
    #expect(state == .checkViolation)
    #expect(try books.digest() == before)
  }

  @Test("take what is good, up to the largest amount, and add it up beyond that")
  func largest() throws {
    let connection = try books.connect(as: .treasurer)
    var arrays = JournalArrays(testDescription: "the largest amount")
    arrays.amounts = "{9223372036854775807}"
    for key in ["one", "two"] {
      try connection.execute(
        """
        select ledger.record_entry(
          p_key => \(key), p_request => '{}', p_texts => '{}', p_day => '2018-12-05',
          p_late => false, \(arrays.sql))
        """)
    }
    let total = try connection.texts(
      "select credit from audit.trial_balance where account = 'Income:Other'")
    #expect(total == ["184467440737095516.14"])
    #expect(try books.failedChecks() == [])
  }

  @Test("refuse a gift whose entry does not move its campaign's accounts by what it says")
  func disagreeing() throws {
    let before = try books.digest()
    let connection = try books.connect(as: .treasurer)
    let income = "Income:Donations:SDG"
    let disagreeing = [
      JournalArrays(testDescription: "elsewhere"),
      JournalArrays(
        testDescription: "too little", accounts: "{Assets:Clearing:Bank,\(income)}",
        amounts: "{99}"),
      JournalArrays(
        testDescription: "and taken back", accounts: "{Assets:Clearing:Bank,\(income)}",
        debits: "{1,2}", credits: "{2,1}", amounts: "{100,100}"),
      JournalArrays(
        testDescription: "and a refund", accounts: "{Assets:Cash,\(income),Income:Refunds:SDG}",
        units: "{EUR,EUR,EUR}", debits: "{1,3}", credits: "{2,1}", amounts: "{100,50}"),
    ]
    for arrays in disagreeing {
      let call = Self.calls(arrays)[1]
      let state = try sqlState {
        try connection.execute("select \(unsafeSQL: call.name)(\(call.sql))")
      }
      #expect(state == "CL070", "\(arrays)")
    }
    #expect(try books.digest() == before)
  }
}
