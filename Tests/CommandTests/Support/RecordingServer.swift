import Glibc
import TestSupport

/// A listener on TCP that has no TLS, asks for a password in clear, and keeps every byte that it
/// is sent.
final class RecordingServer: Sendable {
  let port: Int
  private let listener: Int32
  private let thread: Thread
  private let bytes = Shared<[UInt8]>([])

  init() throws {
    let (listener, port) = try Self.listen()
    (self.listener, self.port) = (listener, port)
    let bytes = bytes
    thread = Thread {
      // Ends when the listener is shut down.
      while case let client = accept(listener, nil, nil), client >= 0 {
        Self.converse(client) { heard in bytes.withLock { $0 += heard } }
        close(client)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    thread.join()
    close(listener)
  }

  var heard: [UInt8] { bytes.withLock { $0 } }

  /// A port that was free a moment ago.
  static func freePort() throws -> Int {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func converse(_ client: Int32, _ keep: ([UInt8]) -> Void) {
    let sslRequest: [UInt8] = [0, 0, 0, 8, 4, 210, 22, 47]
    let wantsPassword: [UInt8] = [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3]
    while true {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      let message = Array(buffer.prefix(count))
      keep(message)
      if message.first == UInt8(ascii: "p") { return }
      let answer = message == sslRequest ? [UInt8(ascii: "N")] : wantsPassword
      _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
  }

  private static func listen() throws -> (Int32, Int) {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && Glibc.listen(descriptor, 8) == 0
          ? getsockname(descriptor, $0, &length) : -1
      }
    }
    guard code == 0 else { throw SystemError("no port", errno) }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }
}
