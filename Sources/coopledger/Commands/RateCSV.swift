import CSV
import Ledger
import Store

/// One of the European Central Bank's files of reference rates
/// (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates).
///
/// Its history is one wide table, newest day first, with "N/A" where a currency has no rate, and a
/// comma at the end of each line. Its daily file is the same with one row, a space behind each
/// comma and the day written out: "05 December 2018".
struct RateCSV {
  private let path: String
  private let console: Console

  init(_ path: String, _ console: Console) {
    self.path = path
    self.console = console
  }

  func file() throws -> RateFile {
    try InputFile.requireRereadable(path)
    var hash = SHA256()
    var start: [UInt8] = []
    var size = 0
    try CSVFile.pieces(of: path) { piece in
      if start.count < 4 { start += piece.prefix(4 - start.count) }
      hash.update(piece)
      size += piece.count
    }
    if start.starts(with: Array("PK".utf8)) {
      throw failure(
        "file_packed", "The file is a zip archive", line: nil,
        hint: "Unpack it first: unzip \(path).")
    }
    if start.first == UInt8(ascii: "<") {
      throw failure(
        "file_not_csv", "The file is XML", line: nil, hint: "The ECB has the same rates as CSV.")
    }
    return RateFile(digest: hash.finish(), source: "ECB") { try read(each: $0) }
  }

  private func read(each: (RateFile.Rate) throws -> Void) throws {
    var header: [String]?
    try CSVFile.read(path) { answer in
      do {
        let record = try answer.get()
        let cells = record.fields.map(Self.trimmed)
        if let header {
          try row(cells, header, line: record.line, each)
        } else {
          header = try columns(cells)
        }
      } catch let error as CSVError {
        throw failure(error.code, error.message, line: error.line, hint: error.hint)
      }
    }
  }

  private func columns(_ cells: [String]) throws(Failure) -> [String] {
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let names = cells.last?.isEmpty == true ? cells.dropLast() : cells[...]
    guard names.first == "Date", names.count > 1,
      names.dropFirst().allSatisfy({ $0.utf8.count == 3 && $0.utf8.allSatisfy(letters.contains) })
    else {
      throw failure(
        "rates_header", "The first line is not that of the ECB's rates", line: 1,
        hint: "It begins like Date,USD,JPY and names a currency in each column.")
    }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw failure(
        "column_twice", "There are two columns \(names[twice])", line: 1, hint: nil)
    }
    return Array(names)
  }

  private func row(
    _ cells: [String], _ header: [String], line: Int, _ each: (RateFile.Rate) throws -> Void
  ) throws {
    let day: Day
    do {
      day = try Self.day(cells[0])
    } catch {
      throw failure(error.code, error.message, line: line, hint: error.hint, field: "Date")
    }
    for (place, text) in cells.enumerated().dropFirst() where !text.isEmpty && text != "N/A" {
      guard place < header.count else {
        throw failure(
          "rates_ragged", "There is a rate behind the last currency", line: line, hint: nil)
      }
      do {
        try each(
          RateFile.Rate(
            line: line, currency: header[place], day: day, rate: try Rate(parsing: text)))
      } catch let error as AmountError {
        throw failure(
          error.code, error.message, line: line, hint: error.hint, field: header[place])
      }
    }
  }

  /// `2018-12-05`, or `05 December 2018` as the daily file has it.
  private static func day(_ text: String) throws(DayError) -> Day {
    let words = text.split(separator: " ")
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    if words.count == 3, let month = months.firstIndex(of: String(words[1])),
      let number = Int(words[0]), let year = Int(words[2]),
      let day = Day(year: year, month: month + 1, day: number)
    {
      return day
    }
    return try Day(parsing: text)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  private func failure(
    _ code: String, _ message: String, line: Int?, hint: String?, field: String? = nil
  ) -> Failure {
    var failure = Failure(code, message, field: field, hint: hint, exit: .badData)
    failure.file = path
    failure.line = line
    return failure
  }
}
