import Glibc
import TestSupport

/// A server on a Unix socket that answers every start-up with one error, or with no PostgreSQL at
/// all.
final class RefusingServer: Sendable {
  let directory: String
  private let listener: Int32
  private let thread: Thread

  /// - Parameter sqlState: what to refuse with; empty to answer in another protocol.
  init(sqlState: String) throws {
    var name = Array("/tmp/coopledger-refuse-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    directory = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let listener = try UnixSocket.listen(at: "\(directory)/.s.PGSQL.5432")
    self.listener = listener
    let answer = sqlState.isEmpty ? Array("HTTP/1.1 400\r\n\r\n".utf8) : Self.error(sqlState)
    thread = Thread {
      // Ends when the listener is shut down.
      while case let client = accept(listener, nil, nil), client >= 0 {
        var request = [UInt8](repeating: 0, count: 4096)
        _ = recv(client, &request, request.count, 0)
        _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
        close(client)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    thread.join()
    close(listener)
    unlink("\(directory)/.s.PGSQL.5432")
    rmdir(directory)
  }

  /// An ErrorResponse of the protocol, version 3.
  private static func error(_ sqlState: String) -> [UInt8] {
    let fields = ["SFATAL", "VFATAL", "C\(sqlState)", "Mas the test wants it"]
    let body = Array((fields.joined(separator: "\0") + "\0\0").utf8)
    let length = withUnsafeBytes(of: UInt32(body.count + 4).bigEndian) { Array($0) }
    return [UInt8(ascii: "E")] + length + body
  }
}
