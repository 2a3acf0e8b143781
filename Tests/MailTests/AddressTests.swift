import Mail
import Testing

@Suite("A mail address")
struct AddressTests {
  @Test(
    "is read with and without a name",
    arguments: [
      ("jane@ica.coop", nil, "jane@ica.coop"),
      ("Jane.Doe+x@ICA.Coop", nil, "Jane.Doe+x@ica.coop"),
      ("Jane Doe <jane@ica.coop>", "Jane Doe", "jane@ica.coop"),
      ("  Jane   Doe  <jane@ica.coop>", "Jane Doe", "jane@ica.coop"),
      ("\"Doe, Jane\" <jane@ica.coop>", "Doe, Jane", "jane@ica.coop"),
      ("\"Jane \\\"J\\\" \\\\ Doe\" <jane@ica.coop>", "Jane \"J\" \\ Doe", "jane@ica.coop"),
      ("Ünüß 🌍 <u@xn--mnchen-3ya.coop>", "Ünüß 🌍", "u@xn--mnchen-3ya.coop"),
      ("<jane@ica.coop>", nil, "jane@ica.coop"), ("root@localhost", nil, "root@localhost"),
    ] as [(String, String?, String)])
  func read(text: String, name: String?, address: String) throws {
    let found = try MailAddress(parsing: text)
    #expect(found.name == name)
    #expect(found.address == address)
    #expect(try MailAddress(parsing: "\(found)") == found)
  }

  @Test(
    "is refused if no mail server would take it, or not all would",
    arguments: [
      "", "jane", "@ica.coop", "jane@", "jane@@ica.coop", "jane@ica@coop", "jane doe@ica.coop",
      " jane@ica.coop", "jane@ica.coop ", "jane@ica.coop\n", "jane@ica.coop\r\nRCPT TO:a@b.coop",
      "ja\0ne@ica.coop", ".jane@ica.coop", "jane.@ica.coop", "ja..ne@ica.coop", "jane@ica..coop",
      "jane@-ica.coop", "jane@ica-.coop", "jane@.coop", "jane@ica", "jane@ica.coop.",
      "jané@ica.coop", "jane@münchen.coop", "\"jane\"@ica.coop", "jane@[127.0.0.1]",
      "jane(x)@ica.coop", "a,b@ica.coop", "jane@ica.coop, joe@ica.coop", "jane@i_ca.coop",
      "Jane <jane@ica.coop", "Jane jane@ica.coop>", "Jane <<jane@ica.coop>>", "jane@ica.coop>",
      String(repeating: "x", count: 65) + "@ica.coop",
      "x@" + String(repeating: "x", count: 64) + ".coop",
      "x@" + Array(repeating: "xxxxxxxxx", count: 26).joined(separator: "."),
    ])
  func refused(text: String) throws {
    let error = try #require(throws: MailError.self) { _ = try MailAddress(parsing: text) }
    #expect(error.code == "mail_address" && error.kind == .badData)
  }

  @Test(
    "has no name with a line break or another control character",
    arguments: [
      "Jane\r\nBcc: all@ica.coop", "a\nb", "a\rb", "a\0b", "a\u{1B}[31mb", "a\u{9B}b", "a\u{2028}b",
      "a\u{2029}b", "a\u{7F}b", "a\tb", String(repeating: "x", count: 201),
    ])
  func names(name: String) throws {
    let error = try #require(throws: MailError.self) {
      _ = try MailAddress(name: name, address: "jane@ica.coop")
    }
    #expect(error.code == "mail_name")
  }

  @Test("is allowed in the domains of the list and not in those below them")
  func domains() throws {
    let domains = try MailDomains(parsing: "ica.coop,  CICOPA.coop")
    for address in ["a@ica.coop", "a@Cicopa.COOP"] {
      #expect(domains.allow(try MailAddress(address: address)))
      try domains.require(try MailAddress(address: address))
    }
    for address in ["a@x.ica.coop", "a@notica.coop", "a@ica.coop.evil.example"] {
      #expect(!domains.allow(try MailAddress(address: address)))
      let error = try #require(throws: MailError.self) {
        try domains.require(try MailAddress(address: address))
      }
      #expect(error.code == "mail_domain")
    }
    #expect(try MailDomains(parsing: " , ").allow(MailAddress(address: "a@any.example")))
  }

  @Test(
    "names messages so that files and lines can be named after them",
    arguments: [
      "", "@ica.coop", "a@", "a", "a/b@ica.coop", "../a@ica.coop", "a b@ica.coop",
      "a\r\nb@ica.coop", "a@ica..coop", ".a@ica.coop", "a..b@ica.coop", "é@ica.coop",
      "<a@ica.coop", String(repeating: "a", count: 61) + "@ica.coop",
    ])
  func messageIDs(text: String) throws {
    let error = try #require(throws: MailError.self) { _ = try MessageID(parsing: text) }
    #expect(error.code == "mail_id")
    #expect("\(try MessageID(parsing: "<run-17.a_3@ica.coop>"))" == "run-17.a_3@ica.coop")
  }
}
