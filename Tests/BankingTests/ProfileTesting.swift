import Banking
import CSV
import Glibc
import Ledger

/// Files read under profiles, in memory.
enum ProfileTesting {
  /// A statement as it was read.
  struct Statement {
    var head: StatementHead
    var lines: [StatementLine] = []
    var end = StatementEnd()

    var booked: [StatementLine] { lines.filter { $0.status == .booked } }
    var amounts: [String] { booked.map(\.amount.text) }
  }

  /// The profiles of the source tree.
  static let carried: [Profile] = {
    var profiles: [Profile] = []
    for path in files(in: top + "config/profiles") {
      do {
        profiles.append(
          try profile(path, text: String(decoding: bytes(path), as: UTF8.self), isOwn: false))
      } catch {
        profiles.removeAll()
        break
      }
    }
    return profiles
  }()

  /// The currencies that the tests use.
  static let units: [String: Unit] = {
    let scales = [
      "EUR": 2, "USD": 2, "GBP": 2, "AUD": 2, "CZK": 2, "HUF": 2, "SGD": 2, "DKK": 2, "JPY": 0,
      "JOD": 3, "CHF": 2, "SEK": 2, "CAD": 2,
    ]
    return scales.reduce(into: [:]) { units, scale in
      units[scale.key] = try? Unit(code: scale.key, scale: scale.value, kind: .currency)
    }
  }()

  /// A profile from the text of its file.
  static func profile(
    _ name: String, text: String, isOwn: Bool = true, others: [Profile] = []
  ) throws -> Profile {
    var reader = CSVReader()
    let records = try (reader.take(text.utf8) + reader.finish()).map { try $0.get() }
    let stem = name.split(separator: "/").last?.split(separator: ".").first ?? ""
    return try Profile(
      name: String(stem), isOwn: isOwn,
      rows: records.dropFirst().map { ($0.line, $0.fields) }, others: others)
  }

  static func choice(_ profile: Profile? = nil, currency: String? = nil) -> CSVChoice {
    var choice = CSVChoice(profiles: carried, profile: profile, units: units)
    choice.currency = currency.flatMap { units[$0] }
    return choice
  }

  /// Everything that a file holds.
  static func read(
    _ bytes: [UInt8], _ choice: CSVChoice = choice(), piece: Int = 65_536
  ) throws -> (statements: [Statement], reader: ProfileReader) {
    let head = FileHead(
      bytes: Array(bytes.prefix(FileHead.length)), isWhole: bytes.count <= FileHead.length)
    let layout = try CSVLayout.detect(head, choice)
    let reader = ProfileReader(layout, choice) { () throws(StatementError) in
      source(bytes, piece: piece)
    }
    var statements: [Statement] = []
    while let part = try reader.next() {
      switch part {
      case .head(let head): statements.append(Statement(head: head))
      case .line(let line): statements[statements.count - 1].lines.append(line)
      case .end(let end): statements[statements.count - 1].end = end
      }
    }
    return (statements, reader)
  }

  static func read(_ text: String, _ choice: CSVChoice = choice()) throws -> [Statement] {
    try read(Array(text.utf8), choice).statements
  }

  /// Why a file is refused; nil where it is read.
  static func refusal(_ bytes: [UInt8], _ choice: CSVChoice = choice()) throws -> StatementError? {
    do {
      _ = try read(bytes, choice)
      return nil
    } catch let error as StatementError {
      return error
    }
  }

  static func refusal(_ text: String, _ choice: CSVChoice = choice()) throws -> StatementError? {
    try refusal(Array(text.utf8), choice)
  }

  private static func source(_ bytes: [UInt8], piece: Int) -> ByteSource {
    var place = 0
    return { buffer throws(StatementError) in
      let count = min(buffer.count, bytes.count - place, piece)
      for offset in 0..<count { buffer[offset] = bytes[place + offset] }
      place += count
      return count
    }
  }

  // MARK: Files

  /// The top of the source tree.
  static let top = String("\(#filePath)".dropLast("Tests/BankingTests/ProfileTesting.swift".count))

  /// The folder of real files that are not ours to carry; nil where it is not set.
  static let realFiles = getenv("COOPLEDGER_TEST_DATA").map { String(cString: $0) + "/real/" }

  static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { paths.append("\(folder)/\(name)") }
    }
    return paths.sorted()
  }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      all += buffer[..<count]
    }
    return all
  }
}
