import Testing

@testable import Postgres

@Suite("libpq's text about a failed connection")
struct ConnectRefusalTests {
  static let socket = "connection to server on socket \"/tmp/.s.PGSQL.5432\" failed: "

  @Test("yields the server's SQLSTATE and sentence, in any language")
  func serverSpoke() {
    let german = ConnectRefusal(
      text: Self.socket + "FATAL:  3D000: Datenbank »x: y« existiert nicht\nORT:  InitPostgres\n",
      needsPassword: false)
    #expect(german.kind == .connection)
    #expect(german.sqlState == .undefinedDatabase)
    #expect(german.message == "Datenbank »x: y« existiert nicht")
  }

  @Test("of several hosts tells of the last that answered")
  func severalHosts() {
    let refusal = ConnectRefusal(
      text: """
        connection to server at "a" (192.0.2.1), port 5432 failed: Connection refused
        connection to server at "b" (192.0.2.2), port 5432 failed: FATAL:  57P03: starting up
        HINT:  Wait.
        """, needsPassword: false)
    #expect(refusal.sqlState == .cannotConnectNow)
    #expect(refusal.hint == "Wait.")
  }

  @Test("without the server's word is classified by what libpq did")
  func libpqSpoke() {
    func kind(_ text: String) -> PostgresError.Kind {
      ConnectRefusal(text: text, needsPassword: false).kind
    }
    #expect(
      kind(Self.socket + "No such file or directory\n\tIs the server running?") == .connection)
    #expect(kind("could not translate host name \"x\" to address: unknown") == .connection)
    #expect(kind("could not receive data: connection to server was lost") == .connection)
    #expect(kind(Self.socket + "server does not support SSL, but SSL was required") == .tlsRefused)
    #expect(kind(Self.socket + "root certificate file \"r\" does not exist") == .tlsRefused)
    #expect(kind("definition of service \"x\" not found") == .usage)
    #expect(kind("invalid port number: \"x\"") == .usage)
    let noPassword = ConnectRefusal(text: "fe_sendauth: no password supplied", needsPassword: true)
    #expect(noPassword.sqlState == .invalidPassword)
  }
}
