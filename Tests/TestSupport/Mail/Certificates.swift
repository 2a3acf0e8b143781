/// An authority and certificates of a test's own, in a folder that goes with them.
public final class Certificates: Sendable {
  public struct Pair: Sendable {
    public let certificate: String
    public let key: String
  }

  private let folder: TemporaryFolder
  private let authority: Pair

  /// The file that a client is to trust.
  public var authorityFile: String { authority.certificate }

  /// Whether Debian's openssl is there.
  public static let isPossible = (try? Child.run("openssl", ["version"]))?.status == 0

  public init(expired: Bool = false) throws {
    folder = try TemporaryFolder()
    authority = Self.pair("authority", in: folder)
    try Self.make(
      authority, "Test authority", days: expired ? -1 : 2, signer: ["-signkey", authority.key],
      extensions: [
        "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign",
      ])
  }

  /// A certificate of the authority for a host, valid today or until yesterday.
  public func server(_ host: String, expired: Bool = false) throws -> Pair {
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
