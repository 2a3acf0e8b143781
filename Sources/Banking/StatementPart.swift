/// What a reader of statements answers with, one after the other, so that a file of any length is
/// never held as a whole: a head, its lines, an end; then perhaps the next statement's head.
public enum StatementPart: Hashable, Sendable {
  case head(StatementHead)
  case line(StatementLine)
  case end(StatementEnd)
}

/// Reads the statements of one file, whatever its format.
public protocol StatementReader: AnyObject {
  /// How many lines were left aside because they are in another currency than was asked for; told
  /// behind the last part.
  var inOtherCurrencies: Int { get }

  /// The next part, or nil behind the last one.
  /// - Throws: `StatementError`, after which nothing more can be read.
  func next() throws(StatementError) -> StatementPart?
}

extension StatementReader {
  public var inOtherCurrencies: Int { 0 }
}

/// Where a reader takes its bytes from: fills the buffer with what there is, and answers how many
/// bytes that were; 0 at the end of the file.
public typealias ByteSource = (UnsafeMutableRawBufferPointer) throws(StatementError) -> Int
