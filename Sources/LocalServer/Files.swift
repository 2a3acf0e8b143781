import Glibc

/// The few file operations that are needed here, without Foundation.
enum Files {
  static func exists(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0
  }

  /// What stands at the path itself: a symbolic link is not followed.
  static func information(_ path: String) -> stat? {
    var information = stat()
    return lstat(path, &information) == 0 ? information : nil
  }

  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The text of a small file from `offset`, at most 64 KiB of it; nil if it cannot be read.
  /// A symbolic link is refused: root reads in directories that belong to the server's user.
  static func text(_ path: String, from offset: off_t = 0) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = pread(file, &buffer, buffer.count, offset)
    return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// The path made absolute and freed of links, as far as it exists; the rest as it will be.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last else { return "/" }
    let above = parts.dropLast().joined(separator: "/")
    let parent = resolved(path.hasPrefix("/") ? "/\(above)" : above.isEmpty ? "." : above)
    switch last {
    case ".": return parent
    case "..": return String(parent[..<(parent.lastIndex(of: "/") ?? parent.startIndex)])
    default: return parent == "/" ? "/\(last)" : "\(parent)/\(last)"
    }
  }

  /// The same open file under a number that no child uses, and closed in children: a program that
  /// is started without standard output gets the numbers 0 to 2 for its own files.
  static func aside(_ descriptor: Int32) -> Int32 {
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
    close(descriptor)
    return moved
  }

  /// Words for the last failed call.
  static var lastError: String { String(cString: strerror(errno)) }
}
