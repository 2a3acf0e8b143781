import CXML

/// The wanted elements of an XML file, one after the other.
///
/// It holds one piece of the file, however long that is.
final class CamtEvents {
  private static let pieceSize = 1 << 16

  private let source: ByteSource
  private let reader: OpaquePointer
  private let piece: UnsafeMutableRawBufferPointer
  private var events = UnsafeBufferPointer<cxml_event>(start: nil, count: 0)
  private var place = 0
  private var isAtEnd = false

  init(_ source: @escaping ByteSource) throws(StatementError) {
    if let reason = cxml_load() {
      throw .noXML(String(cString: reason))
    }
    guard let reader = cxml_new() else { throw .noXML("the memory is full") }
    for element in CamtElement.all { cxml_want(reader, element.rawValue) }
    self.source = source
    self.reader = reader
    piece = .allocate(byteCount: Self.pieceSize, alignment: 16)
  }

  deinit {
    cxml_free(reader)
    piece.deallocate()
  }

  /// The next element's beginning or end, or nil behind the last one.
  func next() throws(StatementError) -> cxml_event? {
    if place == events.count, try !refill() { return nil }
    defer { place += 1 }
    return events[place]
  }

  /// Reads an element of which the beginning was answered last, with all that is in it.
  func fill(_ tree: CamtTree) throws(StatementError) {
    place -= 1
    while true {
      place += try tree.take(events[place...], text: cxml_text(reader))
      if tree.isWhole { return }
      guard try refill() else { return }
    }
  }

  /// The name of an element that is not wanted, as long as no further one is asked for.
  func name(of event: cxml_event) -> String {
    guard let base = cxml_text(reader) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: base + event.text_start, count: event.text_size)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads on to where there is something; false at the end of the file.
  private func refill() throws(StatementError) -> Bool {
    repeat {
      try throwFailure()
      guard !isAtEnd else { return false }
      let size = try source(piece)
      isAtEnd = size == 0
      cxml_feed(reader, piece.baseAddress?.assumingMemoryBound(to: CChar.self), size, isAtEnd)
      var count = 0
      events = UnsafeBufferPointer(start: cxml_events(reader, &count), count: count)
      place = 0
    } while events.isEmpty
    return true
  }

  private func throwFailure() throws(StatementError) {
    var message: UnsafePointer<CChar>?
    var line: Int32 = 0
    let failure = cxml_failure(reader, &message, &line)
    switch failure {
    case cxml_no_failure: return
    case cxml_has_doctype: throw .doctype(line: Int(line))
    case cxml_text_too_long: throw .tooLong(line: Int(line))
    case cxml_too_deep: throw .tooDeep(line: Int(line))
    case cxml_out_of_memory: throw .noXML("the memory is full")
    default: throw .malformed(message.map { String(cString: $0) } ?? "", line: Int(line))
    }
  }
}
