import Postgres
import TestSupport
import Testing

@Suite("An erased donor")
struct EraseTests {
  private static let person = "Zebedäus Quillfeather"
  /// One word of each text that somebody wrote about the person, the name's own first.
  private static let secrets = [
    "Quillfeather", "Zebed", "birthdaywish", "card-4711", "appraisal-x", "mistypedslip",
    "askedback", "refundslip", "promisenote", "anonymousnote", "gaveup", "typedtwice", "takenover",
  ]

  /// Everything that a person can leave behind; the half of it sealed.
  private func record(in ledger: Ledger) throws {
    let gift = "--campaign sdg --donor '\(Self.person)' --country BE"
    for line in [
      "donation record 100 EUR \(gift) --on 2018-12-01 --memo birthdaywish --ref card-4711 "
        + "--key k1",
      "donation record 50 EUR \(gift) --on 2018-12-02 --method in-kind --basis appraisal-x",
      "donation record 7 EUR \(gift) --on 2018-12-03 --memo takenover",
      "donation correct D-2018-00003 --amount 70 --reason mistypedslip",
      "donation refund D-2018-00001 --amount 10 --on 2018-12-05 --reason askedback",
      "donation record 9 EUR --campaign sdg --donor LIGACOOP --on 2018-12-01 --memo 'keep me'",
    ] { try ledger.json(line) }
    try seal(ledger)
    for line in [
      "donation void R-2018-00001 --reason refundslip",
      "pledge record 1000 EUR --campaign sdg --donor '\(Self.person)' --on 2018-12-01 "
        + "--memo promisenote",
      "donation record 30 EUR --campaign sdg --anonymous --pledge P-2018-00001 --on 2018-12-06 "
        + "--memo anonymousnote",
      "pledge cancel P-2018-00001 --reason gaveup --on 2018-12-07",
      "donation record 8 EUR \(gift) --on 2018-12-08",
      "donation void D-2018-00007 --reason typedtwice",
      // Thought to be another's at first, with a memo that the correction takes over.
      "donation record 6 EUR --campaign sdg --donor SMart --on 2018-12-09 --memo takenover",
      "donation correct D-2018-00008 --donor '\(Self.person)' --reason mistypedslip",
      "entry post --debit Expenses:Bank --credit Assets:Cash 2 EUR --on 2018-12-09 "
        + "--memo 'for quillfeather, zebedäus'",
    ] { try ledger.json(line) }
  }

  private func seal(_ ledger: Ledger) throws {
    _ = try ledger.database.connect().query(
      "select * from ledger.seal_finished()", access: .readWrite)
  }

  /// Figures that erasing must not move.
  private func figures(_ ledger: Ledger) throws -> [String] {
    let admin = try ledger.database.connect()
    return try [
      ledger.run("report trial-balance --format csv").output, ledger.run("export csv").output,
      ledger.run("campaign status sdg").output,
    ] + admin.query("select * from ledger.seal order by seal").map { "\($0.texts)" }
      + admin.query("select * from ledger.seal_member order by 1").map { "\($0.texts)" }
  }

  /// What a dump, the exports, the lists, the planner's statistics and the server's log hold.
  private func everything(_ ledger: Ledger) throws -> String {
    let dump = try Child.run(
      "\(ledger.database.server.binaries)/pg_dump", [],
      environment: Child.ownEnvironment.merging(ledger.database.environment) { $1 })
    #expect(dump.status == 0)
    let admin = try ledger.database.connect()
    let numbers = try ledger.json("donation list").elements.compactMap { try $0.text("donation") }
    let shown = try numbers.map { try ledger.run("donation show \($0)").output }
    let lists = try [
      "donation list", "donation list --format csv", "donation list --json", "pledge list --json",
      "pledge show P-2018-00001", "donor list", "donor show DN-00001 --json", "entry list --json",
      "report donations --campaign sdg --from 2018-01-01 --to 2018-12-31 --format csv",
      "export csv", "export hledger", "export beancount", "check", "campaign status sdg",
    ].map { try ledger.run($0).output }
    let samples = try admin.query(
      "select most_common_vals::text, histogram_bounds::text from pg_stats")
    return
      ([dump.output, ledger.database.server.log] + shown + lists
      + samples.map { "\($0.texts)" }).joined(separator: "\n")
  }

