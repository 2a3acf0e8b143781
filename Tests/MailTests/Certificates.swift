import Glibc
import TestSupport

/// An authority and certificates of a test's own, in a folder that goes with them.
final class Certificates {
  struct Pair {
    let certificate: String
    let key: String
  }

  private let folder: TemporaryFolder
  private let authority: Pair

  /// The file that a client is to trust.
  var authorityFile: String { authority.certificate }

  static let isPossible = (try? Child.run("openssl", ["version"]))?.status == 0

  init(expired: Bool = false) throws {
    folder = try TemporaryFolder()
    authority = Self.pair("authority", in: folder)
    try Self.make(
      authority, "Test authority", days: expired ? -1 : 2, signer: ["-signkey", authority.key],
      extensions: [
        "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign",
      ])
  }

  /// A certificate of the authority for a host, valid today or until yesterday.
  func server(_ host: String, expired: Bool = false) throws -> Pair {
    let kind = host.utf8.allSatisfy { $0 < 58 } ? "IP" : "DNS"
    let pair = Self.pair("server", in: folder)
    try Self.make(
      pair, host, days: expired ? -1 : 2,
      signer: ["-CA", authority.certificate, "-CAkey", authority.key],
      extensions: ["subjectAltName=\(kind):\(host)"])
    return pair
  }

  private static func pair(_ name: String, in folder: TemporaryFolder) -> Pair {
    Pair(certificate: "\(folder.path)/\(name).crt", key: "\(folder.path)/\(name).key")
  }

  private static func make(
    _ pair: Pair, _ name: String, days: Int, signer: [String], extensions: [String]
  ) throws {
    let request = "\(pair.key).csr"
    try openssl(
      [
        "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-subj", "/CN=\(name)", "-keyout", pair.key, "-out", request,
      ] + extensions.flatMap { ["-addext", $0] })
    try openssl(
      [
        "x509", "-req", "-in", request, "-copy_extensions", "copyall", "-set_serial", "7",
        "-days", "\(days)", "-out", pair.certificate,
      ] + signer)
  }

  private static func openssl(_ arguments: [String]) throws {
    let made = try Child.run("openssl", arguments)
    guard made.status == 0 else { throw SystemError("openssl: \(made.error)") }
  }
}

/// A folder that goes with its last user.
final class TemporaryFolder {
  let path: String

  init() throws {
    var name = Array("/tmp/coopledger-mail-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary folder", errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = try? Child.run("rm", ["-rf", path]) }

  /// Writes a file in it.
  func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count,
      fchmod(file, mode) == 0
    else { throw SystemError("cannot write \(name)", errno) }
    return "\(path)/\(name)"
  }

  /// The names of what is in it.
  func names(in folder: String = "") throws -> [String] {
    try Child.run("ls", ["-A", "\(path)/\(folder)"]).output.split(separator: "\n").map(String.init)
  }
}
