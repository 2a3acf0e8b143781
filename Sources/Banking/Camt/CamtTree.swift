import CXML

/// A few elements of a message, with what is in them: an entry's head, or one payment.
///
/// One is filled, read and emptied again and again, so that its memory serves the whole file.
final class CamtTree {
  /// No bank writes as much of one payment: 4 MB.
  private static let sizeMax = 1 << 22
  private static let nodesMax = 50_000

  struct Node {
    let element: CamtElement
    let line: Int
    /// Where in the nodes, which stand in the file's order, its own ones end.
    var end: Int
    let text: Range<Int>
    let currency: Range<Int>
  }

  fileprivate(set) var nodes: [Node] = []
  fileprivate(set) var bytes: [UInt8] = []
  /// The open ones.
  private var path: [Int] = []

  /// Whether nothing is open.
  var isWhole: Bool { path.isEmpty }

  func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
  }

  /// Takes an element's beginning, or the whole of it where nothing is in it.
  func add(
    _ element: CamtElement, _ event: cxml_event, text: UnsafeBufferPointer<UInt8>
  ) throws(StatementError) {
    let line = Int(event.line)
    guard nodes.count < Self.nodesMax, bytes.count + text.count <= Self.sizeMax else {
      throw .tooLong(line: line, field: element.rawValue)
    }
    if !event.text_is_ascii, String(validating: text, as: UTF8.self) == nil {
      throw .malformed("Input is not proper UTF-8", line: line)
    }
    let start = bytes.count
    bytes.append(contentsOf: text)
    let middle = bytes.count
    withUnsafeBytes(of: event.currency) { currency in
      bytes.append(contentsOf: currency.prefix { $0 != 0 })
    }
    if event.kind == cxml_open_kind { path.append(nodes.count) }
    nodes.append(
      Node(
        element: element, line: line, end: nodes.count + 1, text: start..<middle,
        currency: middle..<bytes.count))
  }

  /// Takes the end of the element that was opened last.
  func close() {
    guard let index = path.popLast() else { return }
    nodes[index].end = nodes.count
  }

  /// The outermost element that began first.
  var first: CamtNode? { nodes.isEmpty ? nil : CamtNode(tree: self, index: 0) }

  /// The first of these that stands outermost.
  subscript(element: CamtElement) -> CamtNode? { first(element, from: 0, to: nodes.count) }

  /// All of these that stand outermost.
  func all(_ element: CamtElement) -> [CamtNode] { all(element, from: 0, to: nodes.count) }

  fileprivate func first(_ element: CamtElement, from: Int, to end: Int) -> CamtNode? {
    var index = from
    while index < end {
      if nodes[index].element == element { return CamtNode(tree: self, index: index) }
      index = nodes[index].end
    }
    return nil
  }

  fileprivate func all(_ element: CamtElement, from: Int, to end: Int) -> [CamtNode] {
    var found: [CamtNode] = []
    var index = from
    while index < end {
      if nodes[index].element == element { found.append(CamtNode(tree: self, index: index)) }
      index = nodes[index].end
    }
    return found
  }
}

/// One element in a tree, as long as that is not emptied.
struct CamtNode {
  fileprivate let tree: CamtTree
  fileprivate let index: Int

  var element: CamtElement { tree.nodes[index].element }
  var line: Int { tree.nodes[index].line }

  /// The first of these in it.
  subscript(element: CamtElement) -> CamtNode? {
    tree.first(element, from: index + 1, to: tree.nodes[index].end)
  }

  /// All of these in it.
  func all(_ element: CamtElement) -> [CamtNode] {
    tree.all(element, from: index + 1, to: tree.nodes[index].end)
  }

  /// Its text without the space around it; nil where there is none.
  var text: String? {
    let bytes = self.bytes
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  var bytes: ArraySlice<UInt8> {
    var bytes = tree.bytes[tree.nodes[index].text]
    while let first = bytes.first, Self.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// What its attribute says, or "".
  var currency: String {
    String(decoding: tree.bytes[tree.nodes[index].currency], as: UTF8.self)
  }

  /// Whether its text is this one, in ASCII.
  func says(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes.elementsEqual($0) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