  @Test("leaves no name and no text anywhere, while every figure and every seal stays")
  func traces() throws {
    let ledger = try Ledger()
    try record(in: ledger)
    try ledger.database.connect().execute("analyze")
    let before = try figures(ledger)
    let held = try everything(ledger)
    let secrets = try Self.secrets + salts(ledger)
    for secret in secrets { #expect(held.contains(secret), "\(secret) is not there") }

    #expect(try guesses(ledger) != "0")

    let would = try ledger.json("donor erase DN-00001 --reason 'by letter' --dry-run")
    #expect(try would.text("status") == "would_create")
    #expect(try would["texts"] == .number("16"))
    #expect(try figures(ledger) == before)
    let erased = try ledger.json("donor erase DN-00001 --reason 'by letter' --key e1")
    #expect(try erased["documents"] == .number("10"))
    #expect(try erased["texts"] == .number("16"))
    #expect(try erased["blanked"].elements.count == 16)

    let left = try everything(ledger)
    for secret in secrets where left.contains(secret) { Issue.record("\(secret) is left") }
    #expect(try guesses(ledger) == "0")
    #expect(left.contains("keep me") && left.contains("LIGACOOP"))
    #expect(try figures(ledger) == before)
    try expectSealsToHold(ledger)
    try seal(ledger)
    try expectSealsToHold(ledger)
    #expect(try ledger.findings() == [])
    #expect(
      try ledger.value(
        "select concat_ws('|', kind, subject, reason, detail, recorded_by) from audit.acts")
        == "donor.erase|DN-00001|by letter|documents 10, texts 16|tess")
  }

  /// The salts of the person's digests: all but those of another's gift.
  private func salts(_ ledger: Ledger) throws -> [String] {
    try ledger.database.connect().query(
      """
      with other as (
        select e.id, e.operation_id
        from ledger.entry as e
        join ledger.entry_text as t on t.entry_id = e.id
        where t.content = 'keep me'
      )
      select encode(salt, 'hex') as salt
      from ledger.entry_text
      where entry_id not in (select id from other)
      union all
      select encode(salt, 'hex')
      from ledger.operation_salt
      where operation_id not in (select operation_id from other)
      """
    ).map { try $0.decode("salt") }
  }

  /// How many digests in requests somebody who guesses the name or a text could confirm.
  private func guesses(_ ledger: Ledger) throws -> String? {
    let guesses = [Self.person, "for quillfeather, zebedäus"] + Self.secrets
    return try ledger.value(
      """
      select count(*)
      from ledger.operation as o
      join ledger.operation_salt as s on s.operation_id = o.id
      cross join jsonb_each_text(o.request) as f
      cross join unnest(\(guesses)::text[]) as guess
      where f.value = 'sha256:' || encode(sha256(s.salt || convert_to(guess, 'UTF8')), 'hex')
      """)
  }

