/// How long a mail server is waited for. A delivery never takes longer than the whole.
public struct Patience: Hashable, Sendable {
  /// Milliseconds until connected, TLS included.
  public var connectMs: Int
  /// Milliseconds for a message in all. It bounds servers that trickle as well: libcurl's own
  /// limit of bytes a second would also strike while a server scans a message before its answer,
  /// and leave deliveries in doubt that only took their time.
  public var wholeMs: Int

  public init(connectMs: Int = 30_000, wholeMs: Int = 300_000) {
    self.connectMs = connectMs
    self.wholeMs = wholeMs
  }
}
