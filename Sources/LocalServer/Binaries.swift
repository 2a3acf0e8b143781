import Glibc

/// One installation of PostgreSQL's server programs.
struct Binaries {
  static let oldestMajor = 15

  let directory: String
  let major: Int
  /// As the server prints it, `15.18`.
  let version: String

  /// - Parameter major: the version that an existing cluster needs; nil for the highest there is.
  static func find(
    chosen: String?, searchPath: String, major: Int?
  ) throws(LocalServerError) -> Binaries {
    if let chosen {
      guard let binaries = at(chosen) else {
        throw LocalServerError(
          .notInstalled,
          "COOPLEDGER_PG_BIN is \(chosen), which does not hold PostgreSQL's server programs"
            + " (initdb, pg_ctl, postgres, psql).")
      }
      return try checked(binaries, major)
    }
    let packaged = Files.names(in: "/usr/lib/postgresql").compactMap { Int($0) }
      .sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
    let places = packaged + searchPath.split(separator: ":").map(String.init)
    var first: Binaries?
    for place in places {
      guard let binaries = at(place) else { continue }
      first = first ?? binaries
      if binaries.major >= oldestMajor, binaries.major == major ?? binaries.major {
        return binaries
      }
    }
    guard let first else {
      throw LocalServerError(
        .notInstalled, "PostgreSQL's server programs are not installed on this machine.",
        hint: "\(installation(major)), or set COOPLEDGER_PG_BIN to their directory.")
    }
    return try checked(first, major)
  }

  /// `postgres`, `psql`, …: always the real binary, never Debian's wrapper in /usr/bin.
  func path(_ program: String) -> String { "\(directory)/\(program)" }

  private static func checked(
    _ binaries: Binaries, _ major: Int?
  ) throws(LocalServerError) -> Binaries {
    if binaries.major < oldestMajor {
      throw LocalServerError(
        .notInstalled,
        "PostgreSQL \(binaries.version) in \(binaries.directory) is too old:"
          + " \(oldestMajor) or newer is needed.",
        hint: "\(installation(major)).")
    }
    if let major, binaries.major != major {
      throw LocalServerError(
        .notInstalled,
        "The private cluster was made by PostgreSQL \(major), but \(binaries.directory) is"
          + " PostgreSQL \(binaries.version).",
        hint: "\(installation(major)), or carry the data over with pg_upgrade or pg_dump.")
    }
    return binaries
  }

  private static func installation(_ major: Int?) -> String {
    "Install it (on Debian: apt-get install postgresql" + (major.map { "-\($0)" } ?? "") + ")"
  }

  private static func at(_ directory: String) -> Binaries? {
    let programs = ["initdb", "pg_ctl", "postgres", "psql"].map { "\(directory)/\($0)" }
    guard directory.hasPrefix("/"), programs.allSatisfy({ access($0, X_OK) == 0 }),
      // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
      let words = try? Child.run([programs[2], "--version"]).output.split(separator: " "),
      words.count > 2, let major = Int(words[2].prefix { $0.isNumber })
    else { return nil }
    return Binaries(directory: directory, major: major, version: String(words[2]))
  }
}
