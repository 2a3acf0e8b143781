import Giving
public import Ledger
import Postgres

/// What came of creating a campaign or of setting its goal.
public struct CampaignGoal: Sendable {
  public let campaign: String
  public let name: String
  public let goal: Money
}

extension Store {
  /// The currency that a campaign counts in.
  public func currency(of campaign: String) throws -> Unit {
    try readAnew { try self.campaign(campaign, $0).0.currency }
  }

  /// Opens a campaign with its goal and its accounts.
  public func createCampaign(
    _ code: String, name: String, goal: String, currency: String, _ how: Recording
  ) throws -> Recorded<CampaignGoal> {
    try write(how) { connection in
      guard let unit = try connection.units([currency])[currency] else {
        throw StoreError.unknownUnit(currency)
      }
      _ = try Campaign(code: code, currency: unit)
      let goal = try field("goal") { try Money.positive(parsing: goal, unit: unit) }
      let said: RequestFields = [
        "campaign": code, "name": name, "goal": goal.text, "currency": currency,
      ]
      return try self.once("campaign.create", said, how, connection) {
        """
        giving.create_campaign(
          p_key => \(how.key), p_request => \(said.sql), p_code => \(code), p_name => \(name),
          p_currency => \(currency), p_goal_minor => \(goal.minor))
        """
      } document: { _ in
        CampaignGoal(campaign: code, name: name, goal: goal)
      }
    }
  }

  /// Sets a campaign's goal from a day on.
  public func setGoal(
    of code: String, to goal: String, from day: Day?, _ how: Recording
  ) throws -> Recorded<CampaignGoal> {
    try write(how) { connection in
      let (campaign, today) = try self.campaign(code, connection)
      let goal = try field("goal") { try Money.positive(parsing: goal, unit: campaign.currency) }
      let said: RequestFields = [
        "campaign": code, "goal": goal.text, "on": day?.description,
      ]
      return try self.once("campaign.goal", said, how, connection) {
        """
        giving.set_goal(
          p_key => \(how.key), p_request => \(said.sql), p_code => \(code),
          p_goal_minor => \(goal.minor), p_day => \((day ?? today).description))
        """
      } document: { _ in
        let name: String = try connection.queryOne(
          "select name from giving.campaign where code = \(code)"
        ).decode("name")
        return CampaignGoal(campaign: code, name: name, goal: goal)
      }
    }
  }
}
