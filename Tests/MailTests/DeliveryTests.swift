import Mail
import TestSupport
import Testing

/// Needs Debian's python3-aiosmtpd.
@Suite("Delivery to a mail server", .enabled(if: MailServer.isPossible))
struct DeliveryTests {
  @Test("hands over every byte, dots at the beginning of lines and long lines included")
  func bytes() throws {
    let server = try MailServer()
    let kit = try CourierKit(to: server)
    let usual = try Samples.message().bytes()
    let dots = "Subject: x\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n.\r\n"
    let long = "Subject: x\r\n\r\n" + String(repeating: "x", count: 998) + "\r\n"
    // Larger than every buffer on the way, dots where one buffer may end and another begin.
    let large = String(repeating: ".\r\n..x\r\n\r\n", count: 40_000)
    let messages = [usual] + [dots, long, large].map { Array($0.utf8) }
    for message in messages {
      #expect(try kit.deliver(message) == .accepted(reply: "250 taken as number 17"))
    }
    #expect(server.messages == messages)
  }

  @Test("uses one connection for many messages, and says goodbye")
  func reused() throws {
    let server = try MailServer()
    var kit: CourierKit? = try CourierKit(to: server)
    for number in 1...5 {
      #expect(try kit?.deliver(to: "member\(number)@ica.coop").kind == "accepted")
    }
    kit = nil
    try server.wait(for: "QUIT")
    #expect(server.commands.filter { $0 == "EHLO" }.count == 1)
    #expect(
      server.events.filter { $0[0] == "message" }.map { $0[2] }
        == (1...5).map { "member\($0)@ica.coop" })
  }

  @Test(
    "tells whether a refusal is for now or for good",
    arguments: [
      ("MAIL=421 closing", "temporary 421", "closing"),
      ("MAIL=451 later", "temporary 451", "later"),
      ("MAIL=550 not from you", "permanent 550", "not from you"),
      ("RCPT=450 greylisted", "temporary 450", "greylisted"),
      ("RCPT=452 disk full", "temporary 452", "disk full"),
      ("RCPT=550 5.1.1 no such user", "permanent 550", "5.1.1 no such user"),
      ("RCPT=550-first|550 second", "permanent 550", "first second"),
      ("DATA=421 closing", "temporary 421", "closing"),
      ("DATA=554 no", "permanent 554", "no"),
      ("END=421 closing", "temporary 421", "closing"),
      ("END=451 later", "temporary 451", "later"),
      ("END=452 disk full", "temporary 452", "disk full"),
      ("END=554 5.7.1 looks like spam", "permanent 554", "5.7.1 looks like spam"),
      // These are about the server and us: no message is given up because of them.
      ("greeting=421 busy", "temporary 421", "busy"),
      ("greeting=554 not here", "temporary 554", "not here"),
      ("EHLO=421 closing", "temporary 421", "closing"),
    ])
  func refusals(action: String, kind: String, words: String) throws {
    let server = try MailServer([action])
    let delivery = try CourierKit(to: server).deliver()
    #expect(delivery.kind == kind, "\(delivery)")
    #expect(delivery.words.hasSuffix(words), "\(delivery)")
    #expect(server.messages.isEmpty == !action.hasPrefix("END"))
  }

  @Test(
    "understands every yes to the final dot, and takes nothing else for a yes or a no",
    arguments: [
      ("END=250", "accepted"), ("END=251 forwarded", "accepted"),
      ("END=250-one|250 two", "accepted"), ("END=hello|250 taken", "accepted"),
      ("END=354 what", "unknown"), ("END=199 what", "unknown"),
    ])
  func answers(action: String, kind: String) throws {
    let server = try MailServer([action])
    let delivery = try CourierKit(to: server).deliver()
    #expect(delivery.kind == kind, "\(delivery)")
  }

  @Test(
    "is in doubt if the connection is lost within the answer to the final dot",
    arguments: ["END=250-almost", "END=554-almost", "END=hello", "END=2"])
  func halfAnswers(action: String) throws {
    let server = try MailServer([action + "|drop"])
    let delivery = try CourierKit(to: server).deliver()
    #expect(delivery.kind == "unknown", "\(delivery)")
  }

  @Test(
    "is open to another try if the connection is lost before the final dot",
    arguments: ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "BODY"])
  func droppedBefore(stage: String) throws {
    let server = try MailServer(["\(stage)=drop"])
    let message = stage == "BODY" ? Samples.large : nil
    #expect(try CourierKit(to: server).deliver(message).kind == "temporary -")
    #expect(server.messages == [])
  }

  @Test("is open to another try if there is no server at all")
  func away() throws {
    let server = try MailServer()
    let kit = try CourierKit(to: server)
    server.stop()
    #expect(try kit.deliver().kind == "temporary -")
  }

  @Test("is in doubt if the connection is lost after the final dot")
  func droppedAfter() throws {
    let server = try MailServer(["END=drop"])
    #expect(try CourierKit(to: server).deliver().kind == "unknown")
    #expect(try server.messages == [Samples.message().bytes()])
  }

  @Test(
    "ends in time with a server that is silent or trickles before the final dot",
    arguments: [
      "greeting=stall", "greeting=drip", "EHLO=stall", "MAIL=stall", "RCPT=drip", "DATA=stall",
      "BODY=stall",
    ])
  func slowBefore(action: String) throws {
    let server = try MailServer([action])
    let message = action == "BODY=stall" ? Samples.large : nil
    let delivery = try CourierKit(to: server, wholeMs: 300).deliver(message)
    #expect(delivery.kind == "temporary -", "\(delivery)")
    #expect(server.messages == [])
  }

  @Test(
    "is in doubt, in time, if a server is silent or trickles after the final dot",
    arguments: ["END=stall", "END=drip"])
  func slowAfter(action: String) throws {
    let server = try MailServer([action])
    // As little as serves on this machine today.
    for wholeMs in [300, 3000, 30_000] where server.messages.isEmpty {
      let delivery = try CourierKit(to: server, wholeMs: wholeMs).deliver()
      #expect(delivery.kind == (server.messages.isEmpty ? "temporary -" : "unknown"))
    }
    #expect(server.messages.count == 1)
  }

  @Test(
    "goes on over a new connection if the server has had enough of the old one",
    arguments: ["MAIL#2=421 enough", "MAIL#2=drop", "RCPT#2=421 enough", "RCPT#2=drop"])
  func tired(action: String) throws {
    let server = try MailServer([action])
    let kit = try CourierKit(to: server)
    for _ in 1...3 { #expect(try kit.deliver().kind == "accepted") }
    #expect(server.messages.count == 3)
  }

  @Test("uses no connection again on which an answer is still to come")
  func lateAnswer() throws {
    // Noise instead of an answer to the dot, and then it serves on.
    let server = try MailServer(["END=hello"])
    let kit = try CourierKit(to: server, wholeMs: 2000)
    for _ in 1...2 { #expect(try kit.deliver().kind == "unknown") }
    #expect(server.commands.filter { $0 == "EHLO" }.count == 2)
  }

  @Test("does not try again by itself what the server refused, or may have taken")
  func noSecondTry() throws {
    for action in ["RCPT#2=450 later", "END#2=drop", "END#2=451 later", "RCPT#2=550 no"] {
      let server = try MailServer([action])
      let kit = try CourierKit(to: server)
      #expect(try kit.deliver().kind == "accepted")
      #expect(try kit.deliver().kind != "accepted")
      #expect(server.commands.filter { $0 == "MAIL" }.count == 2, "\(action)")
    }
  }

  @Test(
    "leaves at once a server that does not answer to a goodbye, after a refusal as well",
    arguments: [("QUIT=stall", "accepted"), ("RCPT=550 no such user", "permanent 550")])
  func goodbye(action: String, kind: String) throws {
    let server = try MailServer([action, "QUIT=stall"])
    var delivery: Delivery?
    let time = try ContinuousClock().measure {
      delivery = try CourierKit(to: server, wholeMs: 100_000).deliver()
    }
    #expect(delivery?.kind == kind)
    // libcurl itself would wait for 100 or 120.
    #expect(time < .seconds(60))
    try server.wait(for: "QUIT")
  }

  @Test(
    "refuses a message that servers would read in different ways",
    arguments: [
      "a: b\r\n\r\nx\n.\nMAIL FROM:<a@ica.coop>\r\n", "a: b\r\n\r\nx\ry\r\n", "a: b\r\n\r\nx\r",
      "a: b\r\n\r\nx\n", "a: b\r\n\r\nx", "", "a: b\r\n\r\n\0\r\n", "a: b\r\n\r\né\r\n",
      "a: b\r\n\r\n" + String(repeating: "x", count: 999) + "\r\n",
    ])
  func smuggled(message: String) throws {
    let server = try MailServer()
    #expect(try CourierKit(to: server).deliver(Array(message.utf8)).kind == "permanent -")
    #expect(server.commands == [])
  }
}
