import Glibc
import Mail
import TestSupport
import Testing

@Suite("The settings for mail")
struct SettingsTests {
  private func settings(
    _ values: [String: String], credentials: String? = nil
  ) throws -> MailSettings {
    try MailSettings({ values[$0] }, credentials: credentials)
  }

  private func problem(_ values: [String: String], credentials: String? = nil) throws -> MailError {
    try #require(throws: MailError.self) {
      _ = try settings(values, credentials: credentials)
    }
  }

  private static let from = "COOPLEDGER_MAIL_FROM"
  private static let url = "COOPLEDGER_SMTP_URL"
  private static let user = "COOPLEDGER_SMTP_USER"
  private static let password = "COOPLEDGER_SMTP_PASSWORD_FILE"
  private static let outbox = "COOPLEDGER_MAIL_OUTBOX"

  @Test(
    "name a mail server, its port being the usual one if none is said",
    arguments: [
      ("smtps://mail.ica.coop", "smtps://mail.ica.coop:465", false),
      ("smtp://mail.ica.coop/", "smtp://mail.ica.coop:587", false),
      ("SMTP://Mail.ICA.coop:2525", "smtp://mail.ica.coop:2525", false),
      ("smtp://[2001:db8::1]:25", "smtp://[2001:db8::1]:25", false),
      ("smtp://localhost:25", "smtp://localhost:25", true),
      ("smtp://127.0.0.1:25", "smtp://127.0.0.1:25", true),
      ("smtp://[::1]:25", "smtp://[::1]:25", true),
      ("smtps://localhost", "smtps://localhost:465", false),
      ("smtp://localhost.evil.example", "smtp://localhost.evil.example:587", false),
      ("smtp://127.0.0.2", "smtp://127.0.0.2:587", false),
    ])
  func servers(text: String, url: String, isPlain: Bool) throws {
    let found = try settings([Self.url: text, Self.from: "a@ica.coop"])
    guard case .server(let server) = found.route else {
      Issue.record("no server in \(found)")
      return
    }
    #expect(server.url == url)
    #expect(server.isPlain == isPlain)
  }

  @Test(
    "refuse an address of a server that is none, or has a password in it, without repeating it",
    arguments: [
      "", "mail.ica.coop", "http://mail.ica.coop", "smtp:mail.ica.coop", "smtp://",
      "smtp://user:secret@mail.ica.coop", "smtp://secret@mail.ica.coop", "smtp://mail.ica.coop:0",
      "smtp://mail.ica.coop:65536", "smtp://mail.ica.coop:+5", "smtp://mail.ica.coop:",
      "smtp://mail.ica.coop/secret", "smtp://mail.ica.coop?secret", "smtp://a\r\nsecret",
      "smtp://[::1", "smtp://[secret]", "smtp://münchen.coop", "smtp://a:1:2",
    ])
  func noServers(text: String) throws {
    let error = try problem([Self.url: text, Self.from: "a@ica.coop"])
    #expect(error.code == "mail_settings" && error.kind == .configuration)
    #expect(!error.message.contains("secret"))
  }

  @Test("say what belongs together")
  func together() throws {
    let server = [Self.url: "smtps://mail.ica.coop", Self.from: "a@ica.coop"]
    let cases: [[String: String]] = [
      [:], [Self.url: "smtps://mail.ica.coop"], [Self.outbox: "relative/folder"],
      server.merging([Self.user: "a"]) { $1 }, server.merging([Self.password: "/p"]) { $1 },
      server.merging([Self.user: "a\r\nb", Self.password: "/p"]) { $1 },
      server.merging([Self.from: "nobody"]) { $1 },
      server.merging(["COOPLEDGER_MAIL_ALLOWED_DOMAINS": "ica.coop, @cicopa.coop"]) { $1 },
    ]
    for values in cases {
      let error = try problem(values)
      #expect(error.code == "mail_settings")
      // Whoever shows it ends the sentence.
      #expect(!error.message.hasSuffix("?") && !error.message.hasSuffix("."), "\(error.message)")
    }
    // An outbox alone is enough, and a server goes before it.
    #expect(try settings([Self.outbox: "/out"]).route == .outbox(folder: "/out"))
    guard case .server = try settings(server.merging([Self.outbox: "/out"]) { $1 }).route else {
      Issue.record("the server has to go first")
      return
    }
  }

  @Test("find a password file by its path, or among the credentials of systemd")
  func passwordPaths() throws {
    func path(_ file: String, credentials: String?) throws -> String? {
      let values = [
        Self.url: "smtps://mail.ica.coop", Self.from: "a@ica.coop", Self.user: "a",
        Self.password: file,
      ]
      guard case .server(let server) = try settings(values, credentials: credentials).route else {
        return nil
      }
      return server.login?.passwordFile
    }
    #expect(try path("/etc/p", credentials: "/run/c") == "/etc/p")
    #expect(try path("smtp", credentials: "/run/c") == "/run/c/smtp")
    for (file, credentials) in [("smtp", nil), ("a/b", "/run/c"), ("..", "/run/c")] {
      #expect(throws: MailError.self) { try path(file, credentials: credentials) }
    }
  }

  @Test("take a password from a file that others cannot read, without its last line break")
  func passwordFiles() throws {
    let folder = try TemporaryFolder()
    func courier(_ file: String) throws -> Courier {
      let values = [
        Self.url: "smtps://mail.ica.coop", Self.from: "a@ica.coop", Self.user: "a",
        Self.password: file,
      ]
      return try Courier(try settings(values))
    }
    for (text, mode) in [("secret", 0o600), ("secret\n", 0o400), ("secret\r\n", 0o640)]
      as [(String, mode_t)]
    {
      _ = try courier(try folder.write("right", text, mode: mode))
    }
    let wrong: [(String, mode_t)] = [
      ("secret", 0o644), ("secret", 0o604), ("secret", 0o660), ("", 0o600), ("\n", 0o600),
      ("secret\nmore", 0o600), ("secret\0", 0o600), ("secret\n\n", 0o600),
      (String(repeating: "secret", count: 200), 0o600),
    ]
    for (text, mode) in wrong {
      let path = try folder.write("wrong", text, mode: mode)
      let error = try #require(throws: MailError.self) { _ = try courier(path) }
      #expect(error.code == "mail_password_file" && error.kind == .configuration)
      #expect(!error.message.contains("secret"))
    }
    for path in ["\(folder.path)/missing", folder.path] {
      let error = try #require(throws: MailError.self) { _ = try courier(path) }
      #expect(error.code == "mail_password_file")
    }
  }

  @Test("refuse an authorities' file that is not there")
  func authorities() throws {
    let values = [
      Self.url: "smtps://mail.ica.coop", Self.from: "a@ica.coop",
      "COOPLEDGER_SMTP_CA_FILE": "/nowhere/ca.pem",
    ]
    #expect(throws: MailError.self) { _ = try Courier(try settings(values)) }
  }
}
