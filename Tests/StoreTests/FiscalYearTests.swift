import Ledger
import Postgres
import Store
import Testing

@Suite("The trial balance of a fiscal year")
struct FiscalYearTests {
  private let books: JournalBooks
  private let store: Store

  init() throws {
    books = try JournalBooks.empty()
    store = try books.store()
  }

  private func post(_ debit: String, _ credit: String, _ amount: String, _ day: String) throws {
    var request = EntryRequest(debit: debit, credit: credit, amount: amount, unit: "EUR")
    request.day = try Day(parsing: day)
    _ = try store.postEntry(request, Recording())
  }

  private func rows(_ year: Int) throws -> [String] {
    try store.trialBalance(ofYear: year).map { row in
      [
        row.number, row.account, row.opening.text, row.debit.text, row.credit.text,
        row.balance.text,
      ]
      .joined(separator: " ")
    }
  }

  @Test("opens income and expenses at nothing, and what they came to before is in equity")
  func results() throws {
    try post("Assets:Cash", "Income:Other", "100.00", "2017-06-30")
    try post("Expenses:Bank", "Assets:Cash", "30.00", "2017-12-31")
    try post("Assets:Cash", "Income:Other", "7.00", "2018-01-01")
    try post("Assets:Cash", "Equity:Retained", "5.00", "2018-03-01")
    #expect(
      try rows(2017) == [
        "570000 Assets:Cash 0.00 100.00 30.00 70.00",
        "656000 Expenses:Bank 0.00 30.00 0.00 30.00",
        "740000 Income:Other 0.00 0.00 100.00 -100.00",
      ])
    #expect(
      try rows(2018) == [
        "140000 Equity:Retained -70.00 0.00 5.00 -75.00",
        "570000 Assets:Cash 70.00 12.00 0.00 82.00",
        "740000 Income:Other 0.00 0.00 7.00 -7.00",
      ])
    #expect(
      try rows(2019) == [
        "140000 Equity:Retained -82.00 0.00 0.00 -82.00",
        "570000 Assets:Cash 82.00 0.00 0.00 82.00",
      ])
  }

  @Test("runs from the month in which the organisation's fiscal year starts")
  func start() throws {
    try books.connect().executeScript("update ledger.books set fiscal_year_start = 7")
    try post("Assets:Cash", "Income:Other", "1.00", "2017-06-30")
    try post("Assets:Cash", "Income:Other", "2.00", "2017-07-01")
    try post("Assets:Cash", "Income:Other", "4.00", "2018-06-30")
    try post("Assets:Cash", "Income:Other", "8.00", "2018-07-01")
    let movements = try [2017, 2018, 2019].map { year in
      try store.trialBalance(ofYear: year).filter { $0.account == "Income:Other" }.map(
        \.credit.text)
    }
    #expect(movements == [["1.00"], ["6.00"], ["8.00"]])
  }

  @Test("adds up to nothing in every unit, opening and closing, also where currencies mix")
  func sums() throws {
    let books = try JournalBooks()
    for year in 2017...2020 {
      let sums = try books.connect().texts(
        """
        select distinct format('%s %s', sum(b.opening) <> 0, sum(b.balance) <> 0)
        from audit.trial_balance_of_year(\(year), 'infinity') as b
        group by b.unit
        """)
      #expect(sums == (year == 2017 ? [] : ["f f"]))
    }
  }
}
