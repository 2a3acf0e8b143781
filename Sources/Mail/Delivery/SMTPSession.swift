import CCurl

/// A mail server, connected to when the first message is sent and left at the end.
final class SMTPSession {
  private let session: OpaquePointer

  /// - Parameter password: goes into libcurl's memory and nowhere else.
  /// - Throws: `MailError` with the code `mail_library` if there is no libcurl.
  init(_ server: SMTPServer, password: String?, patience: Patience) throws(MailError) {
    if let problem = ccurl_load() {
      throw MailError(
        .configuration, "mail_library", "Mail cannot be sent: \(String(cString: problem))",
        hint: "Install Debian's package libcurl4.")
    }
    let session = Self.withCStrings([
      server.url, server.login?.user, password, server.authorityFile,
    ]) { strings in
      var settings = ccurl_settings(
        url: strings[0], user: strings[1], password: strings[2], ca_file: strings[3],
        is_plain: server.isPlain, connect_ms_max: patience.connectMs,
        whole_ms_max: patience.wholeMs)
      return ccurl_open(&settings)
    }
    guard let session else {
      throw MailError(.configuration, "mail_library", "libcurl does not take the mail settings")
    }
    self.session = session
  }

  deinit { ccurl_close(session) }

  /// Sends a message to one person.
  func send(_ message: [UInt8], from: MailAddress, to: MailAddress) -> Delivery {
    var facts = exchange(message, from, to)
    // After a failure the next exchange has a connection of its own.
    if facts.wantsFreshConnection { facts = exchange(message, from, to) }
    return Delivery(facts)
  }

  private func exchange(_ message: [UInt8], _ from: MailAddress, _ to: MailAddress) -> SMTPFacts {
    var facts = ccurl_facts()
    ccurl_send(session, from.address, to.address, message, message.count, &facts)
    let reply = withUnsafeBytes(of: facts.reply) { Self.text($0) }
    return SMTPFacts(
      isDone: facts.result == 0, isReused: facts.is_reused, loginBegan: facts.login_began,
      mailBegan: facts.mail_began, bodyEnded: facts.body_ended,
      bodyAnswered: facts.body_answered,
      reply: facts.reply_code == 0 ? nil : .init(code: Int(facts.reply_code), text: reply),
      problem: withUnsafeBytes(of: facts.error) { Self.text($0) })
  }

  /// A server's words may be in any encoding, and as long as it likes.
  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Calls `body` with C strings, nil for nil.
  private static func withCStrings<R>(
    _ strings: [String?], _ body: ([UnsafePointer<CChar>?]) -> R
  ) -> R {
    let copies = strings.map { $0.map { Array($0.utf8CString) } }
    let pointers = copies.map { copy in
      copy.map { copy -> UnsafeMutablePointer<CChar> in
        let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: copy.count)
        pointer.initialize(from: copy, count: copy.count)
        return pointer
      }
    }
    defer { for pointer in pointers { pointer?.deallocate() } }
    return body(pointers.map { UnsafePointer($0) })
  }
}
