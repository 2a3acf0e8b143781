import Glibc

/// The operating system user that the server runs as: PostgreSQL refuses to run as root, so
/// there it is `postgres`, whom Debian's package brings along; otherwise oneself.
struct ServerUser {
  let name: String
  let uid: uid_t
  let gid: gid_t
  /// What to put before a command to run it as this user.
  let prefix: [String]

  static func current() throws(LocalServerError) -> ServerUser {
    let uid = geteuid()
    if uid == 0 { return try postgres() }
    guard let entry = account({ getpwuid_r(uid, $0, $1, $2, $3) }) else {
      throw LocalServerError(
        .notPermitted, "User id \(uid) has no name on this machine, which PostgreSQL requires.")
    }
    return ServerUser(name: entry.name, uid: uid, gid: entry.gid, prefix: [])
  }

  private static func postgres() throws(LocalServerError) -> ServerUser {
    guard let entry = account({ getpwnam_r("postgres", $0, $1, $2, $3) }), entry.uid != 0 else {
      throw LocalServerError(
        .notInstalled, "Root's server runs as the user postgres, and there is no such user.",
        hint: "Install PostgreSQL (apt-get install postgresql), or work as an ordinary user.")
    }
    // Decision: setpriv, which execs in place. Rejected: runuser and su, which open a PAM session
    // and stay around as a parent.
    return ServerUser(
      name: entry.name, uid: entry.uid, gid: entry.gid,
      prefix: [
        "/usr/bin/setpriv", "--reuid=\(entry.uid)", "--regid=\(entry.gid)", "--clear-groups", "--",
      ])
  }

  /// The name of the user who calls, for whom `up` makes a login role.
  static func callerName() throws(LocalServerError) -> String {
    geteuid() == 0 ? "root" : try current().name
  }

  static func name(of uid: uid_t) -> String {
    account({ getpwuid_r(uid, $0, $1, $2, $3) })?.name ?? "user id \(uid)"
  }

  private typealias Result = UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>

  private static func account(
    _ look: (UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int, Result) -> Int32
  ) -> (name: String, uid: uid_t, gid: gid_t)? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, look(&entry, base, buffer.count, &found) == 0,
        found != nil, let name = entry.pw_name
      else { return nil }
      return (String(cString: name), entry.pw_uid, entry.pw_gid)
    }
  }
}
