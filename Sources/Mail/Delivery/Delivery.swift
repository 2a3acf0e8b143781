/// What became of a message that was to be delivered to one person.
public enum Delivery: Hashable, Sendable {
  /// The server has taken it, and answers for it now: its words. For the outbox, the file's path.
  case accepted(reply: String)
  /// Not taken, and worth another try later: the server's code and its words, or no code where it
  /// could not be reached or did not answer. A code of the form 5yz is about the server and us,
  /// such as a login, and not about the message.
  case temporary(code: Int?, text: String)
  /// Not taken, and never to be: the server's code of the form 5yz and its words.
  case permanent(code: Int?, text: String)
  /// Perhaps taken: the whole message was handed over and no answer came. Sent again, it has to
  /// have the same message id, by which mail programs know it as the same.
  case unknown(text: String)
}

extension Delivery {
  /// What follows from the course of an exchange.
  init(_ facts: SMTPFacts) {
    let reply = facts.reply ?? .init(code: 0, text: "")
    // libcurl knows no other yes than 250; the standard has any 2yz for it.
    if facts.isDone || facts.bodyAnswered && (200..<300).contains(reply.code) {
      self = .accepted(reply: "\(reply.code) \(reply.text)")
      return
    }
    // Without a yes or no to the final dot nobody knows whether it arrived.
    if facts.bodyEnded, !facts.bodyAnswered || reply.code < 400 {
      self = .unknown(text: facts.problem)
      return
    }
    guard reply.code >= 400 else {
      self = .temporary(code: nil, text: facts.problem)
      return
    }
    // RFC 4954: 530 login required, 534 and 535 not accepted, 538 not without TLS.
    guard facts.mailBegan, !(530...538).contains(reply.code) else {
      // About the server and us, and not about the message: that waits until it is mended. Servers
      // exist that repeat the lines of a login in their answers: none of those words go further.
      let words = facts.loginBegan ? "the login was refused" : reply.text
      self = .temporary(code: reply.code, text: "\(facts.problem): \(reply.code) \(words)")
      return
    }
    self =
      reply.code < 500
      ? .temporary(code: reply.code, text: reply.text)
      : .permanent(code: reply.code, text: reply.text)
  }
}
