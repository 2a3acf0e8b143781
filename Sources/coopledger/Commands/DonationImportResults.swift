import CSV
import Giving
import Store

/// The file that tells what became of each row.
final class DonationImportResults: DonationImportListener {
  private let file: SafeFile
  private let isDryRun: Bool
  private var text = ""

  /// - Throws: `Failure` if the file cannot be written.
  init(_ path: String, isDryRun: Bool) throws(Failure) {
    file = try SafeFile(path)
    self.isDryRun = isDryRun
  }

  private static let columns = [
    "line", "donation", "status", "column", "value", "reason", "message", "hint",
  ]

  func restart() throws {
    try file.restart()
    text = CSVDialect.rfc4180.line(Self.columns.map(CSVCell.text))
  }

  func add(_ row: ImportedGift) throws {
    // A dry run's numbers are given back, and the gifts will get others.
    let isNew = row.status == .created
    let start: [CSVCell] = [
      .number(String(row.line)), .text(isNew && isDryRun ? nil : row.donation),
      .text(isNew && isDryRun ? "would_create" : row.status.rawValue),
    ]
    if row.refusals.isEmpty { put(start + Array(repeating: .text(nil), count: 5)) }
    for refusal in row.refusals {
      put(
        start + [
          .text(refusal.column?.rawValue), .text(refusal.value), .text(refusal.code),
          .text(refusal.message), .text(refusal.hint),
        ])
    }
    if text.utf8.count > 65_536 { try write() }
  }

  private func put(_ cells: [CSVCell]) { text += CSVDialect.rfc4180.line(cells) }

  private func write() throws(Failure) {
    try file.write(text)
    text = ""
  }

  /// Where one row is refused all are: what was to be created is told to be not recorded.
  func finish(isRefused: Bool) throws {
    try write()
    if isRefused {
      let whole = try SafeFile(file.path + ".refused")
      var isHeader = true
      try CSVFile.read(file.draft) { answer in
        var cells = try answer.get().fields.map(CSVDialect.unguarded)
        if !isHeader, ["created", "would_create"].contains(cells[2]) {
          (cells[1], cells[2]) = ("", ImportedGift.Status.notRecorded.rawValue)
        }
        isHeader = false
        try whole.write(CSVDialect.rfc4180.line(cells.map(CSVCell.text)))
      }
      try file.adopt(whole)
    }
    try file.flush()
  }

  func publish() throws(Failure) { try file.publish() }
}
