public import Ledger

/// A request for a SEPA credit transfer as banking apps read it from a QR code: EPC069-12, version
/// 2 of the European Payments Council's guidelines.
public struct PaymentCode: Hashable, Sendable {
  /// What a code holds at the most, in bytes: then it fits version 13 with error correction M.
  public static let sizeMax = 331
  public static let versionMax = 13

  public let name: String
  public let iban: BankAccountID
  public let bic: String?
  public let amount: Money?
  public let reference: StructuredReference

  /// A request that keeps the guidelines' rules.
  ///
  /// - Parameters:
  ///   - name: who is paid: up to 70 characters.
  ///   - iban: the account; one outside of the European Economic Area needs the bank's BIC too.
  ///   - amount: in euros, 0.01 to 999,999,999.99; nil leaves it to the payer.
  ///   - reference: an ISO 11649 one, the only kind that the guidelines know.
  /// - Throws: `StatementError` with the field and what to do.
  public init(
    name: String, iban: BankAccountID, bic: String? = nil, amount: Money? = nil,
    reference: StructuredReference
  ) throws(StatementError) {
    guard (1...70).contains(name.unicodeScalars.count),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw StatementError(
        "code_name", field: "name",
        "The name of who is paid needs 1 to 70 characters in one line, and "
          + "\(StatementError.quoted(name)) has \(name.unicodeScalars.count)")
    }
    guard iban.isIBAN else {
      throw StatementError(
        "code_iban", field: "iban", "\(StatementError.quoted(iban.text)) is no valid IBAN",
        hint: "A payment code of SEPA needs one; check it for a digit copied wrong.")
    }
    if let bic, !Self.isValid(bic: bic) {
      throw StatementError(
        "code_bic", field: "bic",
        "\(StatementError.quoted(bic)) is no BIC: eight or eleven capitals and digits")
    }
    let country = String(iban.text.prefix(2))
    guard bic != nil || !Self.needingBIC.contains(country) else {
      throw StatementError(
        "code_bic", field: "bic",
        "Accounts in \(country) are outside of the European Economic Area: payers need the BIC",
        hint: "Add --bic.")
    }
    if let amount {
      guard amount.unit.code == "EUR", (1...99_999_999_999).contains(amount.minor) else {
        throw StatementError(
          "code_amount", field: "amount",
          "A payment code takes 0.01 to 999999999.99 EUR, and not \(amount)")
      }
    }
    guard reference.scheme == .rf else {
      throw StatementError(
        "code_reference", field: "reference", "\(reference) is no ISO 11649 reference")
    }
    self.name = name
    self.iban = iban
    self.bic = bic
    self.amount = amount
    self.reference = reference
    guard payload.utf8.count <= Self.sizeMax else {
      throw StatementError(
        "code_too_long", field: "name",
        "The payment code would have \(payload.utf8.count) bytes, and \(Self.sizeMax) are allowed",
        hint: "Shorten the name.")
    }
  }

  /// What the QR code says: lines ended by LF, the last one by nothing.
  public var payload: String {
    [
      // Service tag, version, UTF-8, SEPA credit transfer.
      "BCD", "002", "1", "SCT",
      bic ?? "", name, iban.text, amount.map { "EUR\($0.text)" } ?? "",
      // No purpose; the reference instead of a text, and no note to the payer.
      "", reference.text,
    ].joined(separator: "\n")
  }

  /// The countries and territories of SEPA that are not in the European Economic Area.
  private static let needingBIC: Set = [
    "AD", "AL", "CH", "GB", "GG", "IM", "JE", "MC", "MD", "ME", "MK", "RS", "SM", "VA",
  ]

  private static func isValid(bic: String) -> Bool {
    let bytes = Array(bic.utf8)
    return (bytes.count == 8 || bytes.count == 11)
      && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
      && bytes[..<6].allSatisfy { (0x41...0x5A).contains($0) }
  }
}
