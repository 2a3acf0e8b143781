/// Which ways to a server are safe enough to send a password and data over.
///
/// A Unix socket and a loopback address are; any other address only with `sslmode=verify-full`,
/// the one mode in which nobody in between can pose as the server. Of several hosts each must
/// satisfy, since libpq may end at any of them.
struct TransportPolicy {
  /// libpq's settings as they take effect, lists separated by commas.
  var host = ""
  var hostAddress = ""
  var tlsMode = ""

  /// The first host that is not safe, or `nil` if all are.
  var refusedHost: String? {
    guard tlsMode != "verify-full" else { return nil }
    let hosts = host.split(separator: ",", omittingEmptySubsequences: false)
    let addresses = hostAddress.split(separator: ",", omittingEmptySubsequences: false)
    for position in 0..<max(hosts.count, addresses.count) {
      let name = position < hosts.count ? hosts[position] : ""
      let address = position < addresses.count ? addresses[position] : ""
      // A numeric address decides where to go; the name beside it is only for certificates.
      let target = address.isEmpty ? name : address
      if !Self.isLocal(target) { return String(target) }
    }
    return nil
  }

  private static func isLocal(_ target: Substring) -> Bool {
    // Empty is libpq's default socket; a path or an abstract name is a socket too.
    if target.isEmpty || target.hasPrefix("/") || target.hasPrefix("@") { return true }
    if ["localhost", "::1"].contains(target.lowercased()) { return true }
    // 127.0.0.0/8, written out: "127.example.org" is a name that may lead anywhere.
    let parts = target.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
