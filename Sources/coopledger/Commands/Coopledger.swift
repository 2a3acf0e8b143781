import ArgumentParser
import Ledger
import Store

struct Coopledger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coopledger",
    abstract: "A double-entry ledger of donations and members for cooperative alliances.",
    discussion: """
      Example:
        coopledger local up && coopledger init
        coopledger donation record 1500.00 EUR --campaign sdg --donor COOPERAR --on 2018-12-05
        coopledger campaign status sdg
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Set-up",
        subcommands: [
          LocalCommand.self, InitCommand.self, DbCommand.self, RoleCommand.self,
          DoctorCommand.self,
        ]),
      CommandGroup(
        name: "Treasurer",
        subcommands: [
          DonationCommand.self, PledgeCommand.self, CampaignCommand.self, DonorCommand.self,
          BankCommand.self, StatementCommand.self, RateCommand.self,
        ]),
      CommandGroup(
        name: "Membership officer",
        subcommands: [
          BodyCommand.self, MemberCommand.self, FigureCommand.self, ReconcileCommand.self,
        ]),
      CommandGroup(
        name: "Books",
        subcommands: [
          EntryCommand.self, AccountCommand.self, PeriodCommand.self, ReportCommand.self,
          ScheduleCommand.self, CheckCommand.self, SealCommand.self, VerifyCommand.self,
          ExportCommand.self,
        ]),
    ])
}

/// The program's version (https://semver.org).
enum Version {
  static let text = Schema.programVersion
}
