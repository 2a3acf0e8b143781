import Postgres
import TestSupport
import Testing

@Suite("An auditor")
struct AuditorTests {
  private let books: ReportBooks
  private let auditor: [String: String]

  init() throws {
    books = try ReportBooks()
    let files = try TemporaryFolder()
    let statement = try files.write(
      "bank.csv",
      "date,amount,name,description,balance\n2017-06-05,10.00,Petra Payer,from Petra,10.00\n"
        + "2017-06-06,7.00,Petra Payer,again,17.00\n")
    let rates = try files.write("rates.csv", "Date,USD,\n2017-06-02,1.1219,\n")
    let name = "audra"
    try books.ledger.database.need(role: name, memberOf: "coopledger_auditor")
    auditor = ["PGUSER": name]
    for line in [
      "pledge record 40 EUR --campaign sdg --donor 'Paula Promise' --memo 'for Paula' "
        + "--on 2017-03-01",
      "donation record 40 EUR --campaign sdg --donor 'Paula Promise' --pledge P-2017-00001 "
        + "--memo 'thanks, Paula' --ref RF18 --on 2017-04-01",
      "donation refund D-2017-00002 --amount 5 --reason 'Paula asked' --on 2017-05-01",
      "member contact add smart --name 'Sam Secret' --email sam@example.coop",
      "member leave ligacoop --body cicopa --on 2017-06-25 --reason dues",
      "bank add main --iban BE68539007547034 --currency EUR",
      "statement import \(statement) --account main", "rate import \(rates)",
      "statement allocate 1 --campaign sdg",
      "statement rule add --counterparty Petra --campaign sdg",
      "seal",
      "figure record --body cicopa --unit WORKER --value 9 --on 2017-06-30 --source web",
    ] { try books.admin(line) }
    try books.schedule()
    try books.admin(
      "schedule add campaign --campaign sdg --monthly --starting 2017-06 --to b@c.coop")
    #expect(try books.send("2017-07-01").status == 0)
  }

  @Test("reads with the program's commands whatever names no donor and no person")
  func reads() throws {
    for line in [
      "account list", "account statement Income:Donations:SDG", "bank list",
      "bank list --known-at seal:1", "body list", "body tree",
      "body show cicopa", "campaign list", "campaign status sdg", "check", "db status",
      "donation list", "donation list --known-at seal:1", "donation show D-2017-00002",
      "entry list", "entry show 1", "entry list --known-at seal:1", "export hledger",
      "member list", "member list --known-at seal:1", "member show smart", "period list",
      "period list --known-at seal:1", "rate show USD --on 2017-06-05",
      "pledge list", "pledge show P-2017-00001", "pledge list --known-at seal:1",
      "report growth --body cicopa --from 2017-01 --to 2017-06",
      "report growth --all --from 2017-01 --to 2017-06",
      "report growth --body cicopa --from 2017-01 --to 2017-06 --list members",
      "report members", "report members --format csv", "report donations",
      "report campaign sdg --from 2017-01 --to 2017-06", "report trial-balance",
      "report activities --from 2017-01-01 --to 2017-12-31", "report position", "report runs",
      "report deliveries", "report show 1", "report show 2", "report restatements", "role list",
      "schedule list", "seal list", "statement clearing", "statement lines",
      "statement lines --unallocated --known-at seal:1", "statement list", "statement show 1",
      "verify",
    ] {
      for json in line.hasPrefix("export") ? [""] : ["", " --json"] {
        let read = try books.ledger.run(line + json, auditor)
        #expect(read.status == 0, "\(line): \(read.error)")
        #expect(!read.output.isEmpty || line == "verify", "\(line)")
        for secret in ["Gardener", "Paula", "Petra", "Sam Secret", "sam@example"] {
          #expect(!(read.output + read.error).contains(secret), "\(line) tells of \(secret)")
        }
      }
    }
    let shown = try books.ledger.run("donation show D-2017-00002", auditor).output
    #expect(shown.contains("DN-00002") && shown.contains("RF18"))
    // Nobody was erased: a pseudonym is all that an auditor is told of anybody.
    let listed = try books.ledger.run("donation list", auditor).output
    #expect(listed.contains("DN-00002") && !(listed + shown).contains("erased"))
    let lines = try books.ledger.run("statement lines --format csv", auditor).output
    #expect(lines.contains(",10.00,EUR,0.00,") && lines.contains(",7.00,EUR,7.00,"), "\(lines)")
    #expect(try books.admin("statement lines").contains("Petra Payer"))
    #expect(
      try books.ledger.run("report growth --body cicopa --from 2017-06 --to 2017-06", auditor)
        .output
        == books.admin("report growth --body cicopa --from 2017-06 --to 2017-06"))
  }

  @Test("is told no name, and changes nothing")
  func refused() throws {
    for line in [
      "donor list", "donor show DN-00001", "member contact list smart", "seal",
      "statement rule list", "statement propose", "statement allocate 2 --campaign sdg",
      "schedule pause 1", "report send --due", "report retry 1",
      "donation record 1 EUR --campaign sdg", "member add x --name X --country BE",
      "entry post --debit Assets:Cash --credit Income:Other 1 EUR", "period close 2017-01 --yes",
    ] {
      let refused = try books.ledger.run(line, auditor)
      #expect(refused.status == 77, "\(line): \(refused.status) \(refused.output)")
      #expect(refused.error.contains("the treasurer's, members the officer's"), "\(refused.error)")
    }
    let byName = try books.ledger.run("donation list --donor 'Paula Promise' --json", auditor)
    #expect(byName.status == 65 && byName.output.isEmpty, "nobody is found by the name")
    let byCode = try books.ledger.run("donation list --donor DN-00002 --json", auditor)
    #expect(try byCode.json.elements.count == 1)
  }
}
