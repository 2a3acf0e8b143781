import Glibc

/// A real mail server with a real mailbox: Exim, Debian's own, which wants TLS and a login, and
/// Dovecot, which reads out by IMAP what has come.
///
/// Both run in a folder of the test's own, on a port of its own and as nobody: what the machine
/// itself may have of them is not touched.
public final class Mailbox: Sendable {
  public static let user = MailServer.user
  public static let password = MailServer.password

  /// The ways to log in that Exim can offer.
  public enum Login: String, Sendable, CaseIterable {
    case plain = "PLAIN"
    case login = "LOGIN"
  }

  private let folder: TemporaryFolder
  private let child: Child
  public let url: String

  private static let program = "/usr/sbin/exim4"
  private static let imap = "/usr/lib/dovecot/imap"
  /// Nobody is allowed to have root in Exim's place.
  private static let unprivileged =
    getuid() == 0 ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] : []

  /// Whether Debian's exim4-daemon-light and dovecot-imapd are there.
  public static let isPossible =
    access(imap, X_OK) == 0 && ReadMessage.isPossible
    && (try? run([program, "-C", "/dev/null", "-bV"]))?.status == 0

  private static func run(_ words: [String]) throws -> Child.Output {
    let command = unprivileged + words
    return try Child.run(command[0], Array(command.dropFirst()))
  }

  /// - Parameters:
  ///   - pair: its certificate.
  ///   - login: the way to log in.
  public init(_ pair: Certificates.Pair, login: Login = .plain) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let port = try Self.freePort()
    url = "smtp://127.0.0.1:\(port)"
    let copies = try [pair.certificate, pair.key].enumerated().map { number, path in
      try folder.write("tls\(number)", try Child.run("cat", [path]).output, mode: 0o644)
    }
    _ = try folder.write("passwords", "\(Self.user): \(Self.password)\n", mode: 0o644)
    let configuration = try folder.write(
      "exim.conf", Self.configuration(folder.path, port, tls: copies, login), mode: 0o644)
    if getuid() == 0, let nobody = getpwnam("nobody") {
      chown(folder.path, nobody.pointee.pw_uid, nobody.pointee.pw_gid)
    }
    let command = Self.unprivileged + [Self.program, "-C", configuration, "-bdf"]
    child = try Child(command[0], Array(command.dropFirst()))
    try until("Exim listens", or: child) {
      (try? Child.run("grep", ["-q", "listening", "\(folder.path)/log-main"]))?.status == 0
    }
  }

  deinit {
    child.signal(SIGTERM)
    child.wait()
  }

  /// A login is offered under TLS only, and nothing is taken without one.
  private static func configuration(
    _ folder: String, _ port: Int, tls: [String], _ login: Login
  ) -> String {
    let given = login == .plain ? ("$auth2", "$auth3") : ("$auth1", "$auth2")
    let kept = "${lookup{\(given.0)}lsearch{\(folder)/passwords}{$value}fail}"
    return """
      exim_user = \(getuid() == 0 ? "nobody" : "\(getuid())")
      exim_group = \(getuid() == 0 ? "nogroup" : "\(getgid())")
      deliver_drop_privilege = true
      keep_environment =
      primary_hostname = mail.example
      spool_directory = \(folder)/spool
      log_file_path = \(folder)/log-%s
      pid_file_path = \(folder)/pid
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = \(port)
      tls_advertise_hosts = *
      tls_certificate = \(tls[0])
      tls_privatekey = \(tls[1])
      auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
      acl_smtp_rcpt = check
      begin acl
      check:
        accept authenticated = *
               encrypted = *
        deny message = log in first
      begin routers
      all:
        driver = accept
        transport = mailbox
      begin transports
      mailbox:
        driver = appendfile
        directory = \(folder)/mailbox
        maildir_format
      begin authenticators
      passwords:
        driver = plaintext
        public_name = \(login.rawValue)
        server_prompts = \(login == .plain ? ":" : "<| Username: | Password:")
        server_condition = ${if eq{\(given.1)}{\(kept)}}
        server_set_id = \(given.0)

      """
  }

  /// How the program brings mail here.
  /// - Parameter passwordFile: the file with ``password``, or with another one.
  public func settings(trusting authorityFile: String, passwordFile: String) -> [String: String] {
    [
      "COOPLEDGER_SMTP_URL": url, "COOPLEDGER_SMTP_CA_FILE": authorityFile,
      "COOPLEDGER_SMTP_USER": Self.user, "COOPLEDGER_SMTP_PASSWORD_FILE": passwordFile,
      "COOPLEDGER_MAIL_FROM": "Reports <reports@example.coop>",
    ]
  }

  /// The messages in the box as Dovecot hands them out, once there are so many.
  public func messages(_ count: Int) throws -> [[UInt8]] {
    try until("mail arrives", or: child) { try self.names().count >= count }
    let script = """
      import imaplib, sys
      box = imaplib.IMAP4_stream(sys.argv[1])
      assert box.state == "AUTH" and box.select("INBOX", readonly=True)[0] == "OK"
      for number in box.search(None, "ALL")[1][0].split():
        print(box.fetch(number, "(BODY.PEEK[])")[1][0][1].hex())
      box.logout()
      """
    let imap = "\(Self.imap) -o mail_location=maildir:\(folder.path)/mailbox -o log_path=/dev/null"
    let home = ["env", "-i", "HOME=\(folder.path)", "USER=nobody"]
    let output = try Self.run(home + ["/usr/bin/python3", "-c", script, imap])
    guard output.status == 0 else { throw SystemError("IMAP: \(output.error)") }
    return output.output.split(separator: "\n").map { Hex.bytes(String($0)) }
  }

  /// The files of the messages that have come so far, read or not.
  public func names() throws -> [String] {
    try ["new", "cur"].flatMap { try folder.names(in: "mailbox/\($0)") }
  }

  /// All that Exim has written down.
  public func log() throws -> String {
    try Child.run("sh", ["-c", "cat \"$0\"/log-*", folder.path]).output
  }

  /// A port that was free a moment ago.
  private static func freePort() throws -> Int {
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
    guard code == 0 else { throw SystemError("no port", errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
