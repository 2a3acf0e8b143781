/// What the caller decides about a connection beside libpq's own settings.
public struct ConnectionOptions: Sendable {
  /// Shown in `pg_stat_activity` unless libpq's settings name another.
  public var applicationName: String
  /// For reaching the server and signing in, all hosts of the connection string together, in
  /// seconds. Looking up a host name is libpq's and is not covered.
  public var connectTimeoutSeconds: Int
  /// How long one call may wait for its answer, in milliseconds; a COPY or a stream: for its next
  /// piece. Then the connection is closed. `nil` waits for ever.
  public var deadlineMilliseconds: Int?
  /// Lets a TCP connection to another machine go without `sslmode=verify-full`.
  public var allowInsecureTransport: Bool
  /// What may stop a wait; Ctrl-C, once ``Interrupt/install()`` was called.
  public var interrupt: Interrupt?

  public init(
    applicationName: String = "", connectTimeoutSeconds: Int = 10,
    deadlineMilliseconds: Int? = nil, allowInsecureTransport: Bool = false,
    interrupt: Interrupt? = .installed
  ) {
    self.applicationName = applicationName
    self.connectTimeoutSeconds = connectTimeoutSeconds
    self.deadlineMilliseconds = deadlineMilliseconds
    self.allowInsecureTransport = allowInsecureTransport
    self.interrupt = interrupt
  }
}
