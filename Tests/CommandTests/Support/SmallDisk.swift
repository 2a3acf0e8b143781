import Glibc
import TestSupport

/// A file system of a few megabytes, for the PostgreSQL server to fill.
final class SmallDisk: Sendable {
  let path: String

  /// Whether this machine lets us mount one: root may, unless a container forbids it.
  static let isPossible: Bool = {
    guard let disk = try? SmallDisk(megabytes: 1) else { return false }
    disk.unmount()
    return true
  }()

  init(megabytes: Int) throws {
    var name = Array("/tmp/coopledger-disk-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard mount("coopledger", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
      let code = errno
      rmdir(path)
      throw SystemError("cannot mount", code)
    }
    if let user = getpwnam("postgres") {
      chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
    }
  }

  func unmount() {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }
}
