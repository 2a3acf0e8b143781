extension LocalServer {
  /// How the private server stands.
  public struct Status: Sendable, Equatable {
    public enum State: Sendable, Equatable {
      case running(pid: Int32)
      case stopped
      /// There is no cluster in this directory yet.
      case absent
    }

    public let state: State
    /// Of the server programs that serve this cluster, as in `15.18`; nil if they are missing.
    public let version: String?
    public let directory: String
    public let socketDirectory: String
  }

  /// Asks the pid file and the process table; changes nothing.
  public func status() throws(LocalServerError) -> Status {
    let state: Status.State =
      if !exists {
        .absent
      } else if let postmaster = try postmaster(of: try ServerUser.current()) {
        .running(pid: postmaster.pid)
      } else {
        .stopped
      }
    return Status(
      state: state, version: try? binaries().version, directory: directory,
      socketDirectory: socketDirectory)
  }
}
