/// A part of a message: its header and its bytes, or parts within it.
struct MIMEPart {
  /// Header lines, without the CRLF after each.
  let header: [String]
  let body: [UInt8]

  /// A text in UTF-8: `text/plain`, `text/html`.
  static func text(_ type: String, _ text: String) -> MIMEPart {
    MIMEPart(
      header: [
        "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
      ],
      body: QuotedPrintable.encode(text))
  }

  /// Bytes as they are.
  static func bytes(_ header: [String], _ bytes: [UInt8]) -> MIMEPart {
    MIMEPart(header: header + ["Content-Transfer-Encoding: base64"], body: Base64.lines(bytes))
  }

  /// Several parts in one, or the only part itself.
  ///
  /// - Parameter boundary: the line between the parts, `=_` in it. No part can hold such a line:
  ///   quoted-printable has no `_` behind a `=`, base64 has no `_` at all (RFC 2045, 6.7), and a
  ///   boundary within differs.
  static func multipart(_ type: String, boundary: String, _ parts: [MIMEPart]) -> MIMEPart {
    if parts.count == 1 { return parts[0] }
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\n".utf8) + part.rendered + [13, 10]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return MIMEPart(
      header: ["Content-Type: multipart/\(type);\r\n boundary=\"\(boundary)\""], body: body)
  }

  /// Header, empty line, body.
  var rendered: [UInt8] {
    Array(header.map { "\($0)\r\n" }.joined().utf8) + [13, 10] + body
  }
}
