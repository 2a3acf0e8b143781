import Glibc
import Postgres
import TestSupport
import Testing

/// The README's own commands, from one server to another.
@Suite("A backup")
struct BackupTests {
  /// A server with a ledger in the database that the README names.
  private struct Site {
    let server: TestServer
    private static let folder = Program.path.split(separator: "/").dropLast()
      .reduce("") { $0 + "/" + $1 }

    var environment: [String: String] {
      [
        "PGHOST": server.directory, "PGUSER": TestServer.superuser, "PGDATABASE": "coopledger",
        "PATH": "\(server.binaries):\(Self.folder):/usr/bin:/bin",
      ]
    }

    func run(_ line: String, as user: String = Ledger.treasurer) throws -> Child.Output {
      let output = try Program.run(
        words(line), environment.merging(["PGUSER": user]) { $1 })
      #expect(output.status == 0, "\(line): \(output.error)")
      return output
    }

    func connect(as user: String? = nil) throws -> Connection {
      try Connection.open(server.conninfo(database: "coopledger", user: user))
    }

    func texts(_ sql: SQL, access: Access = .readOnly) throws -> [String] {
      try connect().query(sql, access: access).map { "\($0.texts)" }
    }

    /// Runs a block of the shell, which stops at the first line that fails.
    func shell(_ block: String, in folder: String) throws -> Child.Output {
      try Child.run(
        "/bin/sh", ["-ec", block], environment: Program.environment.merging(environment) { $1 },
        directory: folder)
    }
  }

  /// The shell blocks of a section of the README.
  private func blocks(of section: String) throws -> [String] {
    let path = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let readme = try Child.run("/bin/cat", ["\(path)/README.md"]).output
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "### \(section)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return lines.split { $0.hasPrefix("```") }.enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { $0.element.joined(separator: "\n") }
  }

  private static let reports = [
    "campaign status sdg", "campaign status sdg --as-of 2018-12-02",
    "report trial-balance --format csv", "donation list --json", "donation show D-2018-00001",
    "pledge list --json", "donor list --json", "export csv", "export hledger", "export beancount",
    "entry list --json",
    "report growth --body cicopa --from 2016-12 --to 2017-06 --format csv",
    "report donations --campaign sdg --from 2018-01-01 --to 2018-12-31 --format csv",
    "report activities --from 2018-01-01 --to 2018-12-31 --format csv",
    "report position --as-of 2018-12-31 --format csv",
    "report campaign sdg --from 2018-01 --to 2018-12 --format csv",
    "report members --body cicopa --format csv", "check", "role list",
  ]

  /// Every table of ours, with the number of its rows and a digest of them.
  private func tables(_ site: Site) throws -> [String] {
    let names = try site.connect().query(
      """
      select c.oid::regclass::text as name
      from pg_class as c
      where c.relkind = 'r'
        and c.relnamespace::regnamespace::text in (
          'ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      order by 1
      """
    ).map { try $0.decode("name", as: String.self) }
    return try names.flatMap { name in
      try site.texts(
        """
        select '\(unsafeSQL: name)', count(*),
               md5(string_agg(x::text, ',' order by x::text collate "C"))
        from \(unsafeSQL: name) as x
        """)
    }
  }

  private static let first =
    "donation record 100 EUR --campaign sdg --donor COOPERAR --country AR --on 2018-12-01 --key a"

  private func record(in site: Site) throws {
    try site.server.connect().executeScript("create database coopledger")
    _ = try site.run("init", as: TestServer.superuser)
    try site.connect().execute("create role \(unsafeSQL: Ledger.treasurer) login")
    for role in ["treasurer", "officer", "auditor"] {
      _ = try site.run("role grant \(Ledger.treasurer) \(role)", as: TestServer.superuser)
    }
    for line in [
      Self.first,
      "donation record 7 USD --campaign sdg --donor Jane --on 2018-12-02 --rate 0.9 --memo M",
      "donation refund D-2018-00001 --amount 10 --on 2018-12-05 --reason R",
      "member opening --body cicopa --count 44 --on 2016-12-31 --source S",
    ] { _ = try site.run(line) }
    _ = try seal(site)
    for line in [
      "pledge record 50 EUR --campaign sdg --donor COOPERAR --on 2018-12-03",
      "donation record 20 EUR --campaign sdg --anonymous --pledge P-2018-00001 --on 2018-12-04",
      "member add smart --name SMart --country BE",
      "member join smart --body cicopa --on 2017-05-01",
      "donor erase DN-00002 --reason asked",
    ] { _ = try site.run(line) }
  }

  private func seal(_ site: Site) throws -> [String] {
    try site.texts(
      "select seal, entries, tree_size, encode(root, 'hex') from ledger.seal_finished()",
      access: .readWrite)
  }

  @Test("is restored into a fresh server by the README's commands, and goes on there")
  func restore() throws {
    let source = Site(server: try TestServer.start())
    // The doctor would complain of a server that may lose what it was given.
    let target = Site(server: try TestServer.start(settings: ["fsync": "on"]))
    var name = Array("/tmp/coopledger-backup-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    let folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      source.server.stop()
      target.server.stop()
      _ = try? Child.run("/bin/rm", ["-rf", folder])
    }
    try record(in: source)
    #expect(try source.texts("select count(*) > 3 from ledger.unsealed") == [#"[Optional("t")]"#])

    let blocks = try blocks(of: "Backup")
    try #require(blocks.count == 3)
    let dump = blocks[0].split(separator: "SOCKET").joined(separator: source.server.directory)
    for (site, block) in [(source, dump), (target, blocks[1])] {
      let done = try site.shell(block, in: folder)
      #expect(done.status == 0, "\(block)\n\(done.output)\(done.error)")
    }

    #expect(try tables(source) == tables(target))
    for report in Self.reports {
      #expect(try source.run(report).output == target.run(report).output, "\(report)")
    }
    #expect(
      try target.connect(as: Ledger.treasurer).queryOne("show statement_timeout").texts
        == ["30min"])
    #expect(try target.run("\(Self.first) --json").json.text("status") == "exists")
    let anchor = try source.connect().queryOne(
      "select format('%s --root %s', seal, root) as text from audit.seals where seal = 1"
    ).decode("text", as: String.self)
    // The same is recorded and sealed in both places: the same numbers, and the same tree up to it.
    #expect(try seal(source) == seal(target))
    let numbers: SQL = "select entry_no, encode(leaf, 'hex') from audit.sealed_entries order by 1"
    #expect(try source.texts(numbers) == target.texts(numbers))
    for site in [source, target] {
      let gift = try site.run("donation record 3 EUR --campaign sdg --anonymous --on 2018-12-09")
      #expect(gift.output.contains("D-2018-00004"))
      let third = try seal(site)
      #expect(third[0].hasPrefix(#"[Optional("3"), Optional("1"), "#), "\(third)")
      #expect(
        try site.texts(
          """
          select count(*) from audit.sealed_entries
          where leaf <> sha256('\\x00'::bytea || convert_to(form, 'UTF8'))
          """) == [#"[Optional("0")]"#])
      #expect(try site.run("check").status == 0)
      // The root as it was known before.
      let verify = blocks[2].replacing("N --root HEX", with: anchor)
      let verified = try site.shell(verify, in: folder)
      #expect(verified.status == 0, "\(verify)\n\(verified.output)\(verified.error)")
    }
  }
}
