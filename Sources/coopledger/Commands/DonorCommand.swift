import ArgumentParser
import Ledger
import Reports
import Store

struct DonorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "donor", abstract: "Look up donors, and erase them.",
    discussion: """
      Example:
        coopledger donor list
      """,
    subcommands: [DonorList.self, DonorShow.self, DonorErase.self])
}

struct DonorList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List donors with their pseudonyms.",
    discussion: """
      Example:
        coopledger donor list --json
      """)

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws { try print(try common.store().donors(at: read.horizon()), common) }
}

struct DonorShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one donor; donation list --donor lists the gifts.",
    discussion: """
      Example:
        coopledger donor show DN-00001
      """)

  @Argument(help: "A name, or a code such as DN-00001.")
  var donor: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try print(try common.store().donors(only: donor.text, at: read.horizon()), common)
  }
}

private func print(_ donors: [Donor], _ common: CommonOptions) throws {
  guard !common.json else {
    return try common.console.json(
      .array(
        donors.map { donor in
          .object([
            ("donor", .string(donor.code)), ("name", .optional(donor.name)),
            ("donations", .int(donor.donations)),
            ("first_on", .optional(donor.firstOn?.description)),
            ("last_on", .optional(donor.lastOn?.description)),
          ])
        }))
  }
  var table = TextTable([
    .left("Code"), .left("Name"), .right("Donations"), .left("First"), .left("Last"),
  ])
  for donor in donors {
    table.append([
      donor.code, donor.name ?? "(erased)", String(donor.donations),
      donor.firstOn?.description ?? "", donor.lastOn?.description ?? "",
    ])
  }
  try common.console.put(table.text)
}