  /// Every leaf is the hash of what the entry reads now.
  private func expectSealsToHold(_ ledger: Ledger) throws {
    #expect(
      try ledger.value(
        """
        select count(*) filter (where leaf = sha256('\\x00'::bytea || convert_to(form, 'UTF8')))
                 || ' of ' || count(*)
        from audit.sealed_entries
        """) == ledger.value("select count(*) || ' of ' || count(*) from ledger.seal_member"))
  }

  @Test("can be erased again by the same key, and the keys of the gifts still answer")
  func retries() throws {
    let ledger = try Ledger()
    try record(in: ledger)
    let erase = "donor erase DN-00001 --reason 'by letter' --key e1"
    #expect(try ledger.json(erase).text("status") == "created")
    let again = try ledger.json(erase)
    #expect(try again.text("status") == "exists")
    #expect(try again["texts"] == .number("16"))
    let gift = try ledger.json(
      "donation record 100 EUR --campaign sdg --donor '\(Self.person)' --country BE "
        + "--on 2018-12-01 --memo birthdaywish --ref card-4711 --key k1")
    #expect(try gift.text("status") == "exists")
    #expect(try gift.text("donor") == nil)
    #expect(try gift.text("donor_code") == "DN-00001")
    #expect(try gift.text("memo") == nil)
    let done = try ledger.run("donor erase DN-00001 --reason 'by letter' --json")
    #expect(done.status == 65)
    #expect(try done.errorJSON.text("code") == "erased_already")
    // What is written later about the donor's gifts can be erased again.
    try ledger.json("donation refund D-2018-00001 --amount 1 --reason afterthought")
    #expect(try ledger.json("donor erase DN-00001 --reason again")["texts"] == .number("1"))
    #expect(
      try ledger.value("select count(*) from ledger.entry_text where content ~ 'after'") == "0")
  }

  @Test("is another donor if the same name gives again; corrections keep the pseudonym")
  func afterwards() throws {
    let ledger = try Ledger()
    try record(in: ledger)
    let before = try ledger.json("campaign status sdg")
    try ledger.json("donor erase DN-00001 --reason 'by letter'")
    #expect(try ledger.json("campaign status sdg")["donors"] == before["donors"])
    let corrected = try ledger.json("donation correct D-2018-00001 --amount 90 --reason typo")
    #expect(try corrected.text("donor_code") == "DN-00001")
    #expect(try ledger.json("campaign status sdg")["donors"] == before["donors"])
    let gift = try ledger.json(
      "donation record 1 EUR --campaign sdg --donor '\(Self.person)' --on 2018-12-20")
    #expect(try gift.text("donor_code") == "DN-00004")
    let shown = try ledger.run("donation show D-2018-00001").output
    #expect(shown.contains("DN-00001"))
    #expect(try ledger.run("donation list").output.contains("DN-00001"))
    #expect(try ledger.run("donation list --format csv").output.contains(",DN-00001,"))
  }

  @Test("is not named by the reason or the key of the erasure; where else it is named is told")
  func mentions() throws {
    let ledger = try Ledger()
    for line in [
      "donation record 1 EUR --campaign sdg --donor '\(Self.person)' --key quillfeather_zebedäus-1",
      "donation record 1 EUR --campaign sdg --donor 'Zebedäus J. Quillfeather'",
      "donation record 1 EUR --campaign sdg --donor 'Bo Li'",
    ] { try ledger.json(line) }
    // Short words are no names by themselves.
    let named = try ledger.run("donor erase DN-00003 --json --reason 'asked by Bo Li'")
    #expect(try named.errorJSON.text("code") == "names_the_person")
    #expect(
      try ledger.json("donor erase DN-00003 --reason 'bo is ill' --dry-run").text("status")
        == "would_create")
    for words in [
      "--reason 'Mr Quillfeather asked'", "--reason 'ZEBEDÄUS asked'",
      "--reason asked --key 'quillfeather zebedäus'",
    ] {
      let refused = try ledger.run("donor erase DN-00001 --json \(words)")
      #expect(refused.status == 65)
      #expect(try refused.errorJSON.text("code") == "names_the_person")
      #expect(!refused.error.lowercased().contains("quill"))
    }
    for unknown in [Self.person, "DN-00099"] {
      let refused = try ledger.run(["donor", "erase", unknown, "--reason=asked", "--json"])
      #expect(try refused.errorJSON.text("code") == "unknown_document")
      #expect(!refused.error.contains("Quill"))
    }
    #expect(try ledger.value("select count(*) from ledger.act") == "0")
    let admin = try ledger.database.connect()
    try admin.executeScript(
      """
      select membership.add_organisation('m', '{}', 'a', 'A', 'FR', null, null, null, null, null,
        null);
      select membership.add_contact('c', '{}', 'a', 'Zebedäus Quillfeather', null, null);
      """)
    let erased = try ledger.json("donor erase DN-00001 --reason asked")
    let operation = try ledger.value("select id from ledger.operation where key like 'quill%'")
    #expect(
      try erased["warnings"].elements == [
        .string(
          "Contacts of members seem to be the same person: 1. See member contact erase."),
        .string("Other donors seem to be the same person: DN-00002."),
        .string(
          "Keys stay as they were typed, and those of these operations seem to name the donor: "
            + "\(operation ?? "")."),
      ])
  }

  @Test("takes along what was written of a gift that turned out to be another's")
  func anothers() throws {
    let ledger = try Ledger()
    for line in [
      "donation record 6 EUR --campaign sdg --donor '\(Self.person)' --on 2018-12-09 --memo grave",
      "donation correct D-2018-00001 --donor SMart --reason slip",
    ] { try ledger.json(line) }
    #expect(
      try ledger.value("select count(*) from ledger.entry_text where content = 'grave'") == "2")
    try ledger.json("donor erase DN-00001 --reason 'by letter'")
    #expect(
      try ledger.value("select count(*) from ledger.entry_text where content = 'grave'") == "0")
  }

  @Test("is asked about on a terminal, and left alone unless the answer is yes")
  func question() throws {
    let ledger = try Ledger()
    try ledger.json("donation record 1 EUR --campaign sdg --donor '\(Self.person)'")
    for (answer, name) in [("n", 1), ("y", 0)] {
      _ = try PseudoTerminal.run(
        words("donor erase DN-00001 --reason asked"), ledger.environment, answering: "\(answer)\n")
      #expect(
        try ledger.value("select count(name) from giving.donor") == String(name), "\(answer)")
    }
  }
}
