import Glibc

extension LocalServer {
  /// Stops the server; open sessions are cut off, and what they had committed stays.
  /// - Returns: whether there was one to stop.
  @discardableResult
  public func down() throws(LocalServerError) -> Bool {
    guard exists else { return false }
    let user = try ServerUser.current()
    let binaries = try binaries()
    return try FileLock.holding(lockFile) { _ throws(LocalServerError) in
      guard try postmaster(of: user) != nil else { return false }
      let outcome = try Child.run(
        user.prefix + [
          binaries.path("pg_ctl"), "stop", "--silent", "--wait", "--mode=fast",
          "--timeout=\(Self.patienceSeconds)", "--pgdata=data",
        ], in: directory)
      guard outcome.status == 0 else {
        throw LocalServerError(
          .failed, "The private server does not stop: \(outcome.output)",
          hint: "See \(logFile).")
      }
      if socketDirectory != directory { rmdir(socketDirectory) }
      return true
    }
  }
}
