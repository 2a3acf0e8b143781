/// A message to one person: a text and the same as HTML, with or without a picture in it, and
/// CSV files. The same message gives the same bytes, always.
public struct MailMessage: Hashable, Sendable {
  public var from: MailAddress
  public var to: MailAddress
  /// One line.
  public var subject: String
  /// When it was written: seconds since 1970-01-01 00:00 UTC.
  public var sentAt: Int64
  public var id: MessageID
  /// Tells the whole story alone; lines end with LF or CRLF.
  public var text: String
  public var html: String
  public var picture: MailPicture?
  public var attachments: [MailAttachment]

  public init(
    from: MailAddress, to: MailAddress, subject: String, sentAt: Int64, id: MessageID,
    text: String, html: String, picture: MailPicture? = nil, attachments: [MailAttachment] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.sentAt = sentAt
    self.id = id
    self.text = text
    self.html = html
    self.picture = picture
    self.attachments = attachments
  }

  /// The message as a file or a server gets it (RFC 5322): CRLF after every line, no line longer
  /// than 998 letters, no byte beyond ASCII.
  ///
  /// ```
  /// multipart/mixed
  ///   multipart/alternative
  ///     text/plain
  ///     multipart/related            if there is a picture
  ///       text/html
  ///       image/png
  ///   text/csv                       one each
  /// ```
  /// - Throws: `MailError` of the codes `mail_subject` and `mail_date`.
  public func bytes() throws(MailError) -> [UInt8] {
    let content = content(boundary: id.local)
    return try head(over: content) + content.bytes
  }

  /// What is below the header.
  ///
  /// - Parameter boundary: what tells the parts from each other, letters, digits, `.` and `-`: the
  ///   same for all whose messages shall have the same content.
  public func content(boundary: String) -> MailContent {
    let page = MIMEPart.multipart(
      "related; type=\"text/html\"", boundary: "=_3_\(boundary)",
      [.text("text/html", html)] + (picture.map { [$0.part] } ?? []))
    let story = MIMEPart.multipart(
      "alternative", boundary: "=_2_\(boundary)", [.text("text/plain", text), page])
    return MailContent(
      .multipart("mixed", boundary: "=_1_\(boundary)", [story] + attachments.map(\.part)))
  }

  /// The header and the empty line below it: what differs from one recipient to the next.
  ///
  /// - Throws: `MailError` of the codes `mail_subject` and `mail_date`.
  public func head(over content: MailContent) throws(MailError) -> [UInt8] {
    guard !subject.isEmpty, subject.utf8.count <= 1000, !HeaderText.hasControls(subject) else {
      throw MailError(
        .badData, "mail_subject",
        "A subject has 1 to 1,000 bytes, and no line breaks or other control characters")
    }
    guard let date = Header.date(sentAt) else {
      throw MailError(.badData, "mail_date", "The date of a mail is between 1800 and 2999")
    }
    let header = [
      "Date: \(date)", Header.address("From", from), Header.address("To", to),
      "Message-ID: <\(id)>", Header.text("Subject", subject),
      // No out-of-office answers, please (RFC 3834).
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
    ]
    return MIMEPart(header: header + content.header, body: []).rendered
  }
}
