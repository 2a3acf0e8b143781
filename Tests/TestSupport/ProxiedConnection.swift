import Glibc
import Synchronization

/// One client's connection through a proxy: a thread for each direction.
final class ProxiedConnection: Sendable {
  enum Moment { case request, response }

  private let client: Int32
  private let server: Int32
  private let mayPass: @Sendable (Moment) -> Bool
  private let directionsLeft = Atomic<Int>(2)
  /// Whether the next message of the client begins a request.
  private let isIdle = Atomic<Bool>(false)

  init(client: Int32, server: Int32, mayPass: @escaping @Sendable (Moment) -> Bool) {
    self.client = client
    self.server = server
    self.mayPass = mayPass
  }

  func start() {
    _ = Thread { self.passRequests() }
    _ = Thread { self.passResponses() }
  }

  private func passRequests() {
    defer { end() }
    // The start-up message, or a request to cancel, has a length and no type.
    guard let startUp = message(from: client, typed: false),
      UnixSocket.write(server, startUp)
    else { return }
    while let message = message(from: client, typed: true) {
      let isTerminate = message[0] == UInt8(ascii: "X")
      let isFirst = isIdle.exchange(false, ordering: .acquiringAndReleasing)
      if isFirst, !isTerminate, !mayPass(.request) { return }
      guard UnixSocket.write(server, message) else { return }
    }
  }

  private func passResponses() {
    defer { end() }
    var isSignedIn = false
    // An answer is held back until it is complete, save what a COPY has the client wait for.
    var held: [UInt8] = []
    while let message = message(from: server, typed: true) {
      held += message
      switch message[0] {
      case UInt8(ascii: "Z"):
        if isSignedIn, !mayPass(.response) { return }
        isSignedIn = true
        isIdle.store(true, ordering: .releasing)
      case UInt8(ascii: "G"): break
      default: if isSignedIn, held.count < 1 << 20 { continue }
      }
      guard UnixSocket.write(client, held) else { return }
      held = []
    }
    _ = UnixSocket.write(client, held)
  }

  /// A whole message, its header included; `nil` at the end.
  private func message(from socket: Int32, typed: Bool) -> [UInt8]? {
    var header = [UInt8](repeating: 0, count: typed ? 5 : 4)
    guard header.withUnsafeMutableBytes({ UnixSocket.read(socket, $0) }) else { return nil }
    let length = header.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    var body = [UInt8](repeating: 0, count: max(0, length - 4))
    guard body.withUnsafeMutableBytes({ UnixSocket.read(socket, $0) }) else { return nil }
    return header + body
  }

  private func end() {
    shutdown(client, Int32(SHUT_RDWR))
    shutdown(server, Int32(SHUT_RDWR))
    if directionsLeft.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      close(client)
      close(server)
    }
  }
}
