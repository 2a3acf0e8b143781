import Glibc
import TestSupport

/// A Unix socket that takes connections and never says a word.
final class SilentServer {
  let directory: String
  private let listener: Int32

  init() throws {
    var name = Array("/tmp/coopledger-silent-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    directory = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    listener = try UnixSocket.listen(at: "\(directory)/.s.PGSQL.5432")
  }

  deinit {
    close(listener)
    unlink("\(directory)/.s.PGSQL.5432")
    rmdir(directory)
  }
}
