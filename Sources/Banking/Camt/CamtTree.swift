import CXML

/// A few elements of a message, with what is in them: an entry's head, or one payment.
///
/// One is filled, read and emptied again and again, so that its memory serves the whole file. It
/// is memory of its own, and its nodes only point into it: what holds arrays, or counts who holds
/// what, made half of the time of reading a file.
final class CamtTree {
  /// No bank writes as much of one payment: 4 MB.
  private static let sizeMax = 1 << 22
  private static let nodesMax = 50_000

  private var nodes = UnsafeMutablePointer<CamtNode.Content>.allocate(capacity: 64)
  private var nodeCount = 0
  private var nodeRoom = 64
  private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
  private var byteCount = 0
  private var byteRoom = 4096
  /// The innermost that is open, or -1.
  private var open = -1

  deinit {
    nodes.deallocate()
    bytes.deallocate()
  }

  /// Whether nothing is open.
  var isWhole: Bool { open < 0 }

  func removeAll() {
    nodeCount = 0
    byteCount = 0
    open = -1
  }

  /// Takes elements until the first of them is whole, or there are no more.
  ///
  /// - Returns: how many beginnings and ends were taken.
  func take(
    _ events: Slice<UnsafeBufferPointer<cxml_event>>, text: UnsafePointer<CChar>?
  ) throws(StatementError) -> Int {
    var taken = 0
    for event in events {
      taken += 1
      if event.kind == cxml_close_kind {
        nodes[open].end = nodeCount
        open = nodes[open].parent
      } else {
        try add(event, text: text)
      }
      if open < 0 { break }
    }
    return taken
  }

  /// Takes an element's beginning, or the whole of it where nothing is in it.
  private func add(
    _ event: cxml_event, text: UnsafePointer<CChar>?
  ) throws(StatementError) {
    let element = CamtElement.all[Int(event.name)]
    let size = event.text_size
    guard nodeCount < Self.nodesMax, byteCount + size <= Self.sizeMax else {
      throw .tooLong(line: Int(event.line), field: element.rawValue)
    }
    if nodeCount == nodeRoom {
      Self.grow(&nodes, &nodeRoom, used: nodeCount, wanted: nodeCount + 1)
    }
    if byteCount + size > byteRoom {
      Self.grow(&bytes, &byteRoom, used: byteCount, wanted: byteCount + size)
    }
    if let text, size > 0 {
      let source = UnsafeRawBufferPointer(start: text + event.text_start, count: size)
      if !event.text_is_ascii, String(validating: source, as: UTF8.self) == nil {
        throw .malformed("Input is not proper UTF-8", line: Int(event.line))
      }
      UnsafeMutableRawPointer(bytes + byteCount).copyMemory(
        from: text + event.text_start, byteCount: size)
    }
    nodes[nodeCount] = CamtNode.Content(
      element: element, line: Int(event.line), parent: open, end: nodeCount + 1,
      textStart: byteCount, textEnd: byteCount + size,
      currency: (event.currency.0, event.currency.1))
    if event.kind == cxml_open_kind { open = nodeCount }
    nodeCount += 1
    byteCount += size
  }

  private static func grow<Element: BitwiseCopyable>(
    _ memory: inout UnsafeMutablePointer<Element>, _ room: inout Int, used: Int, wanted: Int
  ) {
    room = max(room * 2, wanted)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    larger.update(from: memory, count: used)
    memory.deallocate()
    memory = larger
  }

  /// What is around the elements that it holds.
  var root: CamtNode {
    CamtNode(
      nodes: UnsafePointer(nodes), memory: UnsafePointer(bytes), index: -1, end: nodeCount)
  }
}
