import Glibc
import TestSupport
import Testing

@Suite("Settings")
struct SettingsTests {
  /// A settings file that goes away with its holder.
  private final class SettingsFile: Sendable {
    let path: String

    init(_ text: String) throws {
      var name = Array("/tmp/coopledger-settings-XXXXXX".utf8CString)
      let file = mkstemp(&name)
      close(file)
      path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      try #require(write(text, to: path))
    }

    deinit { unlink(path) }
  }

  private func value(_ name: String, _ variables: [String: String]) throws -> String? {
    let environment = variables.merging(["PGHOST": "/nonexistent"]) { first, _ in first }
    let findings = try Program.run(["doctor", "--json"], environment).json.elements
    return try findings.first { try $0.text("name") == name }?.text("text")
  }

  @Test("come from the command line, then the environment, then the file, then the defaults")
  func precedence() throws {
    let file = try SettingsFile(
      """
      # a comment
      COOPLEDGER_TIME_ZONE = "America/Argentina/Buenos_Aires"
        COOPLEDGER_DEADLINE_SECONDS='30'

      """)
    let inFile = ["COOPLEDGER_SETTINGS": file.path]
    let zone = "COOPLEDGER_TIME_ZONE"
    #expect(try value(zone, [:]) == "Europe/Brussels (default)")
    #expect(try value(zone, inFile) == "America/Argentina/Buenos_Aires (\(file.path))")
    #expect(
      try value(zone, inFile.merging([zone: "Asia/Tokyo"]) { $1 }) == "Asia/Tokyo (environment)")
    #expect(try value("COOPLEDGER_DEADLINE_SECONDS", inFile) == "30 (\(file.path))")

    let ledger = try Ledger()
    let nowhere = ["COOPLEDGER_DATABASE": "host=/nonexistent"]
    #expect(try ledger.run("campaign list", nowhere).status == 69)
    let flag = ["campaign", "list", "--database", "dbname=\(ledger.database.name)"]
    #expect(try ledger.run(flag, nowhere).status == 0)
    let stated = try SettingsFile("COOPLEDGER_DATABASE=host=/nonexistent\n")
    let other = ["COOPLEDGER_SETTINGS": stated.path]
    #expect(try ledger.run("campaign list", other).status == 69)
    let both = other.merging(["COOPLEDGER_DATABASE": "dbname=\(ledger.database.name)"]) { $1 }
    #expect(try ledger.run("campaign list", both).status == 0)
  }

  @Test("decide which day it is")
  func timeZone() throws {
    let ledger = try Ledger()
    // Twenty-six hours apart: it is never the same day in both.
    let days = try ["Pacific/Kiritimati", "Etc/GMT+12"].map { zone in
      try ledger.run("campaign status sdg --json", ["COOPLEDGER_TIME_ZONE": zone]).json
        .text("as_of")
    }
    #expect(days[0] != days[1])
    let wrong = try ledger.run("campaign status sdg", ["COOPLEDGER_TIME_ZONE": "Mars/Olympus"])
    #expect(wrong.status == 78)
    #expect(
      wrong.error == """
        Error: COOPLEDGER_TIME_ZONE is not right: time zone "Mars/Olympus" not recognized.
        Hint: Write it like Europe/Brussels; coopledger doctor tells where it is set.

        """)
  }

  @Test("that are wrong are refused with file and line")
  func wrong() throws {
    let file = try SettingsFile("# fine\nCOOPLEDGER_TIMEZONE=Europe/Brussels\n")
    let variables = ["COOPLEDGER_SETTINGS": file.path]
    let text = try Program.run(["campaign", "list"], variables)
    #expect(text.status == 78)
    #expect(
      text.error.hasPrefix("Error: \(file.path):2: \"COOPLEDGER_TIMEZONE=Europe/Brussels\" is not"))
    let asJSON = try Program.run(["campaign", "list", "--json"], variables).errorJSON
    #expect(try asJSON.text("file") == file.path)
    #expect(try asJSON["line"] == .number("2"))

    let missing = try Program.run(
      ["campaign", "list"], ["COOPLEDGER_SETTINGS": "/nonexistent/coopledger.env"])
    #expect(missing.status == 78)
    #expect(missing.error == "Error: There is no settings file /nonexistent/coopledger.env.\n")
    for seconds in ["0", "-1", "soon", "1e3", "86401", "999999999999999999999"] {
      let output = try Program.run(
        ["campaign", "list"], ["PGHOST": "/x", "COOPLEDGER_DEADLINE_SECONDS": seconds])
      #expect(output.status == 78)
      #expect(output.error.contains("Give whole seconds from 1 to 86400."))
    }
  }

  @Test("of the database hold no password: it is refused and not repeated")
  func password() throws {
    for conninfo in [
      "host=x password=sesame-71b0", "postgresql://tess:sesame-71b0@x/y",
      "host=x sslpassword=sesame-71b0",
    ] {
      for (words, variables) in [
        (["--database", conninfo], [:]), ([], ["COOPLEDGER_DATABASE": conninfo]),
      ] {
        for json in [[], ["--json"]] {
          let output = try Program.run(["campaign", "list"] + words + json, variables)
          #expect(output.status == 78)
          #expect(output.error.contains("in the connection string is refused; use ~/.pgpass"))
          #expect(!output.error.contains("sesame"))
        }
      }
    }
    // A doctor shows where the database was named and no more of it than may be shown.
    let doctor = try Program.run(
      ["doctor"], ["COOPLEDGER_DATABASE": "host=/nonexistent password=sesame-71b0"])
    #expect(!(doctor.output + doctor.error).contains("sesame"))
  }

  @Test("none at all: the private database is looked for, and its absence explained")
  func nothing() throws {
    let output = try Program.run(["campaign", "list"])
    #expect(output.status == 78)
    #expect(output.error.contains("coopledger local up starts a private one"))
  }
}
