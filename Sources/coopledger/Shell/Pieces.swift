/// Data on its way to standard output a piece at a time, so that a journal of any size passes
/// through flat memory. Call ``end()`` when all is there.
struct Pieces {
  private let console: Console
  private var piece = ""

  init(console: Console) { self.console = console }

  mutating func add(_ text: String) throws(Failure) {
    piece += text
    if piece.utf8.count > 65_536 { try end() }
  }

  mutating func end() throws(Failure) {
    try console.put(piece)
    piece = ""
  }
}
