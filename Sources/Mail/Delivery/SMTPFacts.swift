/// The course of one exchange with a mail server, as far as it decides what became of the message.
struct SMTPFacts: Hashable, Sendable {
  struct Reply: Hashable, Sendable {
    let code: Int
    let text: String
  }

  /// Whether the server has taken the message.
  var isDone = false
  /// Whether the connection of an earlier message was used.
  var isReused = false
  /// Whether a login was tried.
  var loginBegan = false
  /// Whether `MAIL FROM` was sent: replies before it are not about the message.
  var mailBegan = false
  /// Whether the final dot may have been sent.
  var bodyEnded = false
  /// Whether a reply came after that.
  var bodyAnswered = false
  /// The last whole reply of the server.
  var reply: Reply?
  /// libcurl's words for what went wrong.
  var problem = ""

  /// Whether the server had grown tired of a connection that has served before: it hung up, or
  /// said 421, and has nothing of the message.
  var wantsFreshConnection: Bool {
    isReused && !isDone && !bodyEnded && (reply.map { $0.code < 400 || $0.code == 421 } ?? true)
  }
}
