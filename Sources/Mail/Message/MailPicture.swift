/// A PNG within the HTML of a message, which shows it by `<img src="cid:…">`.
public struct MailPicture: Hashable, Sendable {
  /// What stands behind `cid:`.
  public let contentID: MessageID
  public let png: [UInt8]

  public init(contentID: MessageID, png: [UInt8]) {
    self.contentID = contentID
    self.png = png
  }

  var part: MIMEPart {
    .bytes(
      ["Content-Type: image/png", "Content-ID: <\(contentID)>", "Content-Disposition: inline"],
      png)
  }
}
