import Glibc

extension String {
  /// Where `needle` begins, in bytes; quick even in a debug build.
  func find(_ needle: String, from start: Int = 0) -> Int? {
    withCString { text in
      strstr(text + start, needle).map { UnsafePointer($0) - text }
    }
  }

  /// Whether `word` stands here by itself, not as a part of a longer name.
  func holds(word: String) -> Bool {
    let bytes = Array(utf8)
    let length = word.utf8.count
    func isName(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || isalnum(Int32(byte)) != 0
    }
    var start = 0
    while let place = find(word, from: start) {
      let opens = place == 0 || !isName(bytes[place]) || !isName(bytes[place - 1])
      let end = place + length
      let closes = end >= bytes.count || !isName(bytes[end - 1]) || !isName(bytes[end])
      if opens, closes { return true }
      start = place + 1
    }
    return false
  }

  var indentation: Int { utf8.prefix { $0 == UInt8(ascii: " ") }.count }
}
