import Postgres
import TestSupport
import Testing

@Suite("Sealing and verifying, as one types it")
struct SealCommandTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger() }

  private func give() throws {
    try ledger.json("donation record 10.00 EUR --campaign sdg --on 2018-12-05 --method cash")
  }

  private func seal() throws -> (seal: String, root: String) {
    let json = try ledger.json("seal")
    guard case .number(let seal) = try json["seal"] else { return ("", "") }
    return (seal, try json.text("root") ?? "")
  }

  @Test("seal says what it did, and that there is nothing new the next time")
  func sealing() throws {
    try give()
    let first = try ledger.json("seal")
    let root = try #require(try first.text("root"))
    #expect(try first.text("status") == "sealed")
    #expect(
      try [first["seal"], first["entries"], first["tree_size"]].allSatisfy { $0 == .number("1") })
    #expect(try first.text("sealed_at")?.hasSuffix("Z") == true)
    let again = try ledger.json("seal")
    #expect(try again.text("status") == "nothing" && again["entries"] == .number("0"))
    #expect(try again.text("root") == root)
    #expect(try ledger.run("seal").output.hasPrefix("Nothing new to seal since seal 1; 1 sealed"))
    try give()
    #expect(
      try ledger.run("seal").output.hasPrefix(
        "Sealed 1 entry with seal 2; 2 sealed in all"))
    let csv = try ledger.run("seal list --format csv").output.split(separator: "\r\n")
    #expect(csv[0] == "seal,entries,tree_size,root,previous_root,sealed_at,sealed_by")
    #expect(csv.count == 3 && csv[2].hasPrefix("2,1,2,"))
    #expect(csv[2].contains(root) && csv[2].hasSuffix(Ledger.treasurer))
    #expect(try ledger.run("seal list").output.contains(root))
  }

  @Test("verify compares with a root typed in from a mail, in capitals and with spaces")
  func anchors() throws {
    #expect(try ledger.run("verify").output.hasPrefix("Nothing is sealed"))
    try give()
    let (seal, root) = try seal()
    let spaced = "\(root.uppercased().prefix(32)) \(root.uppercased().dropFirst(32))"
    let agreed = try ledger.run(["verify", "--seal", seal, "--root", spaced, "--size", "1"])
    #expect(agreed.status == 0)
    #expect(agreed.output == "1 seal over 1 entry: everything agrees\nSeal 1, root \(root)\n")
    let json = try ledger.run(["verify", "--json"]).json
    #expect(try json.text("status") == "agrees")

    let other = String(root.reversed())
    for (words, finding) in [
      (["--seal", "1", "--root", other], "its root is \(root), and not \(other) as given"),
      (["--seal", "1", "--root", root, "--size", "2"], "it covers 1 entries, and not 2 as given"),
      (["--seal", "7", "--root", root], "is not there: the last one is 1"),
    ] {
      let found = try ledger.run(["verify"] + words)
      #expect(found.status == 1 && found.output.contains(finding), "\(found.output)")
    }
    for words in [
      ["--seal", "1"], ["--root", root], ["--seal", "x", "--root", root],
      ["--seal", "1", "--root", "abc"], ["--seal", "1", "--root", root + "é"],
    ] {
      #expect(try ledger.run(["verify"] + words).status == 65)
    }
  }

  @Test("verify names the seal and the entry that was changed")
  func changed() throws {
    try give()
    _ = try seal()
    try ledger.database.connect().executeScript(
      """
      alter table giving.donation disable trigger user;
      update giving.donation set method = 'card';
      """)
    let found = try ledger.run(["verify", "--json"])
    #expect(found.status == 1)
    #expect(try found.json.text("status") == "differs")
    let text = try ledger.run(["verify"]).output
    #expect(text.contains("2018/DON/000001 does not read as it did when it was sealed"), "\(text)")
  }
}
