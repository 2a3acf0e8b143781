import Glibc

/// Stream sockets in the file system.
public enum UnixSocket {
  /// A socket that listens at the path.
  public static func listen(at path: String) throws -> Int32 {
    try open(path) { socket, address, length in
      bind(socket, address, length) == 0 ? Glibc.listen(socket, 64) : -1
    }
  }

  /// A socket connected to whoever listens at the path.
  static func connect(to path: String) throws -> Int32 {
    try open(path) { Glibc.connect($0, $1, $2) }
  }

  /// Fills the buffer; `false` if the other side ended first.
  static func read(_ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var done = 0
    while done < buffer.count {
      let count = recv(socket, buffer.baseAddress! + done, buffer.count - done, 0)
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  /// Sends all; `false` if the other side ended first.
  static func write(_ socket: Int32, _ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(socket, $0.baseAddress! + done, $0.count - done, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  private static func open(
    _ path: String,
    _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) throws -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let socket = Glibc.socket(AF_UNIX, type, 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { use(socket, $0, length) }
    }
    guard socket >= 0, result == 0 else {
      let code = errno
      close(socket)
      throw SystemError("socket \(path)", code)
    }
    return socket
  }
}
