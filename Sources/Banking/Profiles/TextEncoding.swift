import Glibc

/// How a file's bytes stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case windows1250 = "windows-1250"
  case windows1252 = "windows-1252"
  case shiftJIS = "shift_jis"

  /// What the C library calls it: banks mean Microsoft's form of Shift JIS.
  var libraryName: String { self == .shiftJIS ? "CP932" : rawValue }
}

/// Reads cells in the first of some encodings in which they are valid, and stays with it.
///
/// The first cell that is not plain ASCII decides: text in an 8-bit encoding is hardly ever valid
/// UTF-8 by chance. What then comes in another encoding is an error, not a second guess.
final class CellDecoder {
  private var candidates: [TextEncoding]
  private var converters: [TextEncoding: Converter] = [:]
  /// The encoding, once a cell has told it.
  private(set) var decided: TextEncoding?

  init(_ candidates: [TextEncoding]) {
    // UTF-16 has become UTF-8 before there are cells.
    self.candidates = candidates.contains(.utf16) ? [.utf8] : candidates
  }

  /// The text, or nil where it is valid in none of the encodings.
  func text(_ bytes: some Collection<UInt8>) -> String? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if let decided { return text(bytes, decided) }
    for candidate in candidates {
      if let text = text(bytes, candidate) {
        decided = candidate
        return text
      }
    }
    return nil
  }

  private func text(_ bytes: some Collection<UInt8>, _ encoding: TextEncoding) -> String? {
    if encoding == .utf8 { return String(validating: bytes, as: UTF8.self) }
    if converters[encoding] == nil { converters[encoding] = Converter(from: encoding.libraryName) }
    return converters[encoding]?.text(bytes)
  }

  /// The C library's converter, whose tables need no copy of ours.
  private final class Converter {
    /// What iconv answers for bytes that are no text, `(size_t) -1`.
    private static let failed = Int(bitPattern: UInt.max)
    private let descriptor: iconv_t

    init?(from encoding: String) {
      descriptor = iconv_open("UTF-8", encoding)
      guard Int(bitPattern: descriptor) != -1 else { return nil }
    }

    deinit { iconv_close(descriptor) }

    func text(_ bytes: some Collection<UInt8>) -> String? {
      var input = bytes.map { CChar(bitPattern: $0) }
      // No character of an 8-bit encoding takes more than three bytes of UTF-8.
      var output = [CChar](repeating: 0, count: input.count * 3)
      let capacity = output.count
      let written = input.withUnsafeMutableBufferPointer { input -> Int? in
        output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress
          var fromLeft = input.count
          var into = output.baseAddress
          var intoLeft = capacity
          let result = iconv(descriptor, &from, &fromLeft, &into, &intoLeft)
          return result == Self.failed || fromLeft > 0 ? nil : capacity - intoLeft
        }
      }
      guard let written else {
        _ = iconv(descriptor, nil, nil, nil, nil)
        return nil
      }
      return String(validating: output[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
