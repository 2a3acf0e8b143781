import Mail
import TestSupport
import Testing

/// Needs Debian's exim4-daemon-light, dovecot-imapd and openssl.
@Suite("A real mailbox", .enabled(if: Mailbox.isPossible && Certificates.isPossible))
struct MailboxTests {
  @Test(
    "holds each message as it was sent, and nothing where the password is wrong",
    arguments: Mailbox.Login.allCases)
  func readBack(login: Mailbox.Login) throws {
    let certificates = try Certificates()
    let mailbox = try Mailbox(certificates.server("127.0.0.1"), login: login)
    let trusted = certificates.authorityFile
    let stranger = try CourierKit(
      to: mailbox.url, trusting: trusted, logsIn: true, password: "wrong")
    #expect(try stranger.deliver().kind == "temporary 535")
    let anonymous = try CourierKit(to: mailbox.url, trusting: trusted)
    #expect(try anonymous.deliver().kind == "permanent 550")
    #expect(try mailbox.names() == [])

    let kit = try CourierKit(to: mailbox.url, trusting: trusted, logsIn: true)
    let sent = try (1...3).map { number in
      var message = try Samples.message()
      message.text = ".\n..\nFrom \(number)\n.\n"
      return try message.bytes()
    }
    for message in sent { #expect(try kit.deliver(message).kind == "accepted") }
    // Exim puts lines of its own before the message; Dovecot ends all of them with CRLF.
    let found = try mailbox.messages(3)
    for message in sent {
      #expect(found.filter { $0.suffix(message.count) == message[...] }.count == 1)
    }
    let csv = try Samples.message().attachments[0].csv
    #expect(try ReadMessage.read(found).map { $0.part("text/csv")?.content } == [csv, csv, csv])
  }
}
