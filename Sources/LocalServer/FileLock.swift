import Glibc

/// An exclusive lock that the kernel gives back when its last holder ends, however it ends.
enum FileLock {
  /// Waits for whoever holds the lock, then calls `body` with its descriptor: a child that
  /// inherits that one holds the lock, too, even when its parent is killed.
  static func holding<R>(
    _ path: String, _ body: (Int32) throws(LocalServerError) -> R
  ) throws(LocalServerError) -> R {
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else {
      throw LocalServerError(.directory, "Cannot open the lock file \(path): \(Files.lastError).")
    }
    let lock = Files.aside(opened)
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw LocalServerError(.directory, "Cannot lock \(path): \(Files.lastError).")
      }
    }
    return try body(lock)
  }
}
