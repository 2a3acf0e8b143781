import ArgumentParser
import Banking
import Ledger
import Reports
import Store

struct CampaignQR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Make a payment code that banking apps read.",
    discussion: """
      The code asks for a SEPA credit transfer (EPC069-12) with a reference of the campaign's own, \
      or of a pledge's: a payment that comes back with it is matched by itself. Without an amount \
      the payer chooses; a pledge in euros asks for what is outstanding of it.

      Who is paid is COOPLEDGER_ORGANISATION, and the account the one registered with an IBAN in \
      euros, unless said otherwise.

      Examples:
        coopledger campaign qr sdg --amount 50 --format svg > sdg.svg
        coopledger campaign qr sdg --pledge P-2018-00001
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, svg, terminal
  }

  @Argument(help: "The campaign's code.")
  var code: Typed

  @Option(help: ArgumentHelp("How many euros to ask for.", valueName: "amount"))
  var amount: Typed?

  @Option(help: ArgumentHelp("The pledge to be fulfilled.", valueName: "number"))
  var pledge: Typed?

  @Option(help: ArgumentHelp("The registered bank account.", valueName: "code"))
  var account: Typed?

  @Option(help: ArgumentHelp("An account that is not registered.", valueName: "IBAN"))
  var iban: Typed?

  @Option(
    help: ArgumentHelp("Its bank, outside of the European Economic Area.", valueName: "BIC"))
  var bic: Typed?

  @Option(help: ArgumentHelp("Who is paid.", valueName: "text"))
  var name: Typed?

  @Option(
    help: ArgumentHelp(
      "text (what the code says), svg (a picture) or terminal.", valueName: "format"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard account == nil || iban == nil else {
      throw ValidationError("Say --account or --iban, not both.")
    }
  }

  func run() throws {
    let store = try common.store()
    let requested = try store.requestedPayment(
      campaign: code.text, pledge: pledge.map { try DocumentNumber(parsing: $0.text, .pledge) })
    guard let reference = StructuredReference.rf(body: requested.purpose.body) else {
      throw Failure(
        "code_reference", "No reference can be made for this campaign", exit: .software)
    }
    let code = try PaymentCode(
      name: payee(), iban: iban(store), bic: bic.map { $0.text.uppercased() },
      amount: money(requested), reference: reference)
    let symbol = try QRCode(Array(code.payload.utf8))
    guard !common.json else { return try common.console.json(json(code, requested)) }
    switch format {
    case .text: try common.console.put(text(code))
    case .svg: try common.console.put(symbol.svg(title: title(code, requested)))
    case .terminal: try common.console.put(symbol.terminal)
    }
  }

  private func payee() throws -> String {
    if let name { return name.text }
    let settings = try Settings(environment: Environment.variables)
    guard let organisation = settings["COOPLEDGER_ORGANISATION"] else {
      throw Failure(
        "code_name", "A payment code says who is paid, and nobody is named", field: "name",
        hint: "Say --name, or set COOPLEDGER_ORGANISATION once.", exit: .usage)
    }
    return organisation.text
  }

  private func iban(_ store: Store) throws -> BankAccountID {
    if let iban {
      guard let id = BankAccountID(iban.text) else {
        throw Failure("code_iban", "There is no IBAN", field: "iban", exit: .badData)
      }
      return id
    }
    let known = try store.bankAccounts()
      .filter { $0.currency.code == "EUR" && $0.identifier?.isIBAN == true }
    let candidates = known.filter { account == nil || $0.code == account?.text }
    guard let chosen = candidates.first, let id = chosen.identifier, candidates.count == 1 else {
      let codes = known.map { $0.code }.joined(separator: ", ")
      throw Failure(
        "code_account",
        known.isEmpty
          ? "No bank account in euros with an IBAN is registered"
          : "Which of the bank accounts in euros is to be paid into: \(codes)?",
        field: known.isEmpty ? "iban" : "account",
        hint: known.isEmpty
          ? "Say --iban, or register the account: coopledger bank add" : "Say --account CODE.",
        exit: .badData)
    }
    return id
  }

  private func money(_ requested: RequestedPayment) throws -> Money? {
    if let amount { return try Money.positive(parsing: amount.text, unit: requested.euro) }
    return requested.outstanding.flatMap { $0.unit == requested.euro ? $0 : nil }
  }

  private func title(_ code: PaymentCode, _ requested: RequestedPayment) -> String {
    let amount = code.amount.map { "\($0.forPeople) " } ?? ""
    return "Pay \(amount)to \(code.name) for \(requested.campaignName)"
  }

  private func text(_ code: PaymentCode) -> String {
    var table = TextTable([.left("Pay to"), .left(Terminal.safe(code.name))])
    table.append(["IBAN", code.iban.text])
    if let bic = code.bic { table.append(["BIC", bic]) }
    if let amount = code.amount { table.append(["Amount", amount.forPeople]) }
    table.append(["Reference", code.reference.description])
    let lines = code.payload.split(separator: "\n", omittingEmptySubsequences: false)
    return table.text + "\n" + lines.map { Terminal.safe(String($0)) + "\n" }.joined()
  }

  private func json(_ code: PaymentCode, _ requested: RequestedPayment) -> JSON {
    .object([
      ("campaign", .string(requested.campaign)),
      ("pledge", pledge.map { .string($0.text.uppercased()) } ?? .null),
      ("name", .string(code.name)), ("iban", .string(code.iban.text)),
      ("bic", code.bic.map { .string($0) } ?? .null),
      ("amount", code.amount.map { .string($0.text) } ?? .null), ("currency", .string("EUR")),
      ("reference", .string(code.reference.text)),
      ("reference_printed", .string(code.reference.description)),
      ("payload", .string(code.payload)),
    ])
  }
}
