import Glibc
import Postgres
import TestSupport
import Testing

/// Against a server with TCP and, where asked, TLS; certificates are made on the spot.
@Suite("A TCP connection")
struct TLSTests {
  /// A port that was free a moment ago.
  private func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
      }
    }
    try #require(code == 0)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  @Test("to a server without TLS is refused if verify-full was asked, and works on loopback")
  func withoutTLS() throws {
    let port = try freePort()
    let server = try TestServer.start(
      settings: ["listen_addresses": "127.0.0.1", "port": "\(port)"])
    let conninfo = "host=127.0.0.1 port=\(port) dbname=postgres user=\(TestServer.superuser)"
    #expect(try Connection.open(conninfo).isOpen)
    let error = try failure { _ = try Connection.open(conninfo + " sslmode=verify-full") }
    #expect(error.kind == .tlsRefused)
    server.stop()
  }

  @Test("with a certificate of another name, or of an unknown authority, is refused")
  func wrongCertificates() throws {
    let port = try freePort()
    let server = try TestServer.start(
      settings: ["listen_addresses": "127.0.0.1", "port": "\(port)"])
    for name in ["other", "right"] {
      let subject = name == "right" ? "IP:127.0.0.1" : "DNS:other.example.org"
      let made = try Child.run(
        "openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(name)",
          "-addext", "subjectAltName=\(subject)", "-days", "2",
          "-keyout", "\(server.directory)/\(name).key", "-out", "\(server.directory)/\(name).crt",
        ])
      try #require(made.status == 0, "\(made.error)")
      chmod("\(server.directory)/\(name).key", 0o600)
      if getuid() == 0 {
        let user = try #require(getpwnam("postgres"))
        chown("\(server.directory)/\(name).key", user.pointee.pw_uid, user.pointee.pw_gid)
      }
    }
    let admin = try Connection.open(server.conninfo())
    func connect(serving name: String, trusting root: String) throws {
      try admin.execute("alter system set ssl = on")
      for (setting, suffix) in [("ssl_cert_file", "crt"), ("ssl_key_file", "key")] {
        let path = "\(server.directory)/\(name).\(suffix)"
        try admin.execute("alter system set \(unsafeSQL: setting) = '\(unsafeSQL: path)'")
      }
      _ = try admin.query("select pg_reload_conf()")
      // The postmaster reloads before it answers the next connection made after this one.
      while try Connection.open(server.conninfo()).queryOne("show ssl_cert_file")
        .texts != ["\(server.directory)/\(name).crt"]
      {}
      _ = try Connection.open(
        """
        host=127.0.0.1 port=\(port) dbname=postgres user=\(TestServer.superuser) \
        sslmode=verify-full sslrootcert=\(server.directory)/\(root).crt
        """)
    }
    let wrongName = try failure { try connect(serving: "other", trusting: "other") }
    #expect(wrongName.kind == .tlsRefused)
    let unknownAuthority = try failure { try connect(serving: "right", trusting: "other") }
    #expect(unknownAuthority.kind == .tlsRefused)
    try connect(serving: "right", trusting: "right")
    server.stop()
  }
}
