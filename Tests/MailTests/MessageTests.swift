import Mail
import TestSupport
import Testing

@Suite("A message")
struct MessageTests {
  @Test("has the same content for all, each under a head of its own")
  func shared() throws {
    var message = try Samples.message()
    let content = message.content(boundary: "run-17")
    let first = try message.head(over: content)
    message.to = try MailAddress(parsing: "bo@ica.coop")
    message.id = try MessageID("run-17.4", at: "ica.coop")
    let second = String(decoding: try message.head(over: content), as: UTF8.self)
    #expect(second.contains("To: bo@ica.coop\r\nMessage-ID: <run-17.4@ica.coop>\r\n"))
    #expect(second.hasSuffix("\r\n boundary=\"=_1_run-17\"\r\n\r\n"))
    #expect(String(decoding: first, as: UTF8.self).split(separator: "\r\n").count == 9)
    #expect(message.content(boundary: "run-17") == content)
    let own = message.content(boundary: "run-17.4")
    #expect(try message.head(over: own) + own.bytes == message.bytes())
  }

  @Test("has these bytes and no others")
  func exact() throws {
    var message = try Samples.message()
    message.html = "<p>48</p>\n"
    message.picture = MailPicture(
      contentID: try MessageID("growth", at: "ica.coop"), png: [1, 2, 3])
    let expected = """
      Date: Sat, 1 Jul 2017 06:00:00 +0000
      From: ICA <ledger@ica.coop>
      To: Jane Doe <jane@ica.coop>
      Message-ID: <run-17.3@ica.coop>
      Subject: CICOPA growth June 2017: 48 members (+2)
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: multipart/mixed;
       boundary="=_1_run-17.3"

      --=_1_run-17.3
      Content-Type: multipart/alternative;
       boundary="=_2_run-17.3"

      --=_2_run-17.3
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      CICOPA has 48 members.

      Joined: Cr=C3=A9dit Coop=C3=A9ratif

      --=_2_run-17.3
      Content-Type: multipart/related; type="text/html";
       boundary="=_3_run-17.3"

      --=_3_run-17.3
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>48</p>

      --=_3_run-17.3
      Content-Type: image/png
      Content-ID: <growth@ica.coop>
      Content-Disposition: inline
      Content-Transfer-Encoding: base64

      AQID

      --=_3_run-17.3--

      --=_2_run-17.3--

      --=_1_run-17.3
      Content-Type: text/csv; charset=utf-8; header=present
      Content-Disposition: attachment;
       filename="coopledger_growth_cicopa_2017-06_v1.csv"
      Content-Transfer-Encoding: base64

      77u/bW9udGgsam9pbmVkDQoyMDE3LTA2LCJDcsOpZGl0LCBDb29ww6lyYXRpZiINCg==

      --=_1_run-17.3--

      """
    let bytes = try message.bytes()
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(String(decoding: bytes, as: UTF8.self) == wanted)
    #expect(try message.bytes() == bytes)
  }

  @Test(
    "is read by another library as it was written", .enabled(if: ReadMessage.isPossible))
  func readBack() throws {
    let message = try Samples.message()
    let read = try #require(try ReadMessage.read([message.bytes()]).first)
    #expect(read.defects == [])
    #expect(read.subject == message.subject)
    #expect(read.fields["from"] == ["ICA", "ledger@ica.coop", "1"])
    #expect(read.fields["to"] == ["Jane Doe", "jane@ica.coop", "1"])
    #expect(read.fields["id"] == ["<run-17.3@ica.coop>"])
    #expect(read.fields["date"] == ["1498888800"])
    #expect(read.fields["automatic"] == ["auto-generated"])
    #expect(
      read.parts.map(\.type) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html",
        "image/png", "text/csv",
      ])
    #expect(read.part("image/png")?.content == Samples.picture)
    #expect(read.part("image/png")?.contentID == "<growth@ica.coop>")
    let csv = try #require(read.part("text/csv"))
    #expect(csv.content == message.attachments[0].csv)
    #expect(csv.fileName == message.attachments[0].fileName)
    #expect(csv.charset == "utf-8")
    #expect(csv.header == "present")
  }

  @Test("hides what servers change on the way: a dot or From before a line, a space behind it")
  func fragile() throws {
    var message = try Samples.message()
    message.text = ".dot\nFrom here\nFrom.\nend \n"
    let text = String(decoding: try message.bytes(), as: UTF8.self)
    #expect(text.contains("\r\n\r\n=2Edot\r\n=46rom here\r\nFrom.\r\nend=20\r\n"), "\(text)")
  }

  @Test("without a picture or an attachment has no empty frame around what is left")
  func fewerParts() throws {
    var message = try Samples.message()
    message.picture = nil
    message.attachments = []
    let text = String(decoding: try message.bytes(), as: UTF8.self)
    #expect(text.contains("Content-Type: multipart/alternative;"))
    #expect(!text.contains("multipart/mixed") && !text.contains("multipart/related"))
  }

  @Test("keeps its date in every year, before 1970 too", .enabled(if: ReadMessage.isPossible))
  func dates() throws {
    let dates: [Int64] = [0, -1, 951_782_400, 4_102_444_799, -2_208_988_801, 1_456_704_000]
    let messages = try dates.map { date in
      var message = try Samples.message()
      message.sentAt = date
      return try message.bytes()
    }
    #expect(try ReadMessage.read(messages).map { $0.fields["date"] } == dates.map { ["\($0)"] })
    var message = try Samples.message()
    message.sentAt = .max
    #expect(throws: MailError.self) { try message.bytes() }
  }

  @Test(
    "is refused with a line break or another control character in its subject",
    arguments: ["a\r\nBcc: all@ica.coop", "a\nb", "a\rb", "a\0b", "", "a\u{85}b", "a\u{2028}b"])
  func injectedSubject(subject: String) throws {
    var message = try Samples.message()
    message.subject = subject
    #expect { try message.bytes() } throws: { ($0 as? MailError)?.code == "mail_subject" }
  }

  @Test(
    "has no attachment whose name is a path or ends a line",
    arguments: [
      "../a.csv", "/etc/a", "a\\b", "a\r\nb", "a\"b", "", ".a", "C:a",
    ])
  func fileNames(name: String) {
    #expect { try MailAttachment(fileName: name, csv: []) } throws: {
      ($0 as? MailError)?.code == "mail_file_name"
    }
  }
}
