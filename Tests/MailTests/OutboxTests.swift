import Glibc
import Mail
import TestSupport
import Testing

@Suite("The outbox")
struct OutboxTests {
  private let folder: TemporaryFolder
  private let settings: MailSettings

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    settings = try MailSettings {
      $0 == "COOPLEDGER_MAIL_OUTBOX" ? folder.path + "/out" : nil
    }
  }

  private func deliver(_ bytes: [UInt8], id: String = "run-17.3") throws -> Delivery {
    try Courier(settings).deliver(
      bytes, id: try MessageID(id, at: "ica.coop"), from: settings.sender,
      to: try MailAddress(address: "jane@ica.coop"))
  }

  private func contents(_ path: String) throws -> [UInt8] {
    try Child.run("cat", [path]).standardOutput
  }

  @Test("holds a message as a file that only its owner reads, made with its folder")
  func file() throws {
    let bytes = try Samples.message().bytes()
    let path = "\(folder.path)/out/run-17.3@ica.coop.eml"
    #expect(try deliver(bytes) == .accepted(reply: path))
    #expect(try contents(path) == bytes)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat("\(folder.path)/out", &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(try folder.names(in: "out") == ["run-17.3@ica.coop.eml"])
  }

  @Test("takes the same message twice as once, and never another under the same name")
  func twice() throws {
    let bytes = try Samples.message().bytes()
    let path = "\(folder.path)/out/run-17.3@ica.coop.eml"
    #expect(try deliver(bytes).kind == "accepted")
    var first = stat()
    var second = stat()
    stat(path, &first)
    #expect(try deliver(bytes).kind == "accepted")
    stat(path, &second)
    #expect(first.st_ino == second.st_ino && first.st_mtim.tv_nsec == second.st_mtim.tv_nsec)
    #expect(try deliver(Array("a: b\r\n\r\nc\r\n".utf8)).kind == "permanent -")
    #expect(try contents(path) == bytes)
  }

  @Test("takes one message from many at once, once")
  func race() throws {
    let bytes = try Samples.message().bytes()
    let kinds = inParallel(8) { [settings] _ in
      try Courier(settings).deliver(
        bytes, id: try Samples.message().id, from: settings.sender,
        to: try Samples.message().to
      ).kind
    }
    #expect(try kinds.map { try $0.get() } == Array(repeating: "accepted", count: 8))
    #expect(try folder.names(in: "out") == ["run-17.3@ica.coop.eml"])
  }

  @Test("asks for another try where it cannot write, and follows no link")
  func unwritable() throws {
    let bytes = try Samples.message().bytes()
    _ = try folder.write("out", "a file where the folder should be")
    #expect(try deliver(bytes).kind == "temporary -")
    unlink("\(folder.path)/out")
    #expect(mkdir("\(folder.path)/out", 0o700) == 0)
    #expect(symlink("\(folder.path)/elsewhere", "\(folder.path)/out/run-17.3@ica.coop.eml") == 0)
    #expect(try deliver(bytes).kind == "temporary -")
    #expect(access("\(folder.path)/elsewhere", F_OK) != 0)
    #expect(try folder.names(in: "out") == ["run-17.3@ica.coop.eml"])
  }

  @Test("refuses what no mail server would take, and domains that are not allowed")
  func refused() throws {
    #expect(try deliver(Array("a: b\n\nc\n".utf8)).kind == "permanent -")
    let narrow = try MailSettings { [folder] name in
      switch name {
      case "COOPLEDGER_MAIL_OUTBOX": folder.path + "/out"
      case "COOPLEDGER_MAIL_ALLOWED_DOMAINS": "cicopa.coop"
      default: nil
      }
    }
    let message = try Samples.message()
    let delivery = try Courier(narrow).deliver(
      message.bytes(), id: message.id, from: message.from, to: message.to)
    #expect(delivery.kind == "permanent -" && delivery.words.contains("cicopa.coop"))
    #expect(access("\(folder.path)/out", F_OK) != 0)
  }
}
