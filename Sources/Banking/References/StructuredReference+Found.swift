extension StructuredReference {
  /// The references in a text that a payer wrote, in its order, each once.
  ///
  /// Only what is unmistakable counts: the mark of its scheme (`RF`, the slashes of Belgian ones)
  /// or 27 digits; nothing that touches further letters or digits; and check digits that are right.
  /// Where it is not clear where a reference ends, since more than one end would be right, there is
  /// none.
  public static func found(in text: String) -> [StructuredReference] {
    let bytes = Array(text.utf8)
    var found: [StructuredReference] = []
    var place = 0
    while place < bytes.count {
      guard isWord(bytes[place]), place == 0 || !isWord(bytes[place - 1]) else {
        place += 1
        continue
      }
      if let (reference, end) = reference(at: place, in: bytes) {
        if !found.contains(reference) { found.append(reference) }
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  /// The reference that begins here, and where it ends.
  private static func reference(
    at place: Int, in bytes: [UInt8]
  ) -> (StructuredReference, end: Int)? {
    let ends =
      if bytes[place...].starts(with: "RF".utf8) || bytes[place...].starts(with: "rf".utf8) {
        endsOfRF(from: place, in: bytes)
      } else {
        [endOfBelgian(from: place, in: bytes), endOfSwiss(from: place, in: bytes)]
          .compactMap { $0 }
      }
    let right = ends.compactMap { end in
      Self(String(decoding: bytes[place..<end], as: UTF8.self)).map { ($0, end: end) }
    }
    return right.count == 1 ? right[0] : nil
  }

  /// Where an RF reference could end: behind the word that it is, or, in the form for people,
  /// behind any of its groups of four.
  private static func endsOfRF(from place: Int, in bytes: [UInt8]) -> [Int] {
    var end = wordEnd(from: place, in: bytes)
    guard end - place == 4 else { return [end] }
    var ends: [Int] = []
    while end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), isWord(bytes[end + 1]) {
      let next = wordEnd(from: end + 1, in: bytes)
      guard next - end - 1 <= 4, next - place <= 31 else { break }
      ends.append(next)
      end = next
      // Only the last group may be shorter.
      if (next - place + 1) % 5 != 0 { break }
    }
    return ends
  }

  /// Three, four and five digits with slashes between.
  private static func endOfBelgian(from place: Int, in bytes: [UInt8]) -> Int? {
    let end = place + 14
    guard end <= bytes.count, end == bytes.count || !isWord(bytes[end]) else { return nil }
    for (offset, byte) in bytes[place..<end].enumerated() {
      let isSlash = offset == 3 || offset == 8
      guard isSlash ? byte == UInt8(ascii: "/") : CheckDigits.areDigits([byte]) else { return nil }
    }
    // One more slash, and it is a part of something longer.
    guard place == 0 || bytes[place - 1] != UInt8(ascii: "/"),
      end == bytes.count || bytes[end] != UInt8(ascii: "/")
    else { return nil }
    return end
  }

  /// 27 digits in a row, or two and five times five.
  private static func endOfSwiss(from place: Int, in bytes: [UInt8]) -> Int? {
    let end = wordEnd(from: place, in: bytes)
    if end - place == 27, CheckDigits.areDigits(bytes[place..<end]) { return end }
    let spaced = place + 32
    guard spaced <= bytes.count, spaced == bytes.count || !isWord(bytes[spaced]) else { return nil }
    for (offset, byte) in bytes[place..<spaced].enumerated() {
      let isGap = offset >= 2 && (offset - 2) % 6 == 0
      guard isGap ? byte == UInt8(ascii: " ") : CheckDigits.areDigits([byte]) else { return nil }
    }
    return spaced
  }

  private static func wordEnd(from place: Int, in bytes: [UInt8]) -> Int {
    bytes[place...].firstIndex { !isWord($0) } ?? bytes.count
  }

  /// Letters, digits, and all bytes of other scripts.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }
}
