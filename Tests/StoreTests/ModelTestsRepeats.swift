import Postgres
import Store
import Testing

@Suite("The same key again")
struct ModelRepeatTests {
  @Test(
    "The same words are answered as before and store nothing; one other word is named",
    arguments: ModelRepeat.all)
  func repeated(kind: ModelRepeat) throws {
    let ledger = try ModelBooks.make()
    let how = Recording(key: "again")
    let before = try ledger.fingerprint()
    let first = try kind.ask(ledger.store, how)
    #expect(first.status == "created")
    let after = try ledger.fingerprint()
    #expect(after != before)

    let second = try kind.ask(ledger.store, how)
    #expect(second.status == "exists")
    #expect(second.document == first.document)
    for (field, ask) in kind.changed {
      let error = try conflict(of: ask, ledger.store, how)
      #expect(error?.column == field, "\(field): \(error?.message ?? "")")
      let begin = "the key was used before, with another \(field) (operation "
      #expect(error?.message.hasPrefix(begin) == true, "\(field): \(error?.message ?? "")")
    }
    #expect(try ledger.fingerprint() == after)
    #expect(try untried(kind, ledger) == [])
  }

  @Test("The same key for another kind of operation is refused", arguments: ModelRepeat.all)
  func otherKind(kind: ModelRepeat) throws {
    let ledger = try ModelBooks.make()
    let how = Recording(key: "again")
    _ = try kind.ask(ledger.store, how)
    let after = try ledger.fingerprint()
    for other in ModelRepeat.all where other.kind != kind.kind {
      let error = try conflict(of: other.ask, ledger.store, how)
      #expect(error?.message.contains("command") == true, "\(other.name)")
    }
    #expect(try ledger.fingerprint() == after)
  }

  @Test("What is taken back since is still answered to its key")
  func takenBack() throws {
    let ledger = try ModelBooks.make()
    let store = ledger.store
    let request = try ModelBooks.gift("12.00", "EUR")
    let number = try store.recordDonation(request, Recording(key: "gift")).document.number
    let refund = try ModelBooks.refund()
    let back = try store.refundDonation(ModelBooks.number(number), refund, Recording(key: "back"))
    // Nothing is left to refund, and the repeated refund is still answered.
    let again = try store.refundDonation(ModelBooks.number(number), refund, Recording(key: "back"))
    #expect(again.status == .exists)
    #expect(again.document.number == back.document.number)

    _ = try store.voidDocument(
      ModelBooks.number(back.document.number), reason: "wrong", Recording(key: "void refund"))
    _ = try store.voidDocument(ModelBooks.number(number), reason: "wrong", Recording(key: "void"))
    for (number, key) in [(back.document.number, "void refund"), (number, "void")] {
      let answer = try store.voidDocument(
        ModelBooks.number(number), reason: "wrong", Recording(key: key))
      #expect(answer.status == .exists)
    }
    let gift = try store.recordDonation(request, Recording(key: "gift"))
    #expect(gift.status == .exists)
    #expect(gift.document.number == number)
    #expect(gift.warnings == ["\(number) has been voided since."])
  }

  @Test("Amounts that are the same to the cent are the same request")
  func spelling() throws {
    let store = try ModelBooks.make().store
    let how = Recording(key: "again")
    _ = try store.recordDonation(ModelBooks.gift("12.00", "EUR") { $0.fee = "0.5" }, how)
    let again = try store.recordDonation(ModelBooks.gift("12", "EUR") { $0.fee = "0.50" }, how)
    #expect(again.status == .exists)
  }

  /// The conflict that a call must end in.
  private func conflict(
    of ask: ModelRepeat.Ask, _ store: Store, _ how: Recording
  ) throws -> PostgresError? {
    do {
      let answer = try ask(store, how)
      Issue.record("no conflict, but \(answer)")
      return nil
    } catch let error as PostgresError {
      #expect(error.sqlState == "CL001", "\(error)")
      return error
    }
  }

  /// The fields of the stored request that no test says otherwise.
  private func untried(_ kind: ModelRepeat, _ ledger: ModelLedger) throws -> [String] {
    let stored = try ledger.admin.query(
      """
      select jsonb_object_keys(request) as field
      from ledger.operation
      where key = 'again' and kind = \(kind.kind)
      order by 1
      """
    ).map { try $0.decode("field", as: String.self) }
    #expect(!stored.isEmpty)
    let tried = ModelRepeat.all.filter { $0.kind == kind.kind }.flatMap { $0.changed.map(\.field) }
    return stored.filter { !tried.contains($0) }
  }
}
