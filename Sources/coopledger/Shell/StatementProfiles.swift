import Banking
import CSV
import Glibc
import Store

/// The profiles of CSV statements: those that the program carries, and the treasurer's own in the
/// folder that `COOPLEDGER_PROFILES` names, which go before them.
struct StatementProfiles {
  let all: [Profile]

  init(_ settings: Settings) throws {
    let files = Embedded.files(under: "config/profiles/")
    var carried: [Profile] = []
    // Those that are like another one come behind it, and none is like one that is like another.
    for file in files {
      let name = String((file.path.split(separator: "/").last ?? "").dropLast(".csv".count))
      carried.append(
        try Profile(
          name: name, isOwn: false, rows: Self.rows(Array(file.text.utf8), of: file.path),
          others: carried))
    }
    var own: [Profile] = []
    if let folder = settings["COOPLEDGER_PROFILES"]?.text {
      for path in try Self.files(in: folder) {
        own.append(try Self.read(path, others: carried + own))
      }
    }
    all = own + carried.filter { carried in !own.contains { $0.name == carried.name } }
  }

  /// A profile by its name, or from a file.
  func named(_ name: String) throws -> Profile {
    if let known = all.first(where: { $0.name == name }) { return known }
    guard name.contains("/") || name.hasSuffix(".csv") else {
      throw Failure(
        "unknown_profile", "There is no profile \"\(name.prefix(60))\"", field: "profile",
        hint: "coopledger statement profile list names them; or name a file: ./mine.csv.",
        exit: .badData)
    }
    return try Self.read(name, others: all)
  }

  /// The text of a profile's file, to be shown and changed.
  static func text(_ name: String, _ settings: Settings) throws -> String? {
    if let folder = settings["COOPLEDGER_PROFILES"]?.text,
      let own = File.read("\(folder)/\(name).csv")
    {
      return own
    }
    return Embedded.files(under: "config/profiles/\(name).csv").first?.text
  }

  private static func files(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else {
      throw Failure(
        "profiles_unreadable",
        "The folder of profiles \(folder) cannot be read: \(String(cString: strerror(errno)))",
        hint: "COOPLEDGER_PROFILES names it.", exit: .configuration)
    }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".csv") { paths.append("\(folder)/\(name)") }
    }
    return paths.sorted()
  }

  private static func read(_ path: String, others: [Profile]) throws -> Profile {
    let name = String((path.split(separator: "/").last ?? "").dropLast(".csv".count))
    var bytes: [UInt8] = []
    let source = StatementFileSource(path: path)
    do {
      bytes = try source.head().bytes
      return try Profile(name: name, isOwn: true, rows: rows(bytes, of: path), others: others)
    } catch let error as StatementError {
      throw Failure(error, in: path)
    }
  }

  private static func rows(
    _ bytes: [UInt8], of path: String
  ) throws -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var reader = CSVReader()
    do {
      for answer in reader.take(bytes) + reader.finish() {
        let record = try answer.get()
        rows.append((record.line, record.fields))
      }
    } catch {
      var failure = Failure(error.code, error.message, hint: error.hint, exit: .badData)
      failure.file = path
      failure.line = error.line
      throw failure
    }
    guard rows.first?.fields == Profile.header else {
      var failure = Failure(
        "profile_header", "A profile begins with: \(Profile.header.joined(separator: ","))",
        exit: .badData)
      failure.file = path
      failure.line = 1
      throw failure
    }
    return Array(rows.dropFirst())
  }
}
