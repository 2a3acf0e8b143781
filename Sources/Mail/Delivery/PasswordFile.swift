import Glibc

/// The file that holds the password for the mail server, and nothing else.
enum PasswordFile {
  private static let name = "COOPLEDGER_SMTP_PASSWORD_FILE"

  /// The absolute path of the file.
  ///
  /// - Parameters:
  ///   - setting: a path, or the name of a credential that systemd hands to the service.
  ///   - credentials: `$CREDENTIALS_DIRECTORY`, where systemd puts those.
  static func path(_ setting: String, credentials: String?) throws(MailError) -> String {
    if setting.hasPrefix("/") { return setting }
    guard !setting.contains("/"), setting != "..", setting != "." else {
      throw .setting(name, "is neither an absolute path nor the name of a credential")
    }
    guard let credentials else {
      throw .setting(
        name, "is the name of a credential, and systemd has handed none to this process",
        hint: "Write an absolute path, or LoadCredential= in the service.")
    }
    return "\(credentials)/\(setting)"
  }

  /// The password: the file's text without the line break at its end.
  ///
  /// - Throws: `MailError` with the code `mail_password_file`; its words are about the file.
  static func read(_ path: String) throws(MailError) -> String {
    func refused(_ problem: String, hint: String? = nil) -> MailError {
      MailError(.configuration, "mail_password_file", "\(path) \(problem)", hint: hint)
    }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw refused("cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw refused("is not a file")
    }
    // The group may read: systemd's credentials and files of root for a service are like that.
    guard status.st_mode & 0o027 == 0 else {
      throw refused("can be read or changed by others", hint: "chmod 600 \(path)")
    }
    var buffer = [UInt8](repeating: 0, count: 1025)
    let count = Glibc.read(file, &buffer, buffer.count)
    guard count >= 0 else { throw refused("cannot be read: \(String(cString: strerror(errno)))") }
    guard count <= 1024 else { throw refused("is longer than a password: over 1,024 bytes") }
    var bytes = buffer.prefix(count)
    if bytes.last == 10 { bytes.removeLast() }
    if bytes.last == 13 { bytes.removeLast() }
    guard !bytes.isEmpty else { throw refused("is empty") }
    guard !bytes.contains(where: { $0 < 32 || $0 == 127 }),
      let password = String(validating: bytes, as: UTF8.self)
    else {
      throw refused("holds more than one line of text in UTF-8")
    }
    return password
  }
}
