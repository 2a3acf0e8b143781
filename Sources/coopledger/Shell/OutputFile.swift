import Glibc

/// A file that a command writes beside its answer.
struct OutputFile {
  private let path: String
  private let descriptor: Int32

  /// Creates the file, or empties it.
  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.cannotWrite(path) }
  }

  /// Writes the whole text and closes the file.
  func write(_ text: String) throws(Failure) {
    guard Console.write(text, to: descriptor), close(descriptor) == 0 else {
      throw Self.cannotWrite(path)
    }
  }

  private static func cannotWrite(_ path: String) -> Failure {
    var failure = Failure(
      "cannot_write", "\(path) cannot be written: \(String(cString: strerror(errno)))",
      exit: .cannotCreate)
    failure.file = path
    return failure
  }
}
