import Postgres
import Store
import TestSupport
import Testing

/// What somebody with all rights does, and where it shows.
@Suite("A forged past")
struct SealForgeryTests {
  private let books: JournalBooks
  private let admin: Connection
  private let last: Seal

  init() throws {
    books = try SealBooks.full()
    admin = try books.connect()
    last = try #require(try books.store().seals().last)
    try admin.executeScript("set session_replication_role = replica")
    // Triggers of our own that stay awake even so.
    for name in try admin.texts(
      """
      select format('alter table %s disable trigger all', c.oid::regclass)
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'giving', 'membership') and c.relkind = 'r'
      """)
    {
      try admin.execute("\(unsafeSQL: name)")
    }
  }

  private func findings(_ anchor: Anchor? = nil) throws -> [String] {
    try SealBooks.findings(books.database, as: "auditor", against: anchor).map {
      "\($0.part) \($0.seal.map(String.init) ?? "-") \($0.entry.map(String.init) ?? "-")"
    }
  }

  private func anchor() throws -> Anchor {
    try Anchor(seal: last.number, root: last.root, size: last.treeSize)
  }

  @Test("One cent more: seal and entry are named by all three")
  func amount() throws {
    let row = try admin.queryOne(
      "select seal::text, entry_id::text from audit.sealed_entries where leaf_index = 2")
    let (seal, entry) = try (
      row.decode("seal", as: String.self), row.decode("entry_id", as: String.self)
    )
    try admin.execute(
      """
      update ledger.transfer set amount_minor = amount_minor + 1
      where entry_id = \(entry)::bigint and line = 1
      """
    )
    #expect(try findings().contains("leaves \(seal) \(entry)"))
    let rows = try SealBooks.bySQL(books.database, as: "auditor")
    #expect(rows.contains { $0.hasPrefix("seal \(seal), leaf 2, entry \(entry)|") }, "\(rows)")
    guard SealBooks.hasPython else { return }
    let python = try SealBooks.byPython(books.store())
    #expect(python.status == 1)
    #expect(python.error.contains("entry \(entry) (seal \(seal)) does not read"), "\(python.error)")
  }

