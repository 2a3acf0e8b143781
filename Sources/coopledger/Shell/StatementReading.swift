import ArgumentParser
import Banking
import Ledger

/// How a statement file is to be read, for every command that reads one.
struct StatementReading: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the columns of a bank's or processor's CSV file mean.",
      valueName: "name|file"))
  var profile: Typed?

  @Option(
    help: ArgumentHelp(
      "The encoding of a CSV file, against its profile: utf-8, windows-1252, windows-1250, …",
      valueName: "name"))
  var encoding: Typed?

  @Option(
    help: ArgumentHelp(
      "The order of its dates, against its profile: dmy, mdy or ymd.", valueName: "order"))
  var dates: Typed?

  /// What is known of a CSV file beside its bytes.
  func choice(_ settings: Settings, units: [String: Unit]) throws -> CSVChoice {
    let profiles = try StatementProfiles(settings)
    var choice = CSVChoice(
      profiles: profiles.all, profile: try profile.map { try profiles.named($0.text) },
      units: units)
    choice.encoding = try encoding.map { text throws(Failure) in
      try word(text, "encoding", TextEncoding.allCases)
    }
    choice.dates = try dates.map { text throws(Failure) in
      try word(text, "dates", DateOrder.allCases)
    }
    return choice
  }

  private func word<Word: RawRepresentable<String>>(
    _ text: Typed, _ option: String, _ words: [Word]
  ) throws(Failure) -> Word {
    guard let word = Word(rawValue: text.text.lowercased()) else {
      throw Failure(
        "unknown_word", "--\(option) cannot be \"\(text.text.prefix(40))\"", field: option,
        hint: "It is one of: \(words.map(\.rawValue).joined(separator: ", ")).", exit: .usage)
    }
    return word
  }
}
