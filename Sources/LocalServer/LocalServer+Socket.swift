import Glibc

extension LocalServer {
  /// Where the socket is: the cluster's directory, or a short one under `/tmp`.
  ///
  /// The kernel takes 107 bytes of path and the server does not start with more. libpq splits a
  /// host at commas and pg_ctl hands its options through a shell, so a path with anything but
  /// plain characters goes the short way, too.
  public var socketDirectory: String {
    let plain = directory.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-".utf8.contains($0)
      }
    }
    let fits = directory.utf8.count + "/.s.PGSQL.\(Self.port)".utf8.count <= 107
    return plain && fits ? directory : shortSocketDirectory
  }

  private var shortSocketDirectory: String {
    // FNV-1a: it keeps the clusters of one user apart; that nobody else owns it is checked.
    let hash = directory.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "/tmp/coopledger-\(geteuid())-" + String(hash, radix: 16)
  }

  /// Makes the short directory where one is needed. `/tmp` is open to all: a directory that
  /// somebody else made beforehand, or a link, would let him stand between us and the server.
  func prepareSocketDirectory(for user: ServerUser) throws(LocalServerError) {
    let path = socketDirectory
    guard path != directory else { return }
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw LocalServerError(.failed, "Cannot make the directory \(path): \(Files.lastError).")
    }
    guard let information = Files.information(path), isDirectory(information),
      information.st_uid == user.uid || information.st_uid == geteuid(),
      information.st_mode & 0o077 == 0
    else {
      throw LocalServerError(
        .notPermitted,
        "\(path) exists, but is not a directory that only \(user.name) can enter:"
          + " somebody may have put it there to listen in.",
        hint: "Have it removed, or set COOPLEDGER_LOCAL_DIR to a shorter, plain path.")
    }
    try own(path, by: user)
  }
}
