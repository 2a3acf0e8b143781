import Mail
import TestSupport
import Testing

/// Needs Debian's python3-aiosmtpd and openssl.
@Suite(
  "Delivery under TLS", .enabled(if: MailServer.isPossible && Certificates.isPossible))
struct TransportTests {
  @Test("works from the first byte on, after STARTTLS, and with a login")
  func works() throws {
    let certificates = try Certificates()
    let pair = try certificates.server("127.0.0.1")
    for encryption in [MailServer.Encryption.whole(pair), .start(pair)] {
      let server = try MailServer(encryption: encryption, wantsLogin: true)
      let kit = try CourierKit(to: server, trusting: certificates.authorityFile, logsIn: true)
      for _ in 1...2 { #expect(try kit.deliver().kind == "accepted") }
      let message = try Samples.message().bytes()
      #expect(server.messages == [message, message])
      #expect(server.commands.filter { $0 == "AUTH" }.count == 1)
    }
  }

  enum Flaw: CaseIterable {
    case otherHost, unknownAuthority, expiredCertificate, expiredAuthority
  }

  @Test(
    "says nothing to a server whose certificate is not right", arguments: Flaw.allCases,
    [false, true])
  func wrongCertificate(flaw: Flaw, isWhole: Bool) throws {
    let certificates = try Certificates(expired: flaw == .expiredAuthority)
    let pair = try certificates.server(
      flaw == .otherHost ? "127.0.0.9" : "127.0.0.1", expired: flaw == .expiredCertificate)
    let server = try MailServer(
      encryption: isWhole ? .whole(pair) : .start(pair), wantsLogin: true)
    let trusted = flaw == .unknownAuthority ? nil : certificates.authorityFile
    let delivery = try CourierKit(to: server, trusting: trusted, logsIn: true).deliver()
    #expect(delivery.kind == "temporary -")
    #expect(delivery.words.contains("SSL"), "\(delivery)")
    #expect(!server.commands.contains("AUTH") && !server.commands.contains("MAIL"))
  }

  @Test("says neither password nor mail in clear text to a server that offers no TLS")
  func noTLS() throws {
    // A login is never said in clear text, on this machine neither.
    let near = try MailServer()
    let delivery = try CourierKit(to: near, logsIn: true).deliver()
    #expect(delivery.kind == "temporary -" && delivery.words.contains("STARTTLS"), "\(delivery)")
    #expect(near.commands.allSatisfy { $0 == "EHLO" || $0 == "QUIT" })
    // Nor is a mail, to another machine.
    let far = try MailServer(host: "127.0.0.2")
    #expect(try CourierKit(to: far).deliver().kind == "temporary -")
    #expect(far.commands.allSatisfy { $0 == "EHLO" || $0 == "QUIT" })
  }

  @Test(
    "waits for another time where STARTTLS is refused",
    arguments: ["STARTTLS=454 not now", "STARTTLS=554 no", "STARTTLS=drop"])
  func refusedTLS(action: String) throws {
    let certificates = try Certificates()
    let server = try MailServer(
      [action], encryption: .start(try certificates.server("127.0.0.1")))
    let kit = try CourierKit(to: server, trusting: certificates.authorityFile, logsIn: true)
    #expect(try kit.deliver().kind.hasPrefix("temporary"))
    #expect(!server.commands.contains("AUTH") && !server.commands.contains("MAIL"))
  }

  @Test("keeps mail for later if the login fails, and never says the password")
  func wrongLogin() throws {
    let certificates = try Certificates()
    let pair = try certificates.server("127.0.0.1")
    let wrong = "not the right horse"
    let refusals = [
      nil, "AUTH=535 you said \(wrong)", "AUTH=454 later, \(wrong)", "AUTH=550 \(wrong)",
    ]
    for action in refusals {
      let server = try MailServer(
        [action].compactMap { $0 }, encryption: .whole(pair), wantsLogin: true)
      let kit = try CourierKit(
        to: server, trusting: certificates.authorityFile, logsIn: true, password: wrong)
      let delivery = try kit.deliver()
      #expect(delivery.kind.hasPrefix("temporary "), "\(delivery)")
      #expect(delivery.kind != "temporary -", "\(delivery)")
      #expect(!delivery.words.contains(wrong), "\(delivery)")
      #expect(!server.commands.contains("MAIL"))
    }
    // Without a login where one is wanted: our mistake, not the message's.
    let server = try MailServer(["MAIL=530 5.7.0 authentication required"])
    #expect(try CourierKit(to: server).deliver().kind == "temporary 530")
  }

  @Test("keeps the password out of every description")
  func descriptions() throws {
    let kit = try CourierKit(to: "smtps://127.0.0.1:1", logsIn: true, password: "hidden-in-C")
    var text = "\(kit.courier) \(String(reflecting: kit.settings)) \(try kit.deliver())"
    dump(kit.courier, to: &text)
    dump(kit.settings, to: &text)
    #expect(text.contains("password"), "the path of the file may be shown")
    #expect(!text.contains("hidden-in-C"))
  }
}
