/// Opens a file anew, from its first byte.
public typealias ByteOpener = () throws(StatementError) -> ByteSource

/// What the first bytes of a file say of all of it, and sources made of others.
enum ByteSources {
  /// The bytes of an array.
  static func of(_ bytes: [UInt8]) -> ByteSource {
    var place = 0
    return { buffer throws(StatementError) in
      let count = min(buffer.count, bytes.count - place)
      for offset in 0..<count { buffer[offset] = bytes[place + offset] }
      place += count
      return count
    }
  }

  /// A file's bytes as UTF-8 where they are UTF-16, and as they are where they are not.
  static func withoutUTF16(_ source: @escaping ByteSource, _ order: UTF16Order?) -> ByteSource {
    guard let order else { return source }
    var decoder = UTF16Decoder(order)
    var ready: [UInt8] = []
    var place = 0
    var isAtEnd = false
    return { buffer throws(StatementError) in
      while place == ready.count, !isAtEnd {
        var piece = [UInt8](repeating: 0, count: 32_768)
        let count = try RowScanner.read(source, into: &piece)
        isAtEnd = count == 0
        ready = isAtEnd ? decoder.finish() : decoder.take(piece[..<count])
        place = 0
      }
      let count = min(buffer.count, ready.count - place)
      for offset in 0..<count { buffer[offset] = ready[place + offset] }
      place += count
      return count
    }
  }
}

/// Which byte of a UTF-16 character comes first.
enum UTF16Order {
  case littleEndian, bigEndian

  /// That of a file which begins so: by its mark, or because every second byte of what should be a
  /// header is zero.
  init?(head: some Collection<UInt8>) {
    let start = Array(head.prefix(64))
    if start.starts(with: [0xFF, 0xFE]) {
      self = .littleEndian
    } else if start.starts(with: [0xFE, 0xFF]) {
      self = .bigEndian
    } else {
      guard start.count >= 8 else { return nil }
      let zeros = start.indices.filter { start[$0] == 0 }
      guard zeros.count * 5 >= start.count * 2 else { return nil }
      if zeros.allSatisfy({ $0 % 2 == 1 }) {
        self = .littleEndian
      } else if zeros.allSatisfy({ $0 % 2 == 0 }) {
        self = .bigEndian
      } else {
        return nil
      }
    }
  }
}

/// UTF-16 to UTF-8, piece by piece. What is no character becomes a byte that no UTF-8 has, so that
/// whoever reads the cell can say where it is.
private struct UTF16Decoder {
  private let order: UTF16Order
  private var half: UInt8?
  private var high: UInt16?
  private var isAtStart = true

  init(_ order: UTF16Order) { self.order = order }

  mutating func take(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit =
        order == .littleEndian
        ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
      if !(isAtStart && unit == 0xFEFF) { step(unit, &output) }
      isAtStart = false
    }
    return output
  }

  mutating func finish() -> [UInt8] {
    defer { (half, high) = (nil, nil) }
    return half != nil || high != nil ? [0xFF] : []
  }

  private mutating func step(_ unit: UInt16, _ output: inout [UInt8]) {
    if let high {
      self.high = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        if let scalar = Unicode.Scalar(value) { output += Array(String(scalar).utf8) }
        return
      }
      output.append(0xFF)
    }
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else if let scalar = Unicode.Scalar(unit) {
      if scalar.isASCII {
        output.append(UInt8(unit))
      } else {
        output += Array(String(scalar).utf8)
      }
    } else {
      output.append(0xFF)
    }
  }
}
