/// One record of a CSV file: the header or a row.
public struct CSVRecord: Hashable, Sendable {
  /// The line of the file on which it begins, from 1; a quoted field may go on over several.
  public let line: Int
  /// Its fields, without their quotes.
  public let fields: [String]
}
