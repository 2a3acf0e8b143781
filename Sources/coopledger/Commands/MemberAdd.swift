import ArgumentParser
import Ledger
import Reports
import Store

struct MemberAdd: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an organisation to the register.",
    discussion: """
      It is no member of anything until it joins.

      Example:
        coopledger member add ligacoop --name "Liga de Cooperativas de Puerto Rico" --country PR
      """)

  @Argument(help: "Its code: small letters, digits and hyphens, such as ligacoop.")
  var code: Typed

  @Option(help: ArgumentHelp("Its legal name.", valueName: "text"))
  var name: Typed

  @Option(help: ArgumentHelp("Its country, such as PR; INT for international.", valueName: "code"))
  var country: Typed

  @Option(help: ArgumentHelp("What it is: federation, union, bank.", valueName: "text"))
  var kind: Typed?

  @Option(help: ArgumentHelp("Its acronym.", valueName: "text"))
  var acronym: Typed?

  @Option(help: ArgumentHelp("Its name in its own language.", valueName: "text"))
  var nativeName: Typed?

  @Option(help: ArgumentHelp("When it was founded.", valueName: "year"))
  var founded: Typed?

  @Option(help: ArgumentHelp("Its site.", valueName: "address"))
  var website: Typed?

  @Option(help: ArgumentHelp("A sector that it works in; may be repeated.", valueName: "text"))
  var sector: [Typed] = []

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = OrganisationRequest(code: code.text, name: name.text, country: country.text)
    request.kind = kind?.text
    request.acronym = acronym?.text
    request.nativeName = nativeName?.text
    request.founded = founded?.text
    request.website = website?.text
    request.sectors = sector.map(\.text)
    try print(
      try common.store().addOrganisation(request, write.recording()), "organisation", write,
      common)
  }
}

struct MemberRename: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give an organisation another name from a day on.",
    discussion: """
      Example:
        coopledger member rename ica-americas --name "Cooperatives of the Americas" --on 2011-01-01
      """)

  @Argument(help: "The organisation's code, which stays.")
  var code: Typed

  @Option(help: ArgumentHelp("Its new name.", valueName: "text"))
  var name: Typed

  @Option(help: ArgumentHelp("From when.", valueName: "date"))
  var on: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try print(
      try common.store().renameOrganisation(
        code.text, to: name.text, on: on.day("on"), write.recording()),
      "new name of organisation", write, common)
  }
}

private func print(
  _ recorded: Recorded<Organisation>, _ noun: String, _ write: WriteOptions,
  _ common: CommonOptions
) throws {
  let made = recorded.document
  guard !common.json else {
    return try common.console.json(
      writeJSON(recorded, isDryRun: write.dryRun, organisationJSON(made)))
  }
  try common.console.line(
    "\(writeVerb(recorded.status, write.dryRun, noun)) \(made.code): "
      + "\(Terminal.safe(made.name)) (\(made.country))")
  common.console.warn(recorded.warnings)
  common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
}
