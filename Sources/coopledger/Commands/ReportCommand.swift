import ArgumentParser

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports on the books.",
    discussion: """
      Example:
        coopledger report trial-balance --as-of 2018-12-31
      """,
    subcommands: [
      ReportGrowth.self, ReportMembers.self, ReportCampaign.self, ReportDonations.self,
      ReportTrialBalance.self, ReportActivities.self, ReportPosition.self, ReportSend.self,
      ReportRuns.self, ReportShow.self, ReportDeliveries.self, ReportRetry.self,
      ReportRestatements.self,
    ])
}
