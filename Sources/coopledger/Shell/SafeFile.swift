import Glibc

/// A file that a command writes beside its answer, safely: under another name in the same folder
/// until it is complete, so that whoever finds it finds the whole, and an old one stays until then.
final class SafeFile {
  let path: String
  /// Where it is written until it is complete.
  let draft: String
  private var descriptor: Int32

  /// - Throws: `Failure` (cannot create output) before anything else is done.
  init(_ path: String) throws(Failure) {
    self.path = path
    // A device or a folder is not to be replaced by a file.
    var found = stat()
    guard stat(path, &found) != 0 || found.st_mode & S_IFMT == S_IFREG else {
      descriptor = -1
      draft = path
      errno = EINVAL
      throw Self.cannotWrite(path)
    }
    draft = "\(path).\(getpid()).part"
    descriptor = Self.create(draft)
    guard descriptor >= 0 else { throw Self.cannotWrite(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(draft)
  }

  func write(_ text: String) throws(Failure) {
    guard Console.write(text, to: descriptor) else { throw Self.cannotWrite(path) }
  }

  /// Goes on with another draft in place of its own.
  func adopt(_ other: SafeFile) throws(Failure) {
    guard rename(other.draft, draft) == 0 else { throw Self.cannotWrite(path) }
    close(descriptor)
    descriptor = other.descriptor
    other.descriptor = -1
  }

  /// Begins anew with an empty file.
  func restart() throws(Failure) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw Self.cannotWrite(path)
    }
  }

  /// Makes sure that all of it is on the disk: what is left to do cannot run out of space.
  func flush() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw Self.cannotWrite(path) }
  }

  /// Gives the complete file its name.
  func publish() throws(Failure) {
    guard rename(draft, path) == 0 else { throw Self.cannotWrite(path) }
    close(descriptor)
    descriptor = -1
  }

  private static func create(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
  }

  private static func cannotWrite(_ path: String) -> Failure {
    var failure = Failure(
      "cannot_write", "\(path) cannot be written: \(String(cString: strerror(errno)))",
      exit: .cannotCreate)
    failure.file = path
    return failure
  }
}
