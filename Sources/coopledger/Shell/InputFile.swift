import Glibc
import Postgres

/// A file that a command reads piece by piece; it closes itself when nobody reads it any more.
///
/// Devices are refused: some of them never end. A pipe is read, and whoever waits for one that
/// nobody fills can be interrupted.
final class InputFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(Failure) {
    self.path = path
    // A pipe would otherwise be waited for in here, where a signal that came before is not seen.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw Self.unreadable(path, EISDIR) }
    guard kind == S_IFREG || kind == S_IFIFO || isatty(descriptor) == 1 else {
      throw Self.unreadable(path, why: "it is neither a file nor a pipe")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      if let interrupt = Interrupt.installed, !interrupt.waitToRead(descriptor) {
        throw Failure("interrupted", "Interrupted; nothing was recorded", exit: .tryAgain)
      }
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else { throw Self.unreadable(path) }
      return count
    }
  }

  /// Refuses what gives its bytes only once.
  static func requireRereadable(_ path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    var failure = Failure(
      "file_unreadable", "\(path) is no file: it is read more than once",
      hint: "Save what it gives in a file first.", exit: .inputMissing)
    failure.file = path
    throw failure
  }

  private static func unreadable(
    _ path: String, _ error: Int32 = errno, why: String? = nil
  ) -> Failure {
    var failure = Failure(
      "file_unreadable", "\(path) cannot be read: \(why ?? String(cString: strerror(error)))",
      exit: .inputMissing)
    failure.file = path
    return failure
  }
}
