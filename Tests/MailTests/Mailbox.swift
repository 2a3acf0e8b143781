import Glibc
import TestSupport

/// Exim, Debian's own mail server, with TLS and a login, which puts all mail into one mailbox.
final class Mailbox {
  private let folder: TemporaryFolder
  private let child: Child
  let url: String

  private static let program = "/usr/sbin/exim4"
  /// Nobody is allowed to have root in Exim's place.
  private static let unprivileged =
    getuid() == 0 ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] : []

  static let isPossible = (try? run(["-C", "/dev/null", "-bV"]))?.status == 0

  private static func run(_ arguments: [String]) throws -> Child.Output {
    let command = unprivileged + [program] + arguments
    return try Child.run(command[0], Array(command.dropFirst()))
  }

  /// - Parameter pair: its certificate for 127.0.0.1.
  init(_ pair: Certificates.Pair) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let port = try Self.freePort()
    url = "smtp://127.0.0.1:\(port)"
    let copies = try [pair.certificate, pair.key].enumerated().map { number, path in
      try folder.write("tls\(number)", try Child.run("cat", [path]).output, mode: 0o644)
    }
    let configuration = try folder.write(
      "exim.conf",
      """
      exim_user = \(getuid() == 0 ? "nobody" : "\(getuid())")
      exim_group = \(getuid() == 0 ? "nogroup" : "\(getgid())")
      deliver_drop_privilege = true
      keep_environment =
      primary_hostname = mail.example
      spool_directory = \(folder.path)/spool
      log_file_path = \(folder.path)/log-%s
      pid_file_path = \(folder.path)/pid
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = \(port)
      tls_advertise_hosts = *
      tls_certificate = \(copies[0])
      tls_privatekey = \(copies[1])
      auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
      acl_smtp_rcpt = check
      begin acl
      check:
        accept authenticated = *
        deny message = log in first
      begin routers
      all:
        driver = accept
        transport = mailbox
      begin transports
      mailbox:
        driver = appendfile
        directory = \(folder.path)/mailbox
        maildir_format
      begin authenticators
      plain:
        driver = plaintext
        public_name = PLAIN
        server_prompts = :
        server_condition = ${if and{{eq{$auth2}{\(MailServer.user)}}\
      {eq{$auth3}{\(MailServer.password)}}}}
        server_set_id = $auth2

      """, mode: 0o644)
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

  /// The messages in the box, once there are so many.
  func messages(_ count: Int) throws -> [[UInt8]] {
    var names: [String] = []
    try until("mail arrives", or: child) { [folder] in
      names = (try? folder.names(in: "mailbox/new")) ?? []
      return names.count >= count
    }
    return try names.map {
      try Child.run("cat", ["\(folder.path)/mailbox/new/\($0)"]).standardOutput
    }
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
