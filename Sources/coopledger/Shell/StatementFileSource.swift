import Banking
import Glibc

/// A statement file on disk, read piece by piece and as often as its reader wants.
struct StatementFileSource {
  let path: String

  /// The bytes from the first one on.
  func open() throws(StatementError) -> ByteSource {
    let file = try OpenFile(path)
    return { buffer throws(StatementError) in try file.read(into: buffer) }
  }

  func head() throws(StatementError) -> FileHead { try FileHead(reading: open()) }

  /// An open file, which closes itself when nobody reads it any more.
  private final class OpenFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(StatementError) {
      self.path = path
      descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.unreadable(path) }
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(StatementError) -> Int {
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw Self.unreadable(path) }
        return count
      }
    }

    private static func unreadable(_ path: String) -> StatementError {
      StatementError(
        "file_unreadable", "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
  }
}

extension Failure {
  /// Why a statement file is refused, with its place in the file.
  init(_ error: StatementError, in file: String) {
    self.init(
      error.code, error.message, field: error.field, hint: error.hint,
      exit: error.code == "file_unreadable" ? .inputMissing : .badData)
    self.file = file
    line = error.line
  }
}
