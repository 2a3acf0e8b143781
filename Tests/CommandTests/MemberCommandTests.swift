import Postgres
import TestSupport
import Testing

/// The officer's commands as they are typed, on a ledger as `coopledger init` leaves it.
@Suite("The membership officer's commands")
struct MemberCommandTests {
  private let officer: Officer

  init() throws { officer = try Officer() }

  private static let header = """
    period,body,opening,joined,rejoined,left,reclassified,closing,net,growth_percent,\
    retention_percent,full,associate,unnamed,countries,countries_entered,countries_left,\
    countries_reentered,imprecise,restated
    """

  @Test("tell CICOPA's story of 2017, byte for byte")
  func cicopa() throws {
    try officer.done(
      "member opening --body cicopa --count 44 --on 2016-12-31 --source published",
      "member add ligacoop --name Ligacoop --country PR",
      "member add ulccs --name ULCCS --country IN",
      "member add credit-cooperatif --name Credit --country FR",
      "member add smart --name SMart --country BE",
      "member join ligacoop --body cicopa --on 2017-01-01 --precision quarter")
    let joined = try officer.run(
      "member join ulccs --body cicopa --on 2017-05-01 --precision month --key k --json")
    #expect(joined.status == 0)
    let told = """
      "member":"ulccs","body":"cicopa","movement":"joined","effective_on":"2017-05-01","entry":3,\
      "members":46,"unnamed":44,"countries":null,"warnings":
      """
    #expect(joined.output.contains(told), "\(joined.output)")
    #expect(joined.output.hasPrefix("{\"status\":\"created\","))
    try officer.done(
      "member join credit-cooperatif --body cicopa --on 2017-06-21 --precision half-year",
      "member join smart --body cicopa --on 2017-06-21 --precision half-year")

    let months = try officer.run(
      "report growth --body cicopa --from 2017-01 --to 2017-06 --format csv")
    #expect(
      months.output
        == Self.csv([
          "2017-01,cicopa,44,1,0,0,0,45,1,2.27,100.00,1,0,44,,,,,1,0",
          "2017-02,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0",
          "2017-03,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0",
          "2017-04,cicopa,45,0,0,0,0,45,0,0.00,100.00,1,0,44,,,,,0,0",
          "2017-05,cicopa,45,1,0,0,0,46,1,2.22,100.00,2,0,44,,,,,0,0",
          "2017-06,cicopa,46,2,0,0,0,48,2,4.35,100.00,4,0,44,,,,,2,0",
        ]))
    let year = try officer.run(
      "report growth --body cicopa --from 2016-01 --to 2016-12 --by year --format csv")
    #expect(
      year.output
        == Self.csv(["2016,cicopa,44,0,0,0,0,44,0,0.00,100.00,0,0,44,,,,,0,0"]))

    let again = try officer.run(
      "member join ulccs --body cicopa --on 2017-05-01 --precision month --key k --json")
    #expect(again.output.hasPrefix("{\"status\":\"exists\","))
    #expect(again.output.contains(told.dropLast("\"warnings\":".count)), "\(again.output)")
  }

  @Test("count the ICA's 2017 without names: 306, and 96.66 percent stayed")
  func ica() throws {
    try officer.done(
      "member opening --body ica --count 299 --on 2016-12-31 --source ICA",
      "member count --body ica --joined 17 --left 10 --on 2017-12-31 --precision year --source ICA")
    let year = try officer.run(
      "report growth --body ica --from 2017-01 --to 2017-12 --by year --format csv")
    #expect(
      year.output
        == Self.csv(["2017,ica,299,17,0,10,0,306,7,2.34,96.66,0,0,306,,,,,0,0"]))
  }

  @Test("tell a year by hand, correct it in November, and keep what was reported")
  func byHand() throws {
    try officer.done(
      "member opening --body cecop --count 48 --on 2017-12-31 --source paper")
    for (code, country) in [
      ("ligacoop", "PR"), ("smart", "BE"), ("x", "ES"), ("y", "ES"), ("cooperar", "AR"),
    ] {
      try officer.done("member add \(code) --name \(code) --country \(country)")
      guard code != "cooperar" else { continue }
      try officer.done("member identify \(code) --body cecop --on 2017-12-31")
    }
    try officer.done(
      "member join cooperar --body cecop --on 2018-02-10",
      "member leave smart --body cecop --on 2018-03-31 --reason dues",
      "member join smart --body cecop --on 2018-05-15",
      "member class ligacoop --body cecop --to associate --on 2018-06-10",
      "member merge x --into y --on 2018-09-05 --key merger")
    let report = "report growth --body cecop --from 2018-01 --to 2018-12 --format csv"
    let reported = try officer.run(report).output
    let stamp = try officer.value(
      """
      select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from ledger.operation
      where key = 'merger'
      """)
    try officer.done(
      "member correct cooperar --body cecop --joined 2018-01-20 --reason minutes")
    #expect(
      try officer.run("\(report) --by year").output
        == Self.csv(["2018,cecop,48,1,1,1,-1,48,0,0.00,100.00,3,1,44,,,,,0,0"]))
    let corrected = try officer.run(report).output
    #expect(corrected.contains("2018-01,cecop,48,1,0,0,0,49,1,2.08,100.00,5,0,44"))
    #expect(corrected.contains("2018-02,cecop,49,0,0,0,0,49,0,0.00,100.00,5,0,44"))
    #expect(corrected != reported)
    #expect(try officer.run("\(report) --known-at \(stamp)").output == reported)
  }

  @Test("list who is a member on a day, and not who was before or came after")
  func list() throws {
    try officer.done(
      "member add smart --name SMart --country BE",
      "member join smart --body cicopa --on 2017-06-21",
      "member leave smart --body cicopa --on 2018-03-31 --reason dues")
    for (day, isMember) in [
      ("2017-06-20", false), ("2017-06-21", true), ("2018-03-30", true), ("2018-03-31", false),
    ] {
      let listed = try officer.run("member list --as-of \(day)").output
      #expect(listed.contains("cicopa") == isMember, "\(day): \(listed)")
    }
    #expect(try !officer.run("member list").output.contains("cicopa"))
  }

  @Test("refuse what cannot be with 65 and a sentence, and nothing is recorded")
  func refused() throws {
    try officer.done(
      "member add smart --name SMart --country BE",
      "member opening --body cicopa --count 44 --on 2016-12-31 --source published",
      "member join smart --body cicopa --on 2017-06-21")
    for (line, sentence) in [
      (
        "member join smart --body cicopa --on 2017-07-21",
        "It is a member from 2017-06-21 on: it cannot join on 2017-07-21 without having left"
      ),
      ("member leave smart --body cecop --on 2017-07-21 --reason dues", "It is not a member on"),
      ("member leave smart --body cicopa --on 2017-06-20 --reason dues", "It is not a member on"),
      ("member join smart --body cicopa --on 2016-12-31", "it would have been counted already"),
      ("member merge smart --into smart --on 2017-07-21", "cannot be merged into itself"),
      ("member merge smart --into smart --on 2900-01-01", "cannot be merged into itself"),
      ("member leave smart --body cicopa --on 2900-01-01 --reason x", "is still to come"),
      ("member join smart --body nowhere --on 2017-07-21", "There is no body nowhere"),
      ("member correct smart --body cicopa --left 2017-08-01 --reason x", "no such movement"),
      ("body create ring --name Ring --kind regional --parent ring", "There is no body ring"),
    ] {
      let refused = try officer.run(line)
      #expect(refused.status == 65, "\(line): \(refused.status)")
      #expect(refused.error.contains(sentence), "\(line): \(refused.error)")
      #expect(refused.output == "", "\(line)")
    }
    // Not even who may do everything takes an entry back without its movement.
    let reversed = try officer.run("entry reverse 2 --reason slip", as: TestServer.superuser)
    #expect(reversed.status == 65)
    #expect(reversed.error.contains("coopledger member correct"), "\(reversed.error)")
    #expect(try officer.value("select count(*)::text from ledger.entry") == "2")
  }

  private static func csv(_ rows: [String]) -> String {
    ([header] + rows).map { $0 + "\r\n" }.joined()
  }
}
