public import Ledger

/// Promises of gifts. They live in memorandum accounts: off the balance sheet, never raised.
public enum Pledge {
  /// The entry of a promise, in the campaign's currency.
  public static func promise(
    _ amount: Money, to campaign: Campaign, on day: Day
  ) throws(GivingError) -> Entry {
    guard amount.unit == campaign.currency else { throw .pledgeCurrency(amount, campaign) }
    return try planning {
      var posting = Posting()
      try posting.move(amount, from: campaign.promised, to: campaign.outstanding)
      return try posting.entry(on: day)
    }
  }

  /// The entry that gives up what is outstanding of a pledge.
  public static func cancel(
    outstanding: Money, of campaign: Campaign, on day: Day
  ) throws(GivingError) -> Entry {
    guard outstanding.minor > 0 else { throw .nothingOutstanding() }
    return try planning {
      var posting = Posting()
      try posting.move(outstanding, from: campaign.outstanding, to: campaign.promised)
      return try posting.entry(on: day)
    }
  }
}
