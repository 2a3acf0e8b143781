import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A connection over TCP")
struct TransportTests {
  private static let password = "sesame-71b0"

  private func run(_ port: Int, _ variables: [String: String]) throws -> Child.Output {
    let base = [
      "PGHOST": "127.0.0.1", "PGPORT": "\(port)", "PGUSER": Ledger.treasurer, "PGDATABASE": "x",
      "PGPASSWORD": Self.password,
    ]
    return try Program.run(
      ["campaign", "list", "--json"], base.merging(variables) { $1 })
  }

  @Test("to a server without TLS is refused before a password is sent")
  func withoutTLS() throws {
    let server = try RecordingServer()
    for variables in [
      // An address that leads here and does not say so: all of them but with verify-full.
      ["PGHOST": "0.0.0.0"], ["PGHOST": "0.0.0.0", "PGSSLMODE": "require"],
      ["PGHOST": "db.example.org", "PGHOSTADDR": "0.0.0.0", "PGSSLMODE": "verify-ca"],
    ] {
      let output = try run(server.port, variables)
      #expect(output.status == 78, "\(output.error)")
      #expect(try output.errorJSON.text("code") == "transport_not_safe")
      #expect(output.error.contains("sslmode=verify-full"))
    }
    // These did not even connect.
    #expect(server.heard == [])
    let verified = try run(server.port, ["PGSSLMODE": "verify-full", "PGSSLROOTCERT": "/dev/null"])
    #expect(verified.status == 78, "\(verified.error)")
    // The question whether there is TLS, and no more.
    #expect(server.heard.count <= 8)

    // That this server would have heard it: on the loopback address the user may do without.
    _ = try run(server.port, [:])
    #expect(String(decoding: server.heard, as: UTF8.self).contains(Self.password))
  }

  @Test("to a wrong host or an expired authority is refused; to the right one it works")
  func certificates() throws {
    let port = try RecordingServer.freePort()
    let server = try TestServer.start(
      settings: ["listen_addresses": "127.0.0.1", "port": "\(port)", "log_connections": "on"])
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    let certificates = try Certificates(in: server.directory)
    let admin = try server.connect()
    try admin.execute("alter role tess password '\(unsafeSQL: Self.password)'")
    write(
      "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n",
      to: "\(server.data)/pg_hba.conf")
    func connect(serving name: String, trusting root: String) throws -> Child.Output {
      try admin.execute("alter system set ssl = on")
      for (setting, suffix) in [("ssl_cert_file", "crt"), ("ssl_key_file", "key")] {
        let path = certificates.path(name, suffix)
        try admin.execute("alter system set \(unsafeSQL: setting) = '\(unsafeSQL: path)'")
      }
      _ = try admin.query("select pg_reload_conf()")
      while try server.connect().queryOne("show ssl_cert_file").texts
        != [certificates.path(name, "crt")]
      {}
      return try run(
        port,
        [
          "PGDATABASE": ledger.database.name, "PGSSLMODE": "verify-full",
          "PGSSLROOTCERT": certificates.path(root, "crt"),
        ])
    }
    for (name, root) in [
      ("stranger", "authority"), ("of-expired", "expired"), ("right", "expired"),
    ] {
      let refused = try connect(serving: name, trusting: root)
      #expect(refused.status == 78, "\(name): \(refused.error)")
      #expect(try refused.errorJSON.text("code") == "transport_not_safe", "\(name)")
      #expect(!refused.error.contains(Self.password))
    }
    #expect(!server.log.contains("connection authenticated: identity=\"tess\""))
    let right = try connect(serving: "right", trusting: "authority")
    #expect(right.status == 0, "\(right.error)")
    #expect(server.log.contains("connection authenticated: identity=\"tess\""))
  }
}

/// An authority, one that has expired, and what they have signed.
private struct Certificates {
  let directory: String

  init(in directory: String) throws {
    self.directory = directory
    try authority("authority", from: "20200101000000Z", to: "20990101000000Z")
    try authority("expired", from: "20200101000000Z", to: "20200201000000Z")
    try server("right", for: "IP:127.0.0.1", by: "authority")
    try server("stranger", for: "DNS:other.example.org", by: "authority")
    try server("of-expired", for: "IP:127.0.0.1", by: "expired")
  }

  func path(_ name: String, _ suffix: String) -> String { "\(directory)/\(name).\(suffix)" }

  private func authority(_ name: String, from: String, to end: String) throws {
    write(
      """
      [ca]
      default_ca = here
      [here]
      database = \(path(name, "db"))
      new_certs_dir = \(directory)
      rand_serial = yes
      default_md = sha256
      policy = any
      [any]
      commonName = supplied
      [v3]
      basicConstraints = critical, CA:TRUE

      """, to: path(name, "cnf"))
    write("", to: path(name, "db"))
    try request(name)
    try openssl(
      "ca", "-batch", "-selfsign", "-config", path(name, "cnf"), "-extensions", "v3", "-startdate",
      from, "-enddate", end, "-keyfile", path(name, "key"), "-in", path(name, "csr"), "-out",
      path(name, "crt"), "-notext")
  }

  private func server(_ name: String, for host: String, by authority: String) throws {
    try request(name)
    write("subjectAltName = \(host)\n", to: path(name, "ext"))
    try openssl(
      "x509", "-req", "-in", path(name, "csr"), "-CA", path(authority, "crt"), "-CAkey",
      path(authority, "key"), "-CAcreateserial", "-days", "2", "-extfile", path(name, "ext"),
      "-out", path(name, "crt"))
    chmod(path(name, "key"), 0o600)
    if getuid() == 0, let user = getpwnam("postgres") {
      chown(path(name, "key"), user.pointee.pw_uid, user.pointee.pw_gid)
    }
  }

  private func request(_ name: String) throws {
    try openssl(
      "req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(name)", "-keyout",
      path(name, "key"), "-out", path(name, "csr"))
  }

  private func openssl(_ arguments: String...) throws {
    let made = try Child.run("openssl", arguments)
    try #require(made.status == 0, "openssl \(arguments): \(made.error)")
  }
}
