import Glibc

extension LocalServer {
  /// Makes the cluster's directory, or takes over an empty one, for the server's user alone.
  func prepareDirectory(for user: ServerUser) throws(LocalServerError) {
    try makeParents(for: user)
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw LocalServerError(
        .directory, "Cannot make the directory \(directory): \(Files.lastError).",
        hint: "Set COOPLEDGER_LOCAL_DIR to a place that you may write to.")
    }
    guard let information = Files.information(directory), isDirectory(information) else {
      throw LocalServerError(.directory, "\(directory) is not a directory.")
    }
    guard information.st_uid == user.uid || information.st_uid == geteuid() else {
      throw LocalServerError(
        .notPermitted,
        "\(directory) belongs to \(ServerUser.name(of: information.st_uid)), not to"
          + " \(user.name).",
        hint: "Work as that user, or set COOPLEDGER_LOCAL_DIR to another directory.")
    }
    let names = Files.names(in: directory)
    guard names.isEmpty || names.contains("coopledger.lock") || exists else {
      throw LocalServerError(
        .directory, "\(directory) is not empty and holds no cluster of ours.",
        hint: "Set COOPLEDGER_LOCAL_DIR to a directory of its own.")
    }
    try own(directory, by: user)
  }

  private func makeParents(for user: ServerUser) throws(LocalServerError) {
    var reached = ""
    for part in directory.split(separator: "/").dropLast() {
      let above = reached.isEmpty ? "/" : reached
      reached += "/\(part)"
      if Files.exists(reached) { continue }
      try checkAccess(to: above, for: user)
      let mode: mode_t = user.prefix.isEmpty ? 0o700 : 0o755
      if mkdir(reached, mode) != 0, errno != EEXIST {
        throw LocalServerError(
          .directory, "Cannot make the directory \(reached): \(Files.lastError).",
          hint: "Set COOPLEDGER_LOCAL_DIR to a place that you may write to.")
      }
      chmod(reached, mode)  // whatever root's umask: the server's user must pass through
    }
    try checkAccess(to: reached.isEmpty ? "/" : reached, for: user)
  }

  /// Root may walk where the server's user may not: better said here than by initdb.
  private func checkAccess(
    to parent: String, for user: ServerUser
  ) throws(LocalServerError) {
    guard !user.prefix.isEmpty else { return }
    if try Child.run(user.prefix + ["/usr/bin/test", "-x", "\(parent)/."]).status != 0 {
      throw LocalServerError(
        .directory,
        "Root's server runs as the user \(user.name), who cannot reach \(parent).",
        hint: "Set COOPLEDGER_LOCAL_DIR to a place outside, such as /var/lib/coopledger.")
    }
  }

  func isDirectory(_ information: stat) -> Bool { information.st_mode & S_IFMT == S_IFDIR }

  /// Through a descriptor: nobody can swap the directory between the look and the change.
  func own(_ path: String, by user: ServerUser) throws(LocalServerError) {
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else {
      throw LocalServerError(.notPermitted, "Cannot open \(path): \(Files.lastError).")
    }
    defer { close(opened) }
    var information = stat()
    fstat(opened, &information)
    guard information.st_uid == user.uid || information.st_uid == geteuid(),
      fchmod(opened, 0o700) == 0,
      information.st_uid == user.uid || fchown(opened, user.uid, user.gid) == 0
    else {
      throw LocalServerError(
        .notPermitted, "Cannot make \(path) the own of \(user.name): \(Files.lastError).")
    }
  }
}
