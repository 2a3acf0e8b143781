import Glibc

/// A folder in which each message becomes a file `ID.eml`, for its owner alone to read.
struct Outbox {
  let folder: String

  /// Writes the message, whole or not at all. One that is there already, with the same bytes, is
  /// delivered; one with other bytes is never overwritten.
  func put(_ message: [UInt8], id: MessageID) -> Delivery {
    // Only the last folder of the path is made: a wrong path shall not grow a tree.
    if mkdir(folder, 0o700) != 0, errno != EEXIST { return failed("make", folder) }
    let path = "\(folder)/\(id).eml"
    if let present = Self.contents(path) { return Self.compare(present, message, path) }

    var template = Array("\(folder)/.coopledger-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return failed("write in", folder) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    defer { unlink(template) }
    let isWritten = Self.write(message, to: file) && fsync(file) == 0
    let problem = errno
    guard close(file) == 0, isWritten else {
      errno = isWritten ? errno : problem
      return failed("write", path)
    }
    // A link, and not a new name: that would overwrite what another process has put there.
    guard link(template, path) == 0 else {
      guard errno == EEXIST, let present = Self.contents(path) else { return failed("write", path) }
      return Self.compare(present, message, path)
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(directory) }
    guard directory >= 0, fsync(directory) == 0 else { return failed("write", folder) }
    return .accepted(reply: path)
  }

  private func failed(_ what: String, _ path: String) -> Delivery {
    .temporary(code: nil, text: "cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }

  private static func compare(_ present: [UInt8], _ message: [UInt8], _ path: String) -> Delivery {
    present == message
      ? .accepted(reply: path)
      : .permanent(code: nil, text: "\(path) is there already, and is another message")
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// The bytes of a file; nil if it cannot be read.
  private static func contents(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
