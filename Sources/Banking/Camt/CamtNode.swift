/// One element in a tree, as long as that is neither filled further nor emptied.
struct CamtNode {
  /// What a tree holds of an element.
  struct Content: BitwiseCopyable {
    let element: CamtElement
    let line: Int
    /// The one that it is in, or -1.
    let parent: Int
    /// Where in the nodes, which stand in the file's order, those inside of it end.
    var end: Int
    let textStart: Int
    let textEnd: Int
    /// The attribute, ended by a zero, as it is handed over.
    let currency: (UInt64, UInt64)
  }

  private let nodes: UnsafePointer<Content>
  private let memory: UnsafePointer<UInt8>
  private let index: Int
  private let end: Int

  /// The element at this place; -1 is around all of them.
  init(nodes: UnsafePointer<Content>, memory: UnsafePointer<UInt8>, index: Int, end: Int) {
    self.nodes = nodes
    self.memory = memory
    self.index = index
    self.end = end
  }

  var element: CamtElement { nodes[index].element }
  var line: Int { nodes[index].line }

  /// The first one in it.
  var first: CamtNode? { index + 1 < end ? node(index + 1) : nil }

  /// The first of these in it.
  subscript(element: CamtElement) -> CamtNode? {
    var place = index + 1
    while place < end {
      if nodes[place].element == element { return node(place) }
      place = nodes[place].end
    }
    return nil
  }

  /// The one of these in it, where the standard allows no second one: nothing would tell which of
  /// two amounts counts.
  func only(_ element: CamtElement) throws(StatementError) -> CamtNode? {
    var found: CamtNode?
    var place = index + 1
    while place < end {
      if nodes[place].element == element {
        guard found == nil else { throw .twice(element, line: nodes[place].line) }
        found = node(place)
      }
      place = nodes[place].end
    }
    return found
  }

  /// All of these in it.
  func all(_ element: CamtElement) -> [CamtNode] {
    var found: [CamtNode] = []
    var place = index + 1
    while place < end {
      if nodes[place].element == element { found.append(node(place)) }
      place = nodes[place].end
    }
    return found
  }

  private func node(_ place: Int) -> CamtNode {
    CamtNode(nodes: nodes, memory: memory, index: place, end: nodes[place].end)
  }

  /// Its text without the space around it; nil where there is none.
  var text: String? {
    let bytes = self.bytes
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of that.
  var bytes: UnsafeBufferPointer<UInt8> {
    var start = nodes[index].textStart
    var end = nodes[index].textEnd
    while start < end, Self.isSpace(memory[start]) { start += 1 }
    while start < end, Self.isSpace(memory[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(start: memory + start, count: end - start)
  }

  /// What its attribute `Ccy` says, or "".
  var currency: String {
    withUnsafeBytes(of: nodes[index].currency) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Whether its text is this one, in ASCII.
  func says(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes.elementsEqual($0) }
  }

  /// Whether it says that something is so.
  var isTrue: Bool { says("true") || says("1") }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
