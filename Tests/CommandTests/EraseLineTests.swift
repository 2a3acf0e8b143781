import Postgres
import TestSupport
import Testing

@Suite("Statement lines of an erased donor")
struct EraseLineTests {
  private let ledger: Ledger
  private let files: TemporaryFolder
  private static let account = "BE71096123456769"
  /// What the bank calls the person, who gave another name, and what the person wrote.
  private static let secrets = ["Gina", account, "for the roof", "given back"]

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
    try ledger.json("bank add main --iban BE68539007547034 --currency EUR")
  }

  private func take(_ name: String, _ rows: String...) throws {
    let path = try files.write(
      "\(name).csv",
      "date,amount,name,counterparty account,description,balance\n"
        + rows.joined(separator: "\n") + "\n")
    let taken = try ledger.run("statement import \(path) --account main")
    try #require(taken.status == 0, "\(taken.error)")
  }

  /// Three lines of a person whom the books call otherwise, and two of others.
  private func give() throws {
    try take(
      "dec", "2018-12-03,80.00,Gina Gift,\(Self.account),for the roof,80.00",
      "2018-12-04,20.00,Bo Berg,BE43068999999501,for bo,100.00",
      "2018-12-05,-30.00,Gina Gift,\(Self.account),given back,70.00",
      "2018-12-06,50.00,Gina Gift,\(Self.account),for the roof,120.00",
      "2018-12-07,10.00,Cy Moss,BE43068999999501,for cy,130.00")
    for line in [
      "statement allocate 1 --campaign sdg --donor 'G. Giftsmith'",
      "statement allocate 2 --campaign sdg",
      "statement allocate 3 --refund D-2018-00001",
      "pledge record 50 EUR --campaign sdg --donor 'G. Giftsmith' --on 2018-12-01",
      "statement allocate 4 --pledge P-2018-00001 --anonymous",
      // Another's, which was taken for the person's.
      "statement allocate 5 --campaign sdg --donor 'G. Giftsmith'",
      "statement deallocate 5 --reason 'another person'",
    ] { try ledger.json(line) }
  }

  /// All that the commands that read tell of statements.
  private func everything() throws -> String {
    try [
      "statement lines", "statement lines --json", "statement lines --format csv",
      "statement lines --unallocated --json", "statement list --json", "statement show 1",
      "statement show 1 --json", "statement propose", "statement propose --json",
      "statement clearing --json", "bank list --json", "donation list --json", "donor list --json",
      "donation show D-2018-00001 --json", "pledge show P-2018-00001 --json", "entry list --json",
      "report donations --campaign sdg --from 2018-01-01 --to 2018-12-31 --format csv",
      "export csv", "export hledger", "export beancount", "check", "campaign status sdg",
    ].map { try ledger.run($0).output }.joined(separator: "\n")
  }

  @Test("are restricted whatever the bank calls the donor, and no command shows them")
  func restricted() throws {
    try give()
    let held = try everything()
    for secret in Self.secrets { #expect(held.contains(secret), "\(secret) is not there") }
    let erased = try ledger.json("donor erase DN-00001 --reason 'by letter'")
    let warnings = try erased["warnings"].elements.map { "\($0)" }.joined()
    #expect(warnings.contains("3 statement lines are about the donor"), "\(warnings)")
    #expect(
      try ledger.value(
        "select string_agg(line_id::text, ' ' order by line_id) from banking.restriction")
        == "1 3 4")
    let left = try everything()
    for secret in Self.secrets where left.contains(secret) { Issue.record("\(secret) is left") }
    #expect(left.contains("for bo") && left.contains("for cy"))
    #expect(try ledger.findings() == [])
  }

  @Test("do not tell whose a later payment from the same account is")
  func later() throws {
    try give()
    try ledger.json("donor erase DN-00001 --reason 'by letter'")
    try take("jan", "2019-01-03,40.00,G. Wren,\(Self.account),again,170.00")
    let proposed = try ledger.run("statement propose")
    #expect(!proposed.output.contains("DN-00001"), "\(proposed.output)")
    try ledger.json("statement propose --apply")
    #expect(try ledger.value("select count(*) from banking.standing_part where line_id = 6") == "0")
    try ledger.json("statement allocate 6 --campaign sdg")
    // A new donor, who is known again.
    #expect(
      try ledger.value(
        """
        select donor || ' ' || donor_name
        from banking.part_fact where line_id = 6 and reversed_by is null
        """)?.hasSuffix(" G. Wren") == true)
    try take("feb", "2019-02-03,40.00,Wren,\(Self.account),again,210.00")
    let code = try ledger.value("select code from giving.donor where name = 'G. Wren'")
    let known = try #require(code)
    #expect(try ledger.run("statement propose").output.contains(known))
  }
}
