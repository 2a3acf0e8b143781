public import Ledger

/// Why a CSV file, or one record of it, is refused.
public struct CSVError: Refusal, Hashable {
  /// The stable name of the reason: `csv_ragged`.
  public let code: String
  /// The line of the file, from 1.
  public let line: Int
  public let message: String
  public let hint: String?
  /// Whether nothing behind it can be read: it is not known any more what is text and what is
  /// structure.
  public let endsFile: Bool

  private init(
    _ code: String, _ line: Int, endsFile: Bool = false, _ message: String, hint: String? = nil
  ) {
    self.code = code
    self.line = line
    self.endsFile = endsFile
    self.message = message
    self.hint = hint
  }
}

extension CSVError {
  static let saveAsUTF8 =
    "Save it as \"CSV UTF-8\", or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE."

  static let empty = CSVError(
    "csv_empty", 1, endsFile: true, "The file is empty: its first line should name the columns")

  static let utf16 = CSVError(
    "csv_utf16", 1, endsFile: true, "The file is UTF-16 and not UTF-8", hint: saveAsUTF8)

  static func notUTF8(_ line: Int, column: Int, byte: UInt8) -> CSVError {
    let digits = String(byte, radix: 16, uppercase: true)
    return CSVError(
      "csv_not_utf8", line,
      "The text of column \(column) is not UTF-8: it has the byte 0x\(digits) where none can be",
      hint: saveAsUTF8)
  }

  static func nul(_ line: Int, column: Int) -> CSVError {
    CSVError(
      "csv_nul", line, "Column \(column) has a NUL, a character that no text has",
      hint: "Is it a CSV file, in UTF-8?")
  }

  static func ragged(_ line: Int, fields: Int, columns: Int) -> CSVError {
    CSVError(
      "csv_ragged", line,
      "The row has \(fields) \(fields == 1 ? "field" : "fields") for \(columns) columns",
      hint: "A field that holds a separator or a newline stands in quotes.")
  }

  static func tooLong(_ line: Int) -> CSVError {
    CSVError(
      "csv_too_long", line, endsFile: true, "The row has more than a million bytes",
      hint: "Is it a CSV file?")
  }

  static func tooManyColumns(_ line: Int, _ most: Int) -> CSVError {
    CSVError(
      "csv_too_wide", line, endsFile: true, "The first line has more than \(most) columns",
      hint: "Is it a CSV file?")
  }

  static func afterQuote(_ line: Int) -> CSVError {
    CSVError(
      "csv_after_quote", line, endsFile: true, "There is text behind a closing quote",
      hint: "Inside of a quoted field a quote is written twice: \"\".")
  }

  static func farQuote(_ line: Int) -> CSVError {
    CSVError(
      "csv_open_quote", line, endsFile: true,
      "A quoted field begins here and has not ended a million bytes later",
      hint: "Inside of a quoted field a quote is written twice: \"\".")
  }

  static func openQuote(_ line: Int) -> CSVError {
    CSVError(
      "csv_open_quote", line, endsFile: true,
      "A quoted field begins here, and the file ends before it does",
      hint: "Inside of a quoted field a quote is written twice: \"\".")
  }
}
