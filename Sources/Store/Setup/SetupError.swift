public import Ledger
import Postgres

/// Why a file of the configuration is refused. Nothing of any file is stored then.
public struct SetupError: Refusal, Hashable {
  /// What kind of trouble it is, which decides the exit code.
  public enum Kind: String, Sendable {
    /// A row breaks a rule.
    case data
    /// The folder or its files are not there, or cannot be read.
    case missingFile
  }

  public let kind: Kind
  public let code: String
  /// The file, or the folder.
  public let file: String?
  /// The line of the file, from 1.
  public let line: Int?
  /// The column of the file, by its name.
  public let column: String?
  public let message: String
  public let hint: String?

  init(
    _ code: String, kind: Kind = .data, file: String?, line: Int? = nil, column: String? = nil,
    _ message: String, hint: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

extension SetupError {
  static func unreadable(_ path: String, _ reason: String) -> SetupError {
    SetupError(
      "file_unreadable", kind: .missingFile, file: path, "\(path) cannot be read: \(reason)")
  }

  static func nothing(in directory: String, of names: [String]) -> SetupError {
    SetupError(
      "configuration_empty", kind: .missingFile, file: directory,
      "The folder \(directory) has none of \(names.joined(separator: ", "))",
      hint: "Name the folder that holds them, or leave out --config for the built-in ones.")
  }

  /// A row that is well-formed and still cannot be taken.
  static func row(of file: String, _ problem: String) -> SetupError {
    SetupError("row_refused", file: file, "\(file): \(problem)")
  }

  /// What the server said about a line that it read.
  init(_ error: PostgresError, reading file: SetupFile) {
    let place = CopyPlace(error.context ?? "", columns: file.columns)
    // For the breach of a NOT NULL the server names the column apart.
    let column = place.column ?? error.column
    let problem =
      switch error.sqlState {
      case .notNullViolation: "a value is missing"
      case .uniqueViolation: "this row is there twice"
      case .checkViolation:
        "this breaks the rule: "
          + (error.constraint ?? "").split(separator: "_").joined(separator: " ")
      default: error.message
      }
    let location = [
      file.name, place.line.map { "line \($0)" }, column.map { "column \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    self.init(
      "row_refused", file: file.name, line: place.line, column: column, "\(location): \(problem)",
      hint: "Its first line is: \(file.columns.joined(separator: ",")). Nothing was stored.")
  }
}

/// Where in the data of a COPY the server was, from an error's context such as
/// `COPY setup_units, line 3, column scale: "x"`.
struct CopyPlace {
  let line: Int?
  let column: String?

  /// Reads the place in any of the server's languages: the line is the first number after the
  /// table's name, the column the first word that is one of the columns.
  init(_ context: String, columns: [String]) {
    let copy = context.split(separator: "\n").first { $0.contains("COPY ") } ?? ""
    let place = copy.drop { $0 != "," }.prefix { $0 != ":" }
    let words = place.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    line = words.lazy.compactMap { Int($0) }.first
    column = words.dropFirst(2).first(where: columns.contains)
  }
}
