/// A message as Python's mail library has read it.
public struct ReadMessage: Sendable {
  public struct Part: Equatable, Sendable {
    public let type: String
    public let content: [UInt8]
    public let fileName: String
    public let contentID: String
    public let charset: String
    public let header: String

    public var text: String { String(decoding: content, as: UTF8.self) }
  }

  public private(set) var fields: [String: [String]] = [:]
  public private(set) var parts: [Part] = []
  public private(set) var defects: [String] = []

  public var subject: String { fields["subject"]?[0] ?? "" }

  public func part(_ type: String) -> Part? { parts.first { $0.type == type } }

  /// Whether there is a Python to read with.
  public static let isPossible =
    (try? Child.run("/usr/bin/python3", ["-c", "import email"]))?.status == 0

  public static func read(_ messages: [[UInt8]]) throws -> [ReadMessage] {
    let input = messages.flatMap { Array("\($0.count)\n".utf8) + $0 }
    let script = Script.path("reader.py")
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
