import Testing

@testable import Postgres

@Suite("The transport policy")
struct TransportPolicyTests {
  struct Case: Sendable {
    let host: String
    var address = ""
    var mode = "prefer"
    let refused: String?
  }

  static let cases = [
    Case(host: "", refused: nil),
    Case(host: "/run/postgresql", refused: nil),
    Case(host: "@abstract", refused: nil),
    Case(host: "localhost", refused: nil),
    Case(host: "LocalHost", refused: nil),
    Case(host: "127.0.0.1", refused: nil),
    Case(host: "127.8.9.10", refused: nil),
    Case(host: "::1", refused: nil),
    Case(host: "127.0.0.1.example.org", refused: "127.0.0.1.example.org"),
    Case(host: "127.0.0.example", refused: "127.0.0.example"),
    Case(host: "localhost.example.org", refused: "localhost.example.org"),
    Case(host: "db.example.org", refused: "db.example.org"),
    Case(host: "db.example.org", mode: "disable", refused: "db.example.org"),
    Case(host: "db.example.org", mode: "require", refused: "db.example.org"),
    Case(host: "db.example.org", mode: "verify-ca", refused: "db.example.org"),
    Case(host: "db.example.org", mode: "verify-full", refused: nil),
    Case(host: "a.example,b.example", mode: "verify-full", refused: nil),
    Case(host: "/run/postgresql,b.example", refused: "b.example"),
    Case(host: "localhost,", refused: nil),
    Case(host: "localhost", address: "192.0.2.1", refused: "192.0.2.1"),
    Case(host: "db.example.org", address: "127.0.0.1", refused: nil),
    Case(host: "", address: "127.0.0.1,192.0.2.1", refused: "192.0.2.1"),
    Case(host: "a.example,localhost", address: "127.0.0.1,", refused: nil),
  ]

  @Test("lets sockets, loopback and verify-full pass, and nothing else", arguments: cases)
  func decides(example: Case) {
    let policy = TransportPolicy(
      host: example.host, hostAddress: example.address, tlsMode: example.mode)
    #expect(policy.refusedHost == example.refused)
  }
}
