import ArgumentParser
import Ledger
import Reports
import Store

struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign", abstract: "Open campaigns, and see what they have raised.",
    discussion: """
      Example:
        coopledger campaign status sdg
      """,
    subcommands: [
      CampaignCreate.self, CampaignGoalCommand.self, CampaignList.self,
      CampaignStatus.self, CampaignQR.self,
    ])
}

struct CampaignCreate: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Open a campaign with its goal and its accounts.",
    discussion: """
      Example:
        coopledger campaign create sdg --name "Towards reaching the SDGs" --goal 272420.00 \
      --currency EUR
      """)

  @Argument(help: "Its code: small letters, digits and hyphens, such as sdg.")
  var code: Typed

  @Option(help: ArgumentHelp("Its name for the public.", valueName: "text"))
  var name: Typed

  @Option(help: ArgumentHelp("What is to be raised.", valueName: "amount"))
  var goal: Typed

  @Option(help: ArgumentHelp("The currency that it counts in.", valueName: "code"))
  var currency: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().createCampaign(
      code.text, name: name.text, goal: goal.text, currency: currency.text, write.recording())
    try print(recorded, "campaign", write, common)
  }
}

struct CampaignGoalCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "goal", abstract: "Set a campaign's goal from a day on; earlier goals stay known.",
    discussion: """
      Example:
        coopledger campaign goal sdg 300000.00 --on 2019-01-01
      """)

  @Argument(help: "The campaign's code.")
  var code: Typed

  @Argument(help: "The new goal, in the campaign's currency.")
  var goal: Typed

  @Option(help: ArgumentHelp("From when; today if not given.", valueName: "date"))
  var on: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().setGoal(
      of: code.text, to: goal.text, from: on?.day("on"), write.recording())
    try print(recorded, "goal of campaign", write, common)
  }
}

private func print(
  _ recorded: Recorded<CampaignGoal>, _ noun: String, _ write: WriteOptions,
  _ common: CommonOptions
) throws {
  let made = recorded.document
  guard !common.json else {
    return try common.console.json(
      writeJSON(
        recorded, isDryRun: write.dryRun,
        [
          ("campaign", .string(made.campaign)), ("name", .string(made.name)),
          ("goal", .string(made.goal.text)), ("currency", .string(made.goal.unit.code)),
        ]))
  }
  try common.console.line(
    "\(writeVerb(recorded.status, write.dryRun, noun)) \(made.campaign): "
      + "\(Terminal.safe(made.name)), goal \(made.goal.forPeople)")
  common.console.tell(
    key: recorded.key, entry: nil, isDryRun: write.dryRun,
    undo: "coopledger campaign goal \(made.campaign) AMOUNT sets another goal")
}

struct CampaignList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the campaigns with what they have raised.",
    discussion: """
      Example:
        coopledger campaign list
      """)

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let campaigns = try common.store().campaigns(at: read.horizon())
    guard !common.json else {
      return try common.console.json(.array(campaigns.map(figuresJSON)))
    }
    var table = TextTable([
      .left("Code"), .left("Name"), .right("Raised"), .right("Goal"), .right("Percent"),
      .right("Donations"),
    ])
    for campaign in campaigns {
      table.append([
        campaign.campaign, campaign.name, campaign.raised.forPeople, campaign.goal.forPeople,
        campaign.percent, String(campaign.donations),
      ])
    }
    try common.console.put(table.text)
  }
}
