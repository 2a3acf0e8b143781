import Giving
import Ledger
import Postgres
import Store
import TestSupport

/// The real ledger, in a database of its own, asked to do what the model does.
final class ModelLedger {
  let database: TestDatabase
  /// The superuser's connection, which only looks.
  let admin: Connection
  /// Works as a treasurer.
  let store: Store
  private(set) var gifts: [(number: DocumentNumber, entry: Int64, currency: String)] = []
  private(set) var refunds: [DocumentNumber] = []
  private(set) var pledges: [DocumentNumber] = []
  private(set) var entries: [Int64] = []
  private var campaigns: [String: String] = [:]

  init() throws {
    let database = try TestDatabase.make(template: Self.template.get().name)
    self.database = database
    admin = try database.connect()
    store = try Store(timeZone: "Europe/Brussels") { try database.connect(user: Self.treasurer) }
  }

  static let treasurer = "model_treasurer"

  /// A database that is set up, to be copied: one for all tests of the process.
  private static let template = Result {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    defer { connection.close() }
    _ = try Schema.migrate(connection)
    _ = try Setup.load(connection)
    try database.need(role: treasurer, memberOf: "coopledger_treasurer")
    return database
  }

  /// Opens a campaign in both worlds.
  func open(_ campaign: String, _ currency: String, goal: Int128, in world: inout ModelWorld) throws
  {
    world.open(campaign, currency, goal: goal)
    campaigns[campaign] = currency
    let goal = ModelMoney.text(goal, currency)
    _ = try store.createCampaign(
      campaign, name: "Campaign \(campaign)", goal: goal, currency: currency,
      Recording(key: "open-\(campaign)"))
  }

  /// Does an operation under a key and notes what it made, unless the key had made it before.
  func perform(_ operation: ModelOperation, key: String) throws -> String {
    if case .late(let operation) = operation {
      return try perform(operation, Recording(key: key, isLate: true))
    }
    return try perform(operation, Recording(key: key))
  }

  private func perform(_ operation: ModelOperation, _ how: Recording) throws -> String {
    switch operation {
    case .give(let terms):
      let done = try store.recordDonation(request(terms), how)
      return try noteGift(done)
    case .correct(let gift, let change):
      let correction = try correction(
        change, currency: change.currency ?? currency(ofGift: gift))
      return try noteGift(store.correctDonation(number(ofGift: gift), correction, how))
    case .refund(let gift, let amount, let paid, let fee, let day):
      let currency = currency(ofGift: gift)
      var request = RefundRequest(reason: "asked for")
      request.amount = amount.map { ModelMoney.text($0, currency) }
      request.paid = paid.map { ($0.text, $0.currency) }
      request.fee = fee == 0 ? nil : ModelMoney.text(fee, paid?.currency ?? currency)
      request.day = try Day(parsing: day)
      let done = try store.refundDonation(number(ofGift: gift), request, how)
      if done.status == .created {
        refunds.append(try DocumentNumber(parsing: done.document.number, .refund))
      }
      return done.status.rawValue
    case .voidGift(let gift):
      return try store.voidDocument(number(ofGift: gift), reason: "typed twice", how)
        .status.rawValue
    case .voidRefund(let refund):
      return try store.voidDocument(number(ofRefund: refund), reason: "typed twice", how)
        .status.rawValue
    default: return try performOther(operation, how)
    }
  }

  private func performOther(_ operation: ModelOperation, _ how: Recording) throws -> String {
    switch operation {
    case .promise(let campaign, let donor, let amount, let day):
      var request = PledgeRequest(
        amount: amount.text, currency: amount.currency, campaign: campaign, donor: donor)
      request.promisedOn = try Day(parsing: day)
      let done = try store.recordPledge(request, how)
      if done.status == .created {
        pledges.append(try DocumentNumber(parsing: done.document.number, .pledge))
      }
      return done.status.rawValue
    case .cancel(let pledge, let day):
      return try store.cancelPledge(
        number(ofPledge: pledge), reason: "not coming", on: Day(parsing: day), how
      ).status.rawValue
    case .goal(let campaign, let amount, let day):
      let goal = ModelMoney.text(amount, campaigns[campaign] ?? "EUR")
      return try store.setGoal(of: campaign, to: goal, from: Day(parsing: day), how)
        .status.rawValue
    case .post(let debit, let credit, let amount, let day):
      var request = EntryRequest(
        debit: debit, credit: credit, amount: amount.text, unit: amount.currency)
      request.day = try Day(parsing: day)
      let done = try store.postEntry(request, how)
      if done.status == .created { entries.append(done.document.id) }
      return done.status.rawValue
    case .reverse(let entry, let day):
      return try store.reverseEntry(
        entry < entries.count ? entries[entry] : 999_999, reason: "wrong",
        on: day.map { try Day(parsing: $0) }, how
      ).status.rawValue
    case .reverseGift(let gift):
      return try store.reverseEntry(
        gift < gifts.count ? gifts[gift].entry : 999_999, reason: "wrong", on: nil, how
      ).status.rawValue
    case .close(let month):
      return try store.closePeriod(Month(parsing: month), how).status.rawValue
    case .reopen(let month):
      return try store.reopenPeriod(Month(parsing: month), reason: "asked for", how)
        .status.rawValue
    default: preconditionFailure("handled before")
    }
  }

  private func noteGift(_ done: Recorded<Donation>) throws -> String {
    if done.status == .created {
      gifts.append(
        (
          try DocumentNumber(parsing: done.document.number, .donation), done.document.entry,
          done.document.amount.unit.code
        ))
    }
    return done.status.rawValue
  }

  private func currency(ofGift gift: Int) -> String {
    gift < gifts.count ? gifts[gift].currency : "EUR"
  }

  // What is not there has a number that nothing has.
  private func number(ofGift gift: Int) throws -> DocumentNumber {
    gift < gifts.count
      ? gifts[gift].number : try DocumentNumber(parsing: "D-2018-99999", .donation)
  }

  private func number(ofRefund refund: Int) throws -> DocumentNumber {
    refund < refunds.count ? refunds[refund] : try DocumentNumber(parsing: "R-2018-99999", .refund)
  }

  func number(ofPledge pledge: Int) throws -> DocumentNumber {
    pledge < pledges.count ? pledges[pledge] : try DocumentNumber(parsing: "P-2018-99999", .pledge)
  }
}
