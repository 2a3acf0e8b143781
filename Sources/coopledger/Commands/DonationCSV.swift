import CSV
import Giving
import Store

/// A donation file on disk.
struct DonationCSV {
  private let path: String
  private let dialect: CSVDialect
  private let console: Console

  init(_ path: String, dialect: CSVDialect, _ console: Console) {
    self.path = path
    self.dialect = dialect
    self.console = console
  }

  /// Reads its first line and digests all of it.
  ///
  /// - Throws: `Failure`.
  func file() throws -> DonationFile {
    let (digest, size) = try digest()
    return DonationFile(table: try table(), digest: digest) { each in
      try rows(size: size, digest: digest, each)
    }
  }

  /// The SHA-256 of its bytes in hex, and how many there are.
  func digest() throws -> (hex: String, size: Int) {
    try InputFile.requireRereadable(path)
    var hash = SHA256()
    var size = 0
    try CSVFile.pieces(of: path) { piece in
      hash.update(piece)
      size += piece.count
    }
    return (hash.finish(), size)
  }

  private func table() throws -> DonationTable {
    struct Found: Error {}
    var table: DonationTable?
    do {
      try CSVFile.read(path, dialect: dialect) { answer in
        do {
          let header = try answer.get().fields
          if dialect == .rfc4180, header.count == 1, header[0].contains(";") {
            throw failure(
              "csv_semicolons", "The columns are separated by semicolons", line: 1,
              hint: "Say so: --dialect excel-eu.")
          }
          table = try DonationTable(header: header.map(CSVDialect.unguarded))
        } catch let refusal as GiftRefusal {
          throw failure(refusal.code, refusal.message, line: 1, hint: refusal.hint)
        } catch let error as CSVError {
          throw failure(error.code, error.message, line: error.line, hint: error.hint)
        }
        throw Found()
      }
    } catch is Found {}
    guard let table else { throw failure("csv_empty", "The file is empty", line: 1, hint: nil) }
    return table
  }

  private func rows(
    size: Int, digest: String, _ each: (DonationFile.Row) throws -> Void
  ) throws {
    var reader = CSVReader(dialect: dialect)
    var hash = SHA256()
    var isHeader = true
    var numbers: [Bool] = []
    var read = 0
    func take(_ answers: [CSVReader.Answer]) throws {
      for answer in answers {
        if isHeader {
          isHeader = false
          numbers = try answer.get().fields.map(Self.isNumber)
          continue
        }
        switch answer {
        case .success(let record):
          try each(.fields(texts(of: record, numbers), line: record.line))
        case .failure(let error):
          try each(
            .refused(
              GiftRefusal(error.code, line: error.line, error.message, hint: error.hint)))
        }
      }
    }
    try CSVFile.pieces(of: path) { piece in
      hash.update(piece)
      try take(reader.take(piece))
      read += piece.count
      console.progress(min(read, size - 1), of: size, "read and recorded")
    }
    try take(reader.finish())
    console.progress(1, of: 1, "")
    guard hash.finish() == digest else { throw changed() }
  }

  /// - Throws: `Failure` where the bytes are not those that were digested.
  func requireUnchanged(_ digest: String) throws {
    guard try self.digest().hex == digest else { throw changed() }
  }

  private func changed() -> Failure {
    failure(
      "file_changed", "The file was changed while it was read; nothing was recorded", line: 1,
      hint: "Import it again.")
  }

  private static func isNumber(_ column: String) -> Bool {
    let numbers: [DonationColumn] = [.amount, .fee, .rate, .settled, .refunded]
    return DonationColumn(rawValue: column).map(numbers.contains) ?? false
  }

  /// The cells as they were before we, or a spreadsheet, wrote them: without the guard against
  /// formulas, and with a decimal point where the dialect has a comma.
  private func texts(of record: CSVRecord, _ numbers: [Bool]) -> [String] {
    zip(record.fields, numbers).map { text, isNumber in
      let text = CSVDialect.unguarded(text)
      guard isNumber, dialect == .excelEU, !text.contains(".") else { return text }
      return String(text.map { $0 == "," ? "." : $0 })
    }
  }

  private func failure(_ code: String, _ message: String, line: Int, hint: String?) -> Failure {
    var failure = Failure(code, message, hint: hint, exit: .badData)
    failure.file = path
    failure.line = line
    return failure
  }
}
