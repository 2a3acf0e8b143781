import ArgumentParser

struct DonationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "donation", abstract: "Record gifts, look them up, give them back, correct them.",
    discussion: """
      Example:
        coopledger donation record 1500.00 EUR --campaign sdg --donor COOPERAR
      """,
    subcommands: [
      DonationRecord.self, DonationList.self, DonationShow.self, DonationRefund.self,
      DonationCorrect.self, DonationVoid.self, DonationImportCommand.self,
    ])
}
