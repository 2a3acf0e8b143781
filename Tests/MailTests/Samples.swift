import Mail

/// A message that has everything, to be changed.
enum Samples {
  static func message(id: String = "run-17.3") throws -> MailMessage {
    let csv = "\u{FEFF}month,joined\r\n2017-06,\"Crédit, Coopératif\"\r\n"
    let attachment = "coopledger_growth_cicopa_2017-06_v1.csv"
    return MailMessage(
      from: try MailAddress(name: "ICA", address: "ledger@ica.coop"),
      to: try MailAddress(parsing: "Jane Doe <jane@ica.coop>"),
      subject: "CICOPA growth June 2017: 48 members (+2)", sentAt: 1_498_888_800,
      id: try MessageID(id, at: "ica.coop"),
      text: "CICOPA has 48 members.\n\nJoined: Crédit Coopératif\n",
      html: "<p>CICOPA has 48 members: <img src=\"cid:growth@ica.coop\"></p>\n",
      picture: MailPicture(contentID: try MessageID("growth", at: "ica.coop"), png: picture),
      attachments: [try MailAttachment(fileName: attachment, csv: Array(csv.utf8))])
  }

  /// Not a picture, but all that one could hold.
  static let picture = [0x89, 0x50, 0x4E, 0x47] + (0...255).map { UInt8($0) }

  /// More than all the buffers between here and a server that does not read: 16 MB.
  static let large = Array(
    String(repeating: String(repeating: "x", count: 998) + "\r\n", count: 16_000).utf8)
}
