import CLibPQ

/// Takes the data of a `copy … from stdin` and sends it in large pieces.
public struct CopyWriter {
  private let connection: Connection
  private var exchange: Exchange
  private var buffer: [UInt8] = []

  /// Bytes gathered before they are sent.
  private static let pieceSize = 64 * 1024

  init(_ connection: Connection, _ exchange: Exchange) {
    self.connection = connection
    self.exchange = exchange
    buffer.reserveCapacity(2 * Self.pieceSize)
  }

  /// Adds bytes of the format that the COPY statement names, cut anywhere.
  /// - Throws: ``PostgresError`` if they cannot be sent. That the server refuses them is only
  ///   learned at the end of the COPY.
  public mutating func write(_ bytes: some Sequence<UInt8>) throws(PostgresError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Adds one row in the text format, the default of COPY; `nil` is NULL.
  /// - Throws: kind `usage` for NUL in a field; else as ``write(_:)``.
  public mutating func writeRow(_ fields: [String?]) throws(PostgresError) {
    for (position, field) in fields.enumerated() {
      if position > 0 { buffer.append(UInt8(ascii: "\t")) }
      guard let field else {
        buffer.append(contentsOf: "\\N".utf8)
        continue
      }
      for byte in field.utf8 {
        guard byte != 0 else { throw exchange.failure(.usage, "a field of the COPY contains NUL") }
        append(escaping: byte)
      }
    }
    try write(CollectionOfOne(UInt8(ascii: "\n")))
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): buffer.append(contentsOf: "\\\\".utf8)
    case UInt8(ascii: "\t"): buffer.append(contentsOf: "\\t".utf8)
    case UInt8(ascii: "\n"): buffer.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): buffer.append(contentsOf: "\\r".utf8)
    default: buffer.append(byte)
    }
  }

  mutating func flush() throws(PostgresError) {
    if connection.options.interrupt?.isTripped == true {
      throw exchange.failure(.interrupted, "interrupted")
    }
    guard !buffer.isEmpty else { return }
    exchange.renew()
    let isSent = buffer.withUnsafeBytes {
      PQputCopyData(
        connection.handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
    }
    guard isSent == 1 else {
      throw exchange.failure(.connection, oneLine(PQerrorMessage(connection.handle)))
    }
    buffer.removeAll(keepingCapacity: true)
    try connection.flush(exchange)
  }
}
