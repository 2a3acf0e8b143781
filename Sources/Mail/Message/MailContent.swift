/// What a message holds below its header: the same bytes for all who get the same message.
public struct MailContent: Hashable, Sendable {
  /// The header lines that describe it.
  let header: [String]
  public let bytes: [UInt8]

  init(_ part: MIMEPart) {
    header = part.header
    bytes = part.body
  }
}