  @Test(
    "An edited export: whatever line it is on, the script names the place",
    .enabled(if: SealBooks.hasPython, "needs python3"))
  func editedExport() throws {
    let store = try books.store()
    func finding(_ edit: @escaping (inout [String]) -> Void) throws -> String {
      let python = try SealBooks.byPython(store, edit: edit)
      #expect(python.status == 1)
      return python.error
    }
    // The second line of an entry says everything of it once more.
    #expect(
      try finding { $0[2] = $0[2].replacing(",2018-", with: ",2017-") }
        .contains("on line 1 and 2017-"))
    #expect(try finding { $0.remove(at: 1) }.contains("lines are not all there"))
    #expect(try finding { $0.remove(at: 2) }.contains("does not read as it did"))
    #expect(try finding { $0.removeSubrange(1...) }.contains("has 0 sealed ones"))
    #expect(
      try finding { $0[1] = $0[1].replacing(",2018-", with: ",then-") }.contains("can't be read"))
  }

  @Test("Two leaves that changed places: the seal is named by all three")
  func reordered() throws {
    try admin.executeScript(
      """
      update ledger.seal_member set leaf_index = leaf_index + 1000000 where leaf_index = 2;
      update ledger.seal_member set leaf_index = 2 where leaf_index = 3;
      update ledger.seal_member set leaf_index = 3 where leaf_index = 1000002;
      """)
    let seal = try admin.texts("select seal from audit.sealed_entries where leaf_index = 2")[0]
    #expect(try findings().contains("tree \(seal) -"))
    #expect(
      try SealBooks.bySQL(books.database, as: "auditor").contains { $0.hasPrefix("seal \(seal)|") })
    guard SealBooks.hasPython else { return }
    #expect(try SealBooks.byPython(books.store()).error.contains("seal \(seal): its root is"))
  }

  @Test(
    "What is beside the leaves is looked at too: texts, legal numbers, folds and the seals",
    arguments: [
      (
        """
        alter table ledger.entry_text drop constraint entry_text_has_its_digest;
        update ledger.entry_text set content = content || '!' where content is not null
        """, "texts_have_their_digests"
      ),
      (
        """
        update ledger.number_series set fiscal_year = 1999
        where id = (select min(id) from ledger.number_series)
        """, "legal_numbers_have_no_gap"
      ),
      ("update ledger.day_balance set debit = debit + 1", "folds_equal_the_journal"),
      (
        """
        insert into ledger.seal_operation (operation_id, seal)
        select max(operation_id) + 1000, 1 from ledger.seal_operation
        """, "seals_are_whole"
      ),
    ] as [(String, String)])
  func besideTheLeaves(change: String, part: String) throws {
    try admin.executeScript(change)
    #expect(try findings().contains { $0.hasPrefix(part) })
  }

  @Test("The last seal cut off with its entries: only a root from outside tells")
  func cutTail() throws {
    try admin.executeScript(
      """
      create temporary table cut as
      select e.id, e.operation_id
      from ledger.entry as e
      join ledger.seal_operation as o using (operation_id)
      where o.seal = \(last.number);
      delete from giving.donation where entry_id in (select id from cut);
      delete from ledger.entry_text where entry_id in (select id from cut);
      delete from ledger.transfer where entry_id in (select id from cut);
      delete from ledger.seal_member where entry_id in (select id from cut);
      delete from ledger.entry where id in (select id from cut);
      delete from ledger.operation_salt where operation_id in (select operation_id from cut);
      delete from ledger.operation where id in (select operation_id from cut);
      delete from ledger.seal_operation where seal = \(last.number);
      delete from ledger.seal where seal = \(last.number);
      truncate ledger.day_balance, giving.donor_gifts, giving.country_gifts, giving.campaign_gifts;
      select ledger.fold_balances(0), giving.fold_gifts(0);
      """)
    #expect(try findings() == [])
    #expect(try findings(anchor()) == ["anchor \(last.number) -"])
    let rows = try SealBooks.bySQL(
      books.database, as: "auditor", seal: "\(last.number)", root: last.root)
    #expect(rows == ["seal \(last.number)|is not there"])
    guard SealBooks.hasPython else { return }
    let python = try SealBooks.byPython(
      books.store(), ["--seal", "\(last.number)", "--root", last.root])
    #expect(python.status == 1 && python.error.contains("seal \(last.number) is not there"))
  }

  @Test("Everything computed anew after a change: only a root from outside tells")
  func recomputed() throws {
    let gift = try admin.texts("select min(entry_id) from giving.donation where method = 'bank'")[0]
    try admin.executeScript(
      """
      update giving.donation set country = 'FR' where entry_id = \(gift);
      create temporary table was as table ledger.seal_operation;
      create temporary table seals as table ledger.seal;
      delete from ledger.seal;
      truncate ledger.seal_member, ledger.number_series, ledger.seal_operation, ledger.day_balance,
        giving.donor_gifts, giving.country_gifts, giving.campaign_gifts;
      do $$
      declare
        v_seal ledger.seal;
      begin
        for v_seal in select * from seals order by seal loop
          insert into ledger.unsealed select operation_id from was where seal = v_seal.seal;
          perform ledger.seal_finished();
        end loop;
      end
      $$;
      """)
    #expect(try findings() == [])
    #expect(try findings(anchor()) == ["anchor \(last.number) -"])
    let rows = try SealBooks.bySQL(
      books.database, as: "auditor", seal: "\(last.number)", root: last.root)
    #expect(rows.count == 1 && rows[0].contains("as given"), "\(rows)")
  }

  @Test("Two lines of a statement on one entry: entry and seal are named, by all who verify")
  func twoLinesOfAnEntry() throws {
    let bank = try BankBooks()
    try bank.take(.day("2018-12-04", 0, SampleLine(100), SampleLine(200)))
    _ = try bank.store.seal()
    let admin = try bank.books.connect()
    try admin.executeScript(
      """
      alter table banking.line disable trigger all;
      alter table banking.line drop constraint line_has_one_entry;
      update banking.line set entry_id = (select entry_id from banking.line where id = 2);
      """)
    let found = try SealBooks.findings(bank.books.database, as: "auditor").filter {
      $0.part == "leaves"
    }
    #expect(found.map(\.entry) == [1, 2])
    #expect(found.allSatisfy { $0.seal == 1 && $0.finding.hasSuffix("when it was sealed") })
    let rows = try SealBooks.bySQL(bank.books.database, as: "auditor")
    #expect(rows.contains { $0.contains("entry 2|") }, "\(rows)")
  }
}
