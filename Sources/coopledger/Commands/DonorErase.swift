import ArgumentParser
import Reports
import Store

struct DonorErase: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Blank a donor's name and all that was written of the gifts.",
    discussion: """
      For a person who asks to be forgotten. Money, days and countries stay under the pseudonym, \
      every figure and every seal as well; memos, references and reasons are blanked, and what was \
      blanked cannot be had back. That it was done stays on record with your reason, which must \
      not name the person. --dry-run shows what would be blanked.

      Backups made before still hold the person, and so do the database's files until they are \
      written anew (vacuum full), and its log if it was set to log parameters.

      Example:
        coopledger donor erase DN-00001 --reason "asked for it by letter of 2 May"
      """)

  @Argument(help: "The donor's code, such as DN-00001.")
  var donor: Typed

  @Option(help: ArgumentHelp("Why, without the name.", valueName: "text"))
  var reason: Typed

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recording = try write.recording()
    let store = try common.store()
    if !yes, !write.dryRun, !common.json, Console.canAsk {
      let known = try store.donors(only: donor.text)
      let name = Terminal.safe(known.first?.name ?? "erased before")
      let gifts = known.first?.donations ?? 0
      guard Console.confirms("Erase \(donor.text) (\(name), gifts: \(gifts)) for good?") else {
        common.console.note("Nothing was erased.")
        throw ExitCode(ExitStatus.checkFailed.rawValue)
      }
    }
    let recorded = try store.eraseDonor(donor.text, reason: reason.text, recording)
    guard !common.json else { return try common.console.json(json(recorded)) }
    let erased = recorded.document
    let verb =
      write.dryRun ? "Would erase" : recorded.status == .exists ? "Already erased" : "Erased"
    try common.console.line(
      "\(verb) \(erased.code): documents \(erased.documents), texts blanked \(erased.texts)")
    if write.dryRun {
      var table = TextTable([.right("Entry"), .left("Document"), .left("Text")])
      for text in erased.blanked {
        table.append([String(text.entry), text.document ?? "", text.field])
      }
      try common.console.put(table.text)
    }
    common.console.warn(recorded.warnings)
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
    guard !write.dryRun else { return }
    common.console.note(
      "Backups made before still hold the person; the database's files do until vacuum full.")
  }

  private func json(_ recorded: Recorded<ErasedDonor>) -> JSON {
    let erased = recorded.document
    return writeJSON(
      recorded, isDryRun: write.dryRun,
      [
        ("donor", .string(erased.code)), ("documents", .int(erased.documents)),
        ("texts", .int(erased.texts)),
        (
          "blanked",
          .array(
            erased.blanked.map { text in
              .object([
                ("entry", .int(Int(text.entry))), ("document", .optional(text.document)),
                ("field", .string(text.field)),
              ])
            })
        ),
      ])
  }
}
