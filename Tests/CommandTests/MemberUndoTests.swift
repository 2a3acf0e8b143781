import TestSupport
import Testing

/// What the officer is told of a movement that was a mistake, or may be one.
@Suite("What a membership officer can take back")
struct MemberUndoTests {
  private let officer: Officer

  init() throws {
    officer = try Officer()
    try officer.done(
      "member add smart --name SMart --country BE", "member add ulccs --name ULCCS --country IN")
  }

  @Test("The undo line names the entry of its own movement, whatever is recorded after it")
  func undoLines() throws {
    try officer.done("member join smart --body cicopa --on 2017-06-21")
    let left = try undo("member leave smart --body cicopa --on 2018-03-31 --reason dues")
    #expect(left == "coopledger member correct smart --body cicopa --entry 2 --void --reason TEXT")
    let joined = try undo("member join smart --body cicopa --on 2018-05-15")
    #expect(joined.contains(" --entry 3 --void"), "\(joined)")
    // A change of class before the leave books the leave anew, in a later entry.
    let before = try movements("smart")
    let changed = try undo("member class smart --body cicopa --to associate --on 2017-09-01")
    #expect(
      try movements("smart").map(withoutEntry).contains("class cicopa 2017-09-01 associate"))
    try run(undo: changed)
    #expect(try movements("smart").map(withoutEntry) == before.map(withoutEntry))
    // The leave cannot go while the member is back; and it is not the return that goes instead.
    let refused = try officer.run(String(left.dropFirst("coopledger ".count)))
    #expect(refused.status == 65, "\(refused.output)")
    try run(undo: joined)
    #expect(try officer.run("member list").output.contains("cicopa") == false)
  }

  @Test("A name for an unnamed member is taken back by its undo line; a count is only revised")
  func counts() throws {
    let opened = try undo("member opening --body cicopa --count 44 --on 2016-12-31 --source S")
    #expect(opened.hasPrefix("nothing takes a count back"))
    try run(undo: try undo("member identify smart --body cicopa --on 2017-01-01"))
    #expect(try movements("smart") == [])
    let counted = try undo("member count --body cicopa --joined 3 --on 2017-05-01 --source S")
    let revision = "coopledger member opening --body cicopa --count NUMBER --on 2017-05-01"
    #expect(counted.contains(revision), "\(counted)")
    let revised = try officer.run(
      "member opening --body cicopa --count 44 --on 2017-05-01 --source S")
    #expect(revised.output.contains("cicopa now has 44 members"), "\(revised.error)")
  }

  @Test("A correction says how to correct it again")
  func corrections() throws {
    try officer.done("member join smart --body cicopa --on 2017-06-21")
    let moved = try undo(
      "member correct smart --body cicopa --joined 2017-05-01 --reason minutes")
    let back = "coopledger member correct smart --body cicopa --entry 3 --joined DATE"
    #expect(moved.hasPrefix(back), "\(moved)")
    try officer.done(
      "member correct smart --body cicopa --entry 3 --joined 2017-06-21 --reason slip")
    #expect(try movements("smart").map(withoutEntry) == ["join cicopa 2017-06-21 full"])
    #expect(
      try undo("member correct smart --body cicopa --void --reason slip")
        .hasPrefix("record it again"))
    #expect(try movements("smart") == [])
  }

  @Test("A merger prints its entries, says that it stands, and what to do if it was wrong")
  func mergers() throws {
    try officer.done(
      "member join smart --body cicopa --on 2017-01-01",
      "member join ulccs --body cicopa --on 2017-01-01",
      "member join smart --body ica --on 2017-01-01")
    let merged = try officer.run("member merge smart --into ulccs --on 2018-09-01")
    #expect(merged.output.contains("cicopa now has 1 members (entry 4)\n"), "\(merged.output)")
    #expect(merged.output.contains("ica now has 1 members\n"), "\(merged.output)")
    #expect(merged.error.contains("To undo: nothing takes a merger back"), "\(merged.error)")
    let refused = try officer.run("member correct smart --body cicopa --void --reason slip")
    #expect(refused.status == 65)
    #expect(refused.error.contains("cannot be taken back"), "\(refused.error)")
    #expect(refused.error.contains("Let the organisation join again"), "\(refused.error)")
    // What it advises can be done, even on the day itself for the one that was merged.
    for body in ["cicopa", "ica"] {
      let again = try officer.run("member join smart --body \(body) --on 2018-09-01 --json")
      #expect(again.status == 0, "\(again.error)")
      #expect(again.output.contains("\"movement\":\"rejoined\""), "\(again.output)")
      #expect(
        again.output.contains("smart was merged into ulccs on 2018-09-01"), "\(again.output)")
    }
    try officer.done("member leave ulccs --body ica --on 2018-09-02 --reason slip --yes")
    let checked = try officer.run("check", as: TestServer.superuser)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(
      try movements("smart") == [
        "join cicopa 2017-01-01 full 1", "merge-out cicopa 2018-09-01 ulccs 4",
        "join cicopa 2018-09-01 full 5", "join ica 2017-01-01 full 3",
        "merge-out ica 2018-09-01 ulccs", "join ica 2018-09-01 full 6",
      ])
  }

  @Test("An organisation is shown as it was on a day: without what came after")
  func shownAsOf() throws {
    try officer.done(
      "member join smart --body cicopa --on 2017-01-01",
      "member class smart --body cicopa --to associate --on 2017-07-01",
      "member leave smart --body cicopa --on 2017-09-01 --reason dues",
      "member join smart --body cicopa --on 2017-10-01")
    #expect(try movements("smart", "--as-of 2017-06-30") == ["join cicopa 2017-01-01 full 1"])
    let lasting = """
      "from":"2017-01-01","until":null,"joined_on":"2017-01-01","left_on":null,
      """
    for line in ["member show smart", "member list"] {
      let shown = try officer.run("\(line) --as-of 2017-06-30 --json").output
      #expect(shown.contains(lasting), "\(shown)")
      #expect(!shown.contains("2017-07-01"), "\(shown)")
      #expect(!shown.contains("2017-09-01"), "\(shown)")
      #expect(!shown.contains("2017-10-01"), "\(shown)")
      let onTheDay = try officer.run("\(line) --as-of 2017-09-01 --json").output
      #expect(onTheDay.contains("\"left_on\":\"2017-09-01\""), "\(onTheDay)")
      let movement = """
        {"body":"cicopa","kind":"class","effective_on":"2017-07-01","date_precision":"day",\
        "class":"associate","counterpart":null,"entry":2}
        """
      #expect(onTheDay.contains(movement), "\(onTheDay)")
    }
  }

  @Test("Adding a name that is on record in that country warns, in another country it does not")
  func namesakes() throws {
    let warned = try officer.run("member add smart2 --name SMART --country BE")
    #expect(warned.status == 0)
    #expect(
      warned.error.contains("An organisation of that name in BE is on record already: smart."),
      "\(warned.error)")
    let silent = try officer.run("member add smart3 --name SMART --country FR")
    #expect(!silent.error.contains("on record already"), "\(silent.error)")
  }

  /// What stands behind "To undo: ".
  private func undo(_ line: String) throws -> String {
    let done = try officer.run(line)
    try #require(done.status == 0, "\(line): \(done.error)")
    let told = done.error.split(separator: "\n").first { $0.hasPrefix("To undo: ") }
    return String(try #require(told, "\(done.error)").dropFirst("To undo: ".count))
  }

  private func run(undo: String) throws {
    try officer.done(String(undo.dropFirst("coopledger ".count)))
  }

  /// The last table of `member show`, without its head.
  private func movements(_ member: String, _ options: String = "") throws -> [String] {
    let lines = try officer.run("member show \(member) \(options)").output
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let head = try #require(lines.lastIndex { $0.hasPrefix("Movement") })
    return lines[(head + 1)...].map {
      $0.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasPrefix("─") }
  }

  private func withoutEntry(_ movement: String) -> String {
    movement.split(separator: " ").dropLast().joined(separator: " ")
  }
}
