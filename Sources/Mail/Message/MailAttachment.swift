/// A CSV file that goes with a message, with a header row (RFC 7111), in UTF-8.
public struct MailAttachment: Hashable, Sendable {
  public let fileName: String
  /// The file, byte for byte.
  public let csv: [UInt8]

  /// - Parameter fileName: at most 100 bytes, and nothing that is a path somewhere.
  /// - Throws: `MailError` with the code `mail_file_name`.
  public init(fileName: String, csv: [UInt8]) throws(MailError) {
    let isName =
      (1...100).contains(fileName.utf8.count) && !fileName.hasPrefix(".")
      && !HeaderText.hasControls(fileName)
      && !fileName.utf8.contains { "/\\:*?\"<>|".utf8.contains($0) }
    guard isName else {
      throw MailError(
        .badData, "mail_file_name",
        "\(HeaderText.quoted(fileName)) is no name for an attachment: 1 to 100 bytes, no dot at "
          + "the beginning, none of / \\ : * ? \" < > | and no control characters")
    }
    self.fileName = fileName
    self.csv = csv
  }

  var part: MIMEPart {
    .bytes(
      [
        "Content-Type: text/csv; charset=utf-8; header=present",
        "Content-Disposition: attachment;\r\n \(fileNameParameter)",
      ], csv)
  }

  /// Plain, or percent-encoded where it goes beyond ASCII (RFC 2231).
  private var fileNameParameter: String {
    if fileName.utf8.allSatisfy({ $0 < 0x80 }) { return "filename=\"\(fileName)\"" }
    let hex = Array("0123456789ABCDEF")
    let encoded = fileName.utf8.map { byte in
      byte.isASCIIAlphanumeric || "-._".utf8.contains(byte)
        ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
    }
    return "filename*=utf-8''\(encoded.joined())"
  }
}
