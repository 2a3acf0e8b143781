import Postgres

extension SetupFile {
  /// How the organisation keeps its books.
  ///
  /// Context: `init` is run again after every upgrade, mostly without a folder. Choice: the program
  /// carries no such file, and the database begins with what it would say. Rejected: a built-in
  /// one, which would take a fiscal year back to January by the way.
  static let books = SetupFile(
    name: "books.csv", isEssential: false,
    columns: ["setting", "value"],
    table: "setup_books",
    staging: """
      create temporary table setup_books (
        setting text primary key,
        value smallint not null,
        constraint setting_is_known check (setting = 'fiscal_year_start'),
        constraint fiscal_year_starts_in_a_month check (value between 1 and 12)
      ) on commit drop;
      """,
    prepare: { connection in
      let row = try connection.queryIfOne(
        """
        select format('fiscal years start in month %s: they cannot start in month %s any more, for '
                      'the legal numbers that the seals have given out count by them',
                      b.fiscal_year_start, f.value) as problem
        from setup_books as f
        join ledger.books as b on b.fiscal_year_start <> f.value
        where exists (select from ledger.seal)
        """)
      guard let row else { return }
      throw SetupError.row(of: "books.csv", try row.decode("problem"))
    },
    // Its one row is there from the start.
    addition: "insert into ledger.books select from ledger.books where false",
    update: """
      update ledger.books as b
      set fiscal_year_start = f.value
      from setup_books as f
      where f.value <> b.fiscal_year_start
      """,
    differences: "select null as difference where false")
}
