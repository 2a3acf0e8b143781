import Glibc
import Postgres
import TestSupport
import Testing

/// Needs Debian's exim4-daemon-light, dovecot-imapd and openssl.
@Suite("A mailed report", .enabled(if: Mailbox.isPossible && Certificates.isPossible))
struct MailedReportTests {
  private let books: ReportBooks
  private let folder: TemporaryFolder

  init() throws {
    books = try ReportBooks()
    folder = try TemporaryFolder()
  }

  private func settings(
    _ mailbox: Mailbox, _ certificates: Certificates, password: String = Mailbox.password
  ) throws -> [String: String] {
    mailbox.settings(
      trusting: certificates.authorityFile,
      passwordFile: try folder.write("password", password + "\n"))
  }

  @Test("is read back from a real mailbox: June 2017, and in July what was said of June")
  func readBack() throws {
    let certificates = try Certificates()
    let mailbox = try Mailbox(certificates.server("127.0.0.1"))
    let mail = try settings(mailbox, certificates)
    try books.admin(
      "schedule add growth --body cicopa --monthly --starting 2017-06 --to treasurer@example.coop")
    let sent = try books.send("2017-07-01", mail)
    #expect(sent.status == 0, "\(sent.error)")
    let june = try #require(ReadMessage.read(mailbox.messages(1)).first)
    #expect(june.defects == [])
    #expect(june.subject == "CICOPA growth June 2017: 48 members (+2)")
    #expect(june.fields["to"]?[1] == "treasurer@example.coop")
    #expect(june.part("text/plain")?.text.contains("48 members at the close of June 2017") == true)
    let csv = try #require(june.part("text/csv"))
    #expect(csv.fileName == "coopledger_growth_cicopa_2017-06_v1.csv")
    #expect(csv.text.contains("\r\n2017-06,cicopa,46,2,0,0,0,48,2,4.35,"))
    let shown = try books.ledger.run("report show 1 --csv", books.job)
    #expect(shown.standardOutput == csv.content)

    #expect(try books.send("2017-07-01", mail).status == 0)
    try books.admin("member correct smart --body cicopa --joined 2017-05-30 --reason minutes")
    #expect(try books.send("2017-07-31", mail).status == 0)
    #expect(try mailbox.names().count == 1)

    #expect(try books.send("2017-08-01", mail).status == 0)
    let july = try #require(
      try ReadMessage.read(mailbox.messages(2)).first { $0.subject.contains("July") })
    let files = july.parts.filter { $0.type == "text/csv" }
    #expect(
      files.map(\.fileName) == [
        "coopledger_growth_cicopa_2017-07_v1.csv",
        "coopledger_growth_cicopa_2017-07_v1_restated.csv",
        "coopledger_growth_cicopa_2017-07_v1_movements.csv",
      ])
    #expect(files[1].text.contains("\r\n2017-06,cicopa,joined,2,1\r\n"))
    let words = try #require(july.part("text/plain")?.text)
    #expect(words.contains("Later records have changed what was reported before"))
    #expect(words.contains("2017-05-30: SMart <&>, joined (+1), entry "))
    #expect(try mailbox.names().count == 2)
    #expect(try books.ledger.findings() == [])
  }

  enum Flaw: CaseIterable {
    case otherHost, expired, unknownAuthority, wrongPassword
  }

  @Test("waits, and no password is told, while there is a flaw", arguments: Flaw.allCases)
  func flaws(flaw: Flaw) throws {
    let certificates = try Certificates()
    let mailbox = try Mailbox(
      certificates.server(
        flaw == .otherHost ? "mail.example.coop" : "127.0.0.1", expired: flaw == .expired))
    let password = flaw == .wrongPassword ? "sesame-71b0" : Mailbox.password
    var mail = try settings(mailbox, certificates, password: password)
    let others = try Certificates()
    if flaw == .unknownAuthority { mail["COOPLEDGER_SMTP_CA_FILE"] = others.authorityFile }
    try books.schedule()
    let sent = try books.send("2017-07-01", mail)
    #expect(sent.status == 75, "\(sent.error)")
    #expect(try mailbox.names() == [])
    #expect(
      try books.texts("select state from audit.report_deliveries") == ["retry"], "\(sent.error)")
    let said = try books.texts(
      "select last_text from audit.report_deliveries union all select answer from reporting.attempt"
    )
    #expect(said[0].contains(flaw == .wrongPassword ? "login was refused" : "SSL"), "\(said)")
    // Exim heard of a login only where the certificate was right.
    let log = try mailbox.log()
    #expect(log.contains("authenticator failed") == (flaw == .wrongPassword), "\(log)")
    for secret in [password, "sesame"] {
      let all = said.joined() + sent.output + sent.error + log
      #expect(!all.contains(secret))
    }
    // Mended, it goes out by itself.
    guard flaw == .wrongPassword else { return }
    try books.letTimePass()
    #expect(try books.send("2017-07-01", settings(mailbox, certificates)).status == 0)
    #expect(try ReadMessage.read(mailbox.messages(1)).count == 1)
  }
}
