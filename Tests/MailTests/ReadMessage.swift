import TestSupport

/// A message as Python's mail library has read it.
struct ReadMessage {
  struct Part: Equatable {
    let type: String
    let content: [UInt8]
    let fileName: String
    let contentID: String
    let charset: String
    let header: String

    var text: String { String(decoding: content, as: UTF8.self) }
  }

  private(set) var fields: [String: [String]] = [:]
  private(set) var parts: [Part] = []
  private(set) var defects: [String] = []

  var subject: String { fields["subject"]?[0] ?? "" }

  func part(_ type: String) -> Part? { parts.first { $0.type == type } }

  /// Whether there is a Python to read with.
  static let isPossible =
    (try? Child.run("/usr/bin/python3", ["-c", "import email"]))?.status == 0

  static func read(_ messages: [[UInt8]]) throws -> [ReadMessage] {
    let input = messages.flatMap { Array("\($0.count)\n".utf8) + $0 }
    let script = Support.path("reader.py")
    let answer = try Child.run("/usr/bin/python3", [script], input: input)
    guard answer.status == 0 else { throw SystemError("reader.py: \(answer.error)") }
    var found: [ReadMessage] = []
    var message = ReadMessage()
    for line in answer.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words[0] {
      case "end":
        found.append(message)
        message = ReadMessage()
      case "defect": message.defects.append(Hex.text(words[1]))
      case "part":
        message.parts.append(
          Part(
            type: words[1], content: Hex.bytes(words[2]), fileName: Hex.text(words[3]),
            contentID: Hex.text(words[4]), charset: words[5], header: words[6]))
      default: message.fields[words[0]] = words.dropFirst().map { Hex.text($0) }
      }
    }
    return found
  }
}

/// Bytes as pairs of digits; a `-` before them lets there be none.
enum Hex {
  static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.utf8.compactMap { digit -> UInt8? in
      switch digit {
      case 48...57: digit - 48
      case 97...102: digit - 87
      default: nil
      }
    }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }

  static func text(_ digits: String) -> String { String(decoding: bytes(digits), as: UTF8.self) }
}

enum Support {
  /// A file beside this one.
  static func path(_ name: String) -> String {
    #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/" + name
  }
}
