import CLibPQ
import Glibc

/// One row of an answer, decoded column by column when asked.
public struct Row {
  let result: ServerResult
  let index: Int32

  /// The names of the columns, in order.
  public var columns: [String] {
    (0..<PQnfields(result.handle)).map { String(cString: PQfname(result.handle, $0)) }
  }

  /// All values as the server sent them, in order; `nil` is NULL.
  public var texts: [String?] {
    (0..<PQnfields(result.handle)).map(value)
  }

  /// The value of a column as the server sent it; `nil` is NULL.
  /// - Throws: kind `decoding` if there is no such column.
  public func text(
    _ column: String, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> String? {
    // Not PQfnumber: it folds case, so "shareA" would not find its own column.
    for number in 0..<PQnfields(result.handle)
    where strcmp(PQfname(result.handle, number), column) == 0 {
      return value(number)
    }
    throw PostgresError(.decoding, "the answer has no column \(column)", file: file, line: line)
  }

  /// The value of a column as a Swift value; `String?` and the like accept NULL.
  /// - Throws: kind `decoding` if there is no such column or it is not of this type.
  public func decode<T: PostgresDecodable>(
    _ column: String, as type: T.Type = T.self, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> T {
    let text = try text(column, file: file, line: line)
    do {
      guard let text else { return try T.fromPostgresNull() }
      return try T(postgresText: text)
    } catch {
      let found = text == nil ? "NULL" : "not of this type"
      var error = PostgresError(
        .decoding, "column \(column) was read as \(type) and is \(found)", file: file, line: line)
      error.column = column
      throw error
    }
  }

  private func value(_ number: Int32) -> String? {
    guard PQgetisnull(result.handle, index, number) == 0 else { return nil }
    let length = Int(PQgetlength(result.handle, index, number))
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(result.handle, index, number), count: length)
    return String(decoding: bytes, as: UTF8.self)
  }
}
