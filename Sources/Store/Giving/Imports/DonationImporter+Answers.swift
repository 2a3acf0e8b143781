import Giving
import Ledger
import Postgres

extension DonationImporter {
  /// Whether a batch was not recorded, for what is wrong with some of it.
  static func refuses(_ row: Row) throws -> Bool {
    let places: [Int] = try row.decode("places")
    return !places.isEmpty
  }

  /// Takes the server's answer to a batch: what became of each of the planned gifts.
  func answered(
    _ row: Row, _ planned: [FileGift], _ told: [ImportedGift?]
  ) throws -> [ImportedGift?] {
    let donations: [Int64] = try row.decode("donations")
    let places: [Int] = try row.decode("places")
    let codes: [String] = try row.decode("codes")
    let documents: [String?] = try row.decode("documents")
    let fields: [String?] = try row.decode("fields")
    var reasons: [Int: GiftRefusal] = [:]
    for (index, place) in places.enumerated() where reasons[place] == nil {
      reasons[place] = Self.refusal(
        codes[index], planned[place - 1], document: documents[index], fields: fields[index])
    }
    if let first: Int = try row.decode("first_new_donor") {
      firstNewDonor = min(first, firstNewDonor ?? first)
    }
    result.newDonors += try row.decode("new_donors")
    let firstNew: Int64? = try row.decode("first_donation")
    if let firstNew { firstDonation = firstDonation ?? firstNew }
    let donors: [Int32]? = try row.decode("donors")
    for (gift, donor) in zip(planned, donors ?? []) where donor > 0 {
      if let name = gift.donor, lookups.donor(name) == 0 { lookups.keep(donor: name, donor) }
    }
    var answers = zip(planned, donations).enumerated().makeIterator()
    return told.map { row in
      if let row { return row }
      guard let (index, (gift, donation)) = answers.next() else { return nil }
      if let reason = reasons[index + 1] { return refused(gift.line, [reason]) }
      return taken(gift, donation, isNew: firstNew.map { donation >= $0 } ?? (donation == 0))
    }
  }

  private func taken(_ gift: FileGift, _ donation: Int64, isNew: Bool) -> ImportedGift {
    let number =
      donation > 0 ? DocumentNumber(.donation, year: gift.receivedOn.year, id: donation) : nil
    if isNew {
      result.created += 1
      lastDonation = donation
      if let number {
        refunds += gift.refunds.map {
          PendingRefund(donation: number, line: gift.line, refund: $0, isNew: true)
        }
      }
    } else {
      result.exists += 1
      if isList, let number {
        known.append(KnownGift(number: number, line: gift.line, refunds: gift.refunds))
      }
    }
    return ImportedGift(
      line: gift.line, status: isNew ? .created : .exists, donation: number?.description,
      refusals: [])
  }

  private static func refusal(
    _ code: String, _ gift: FileGift, document: String?, fields: String?
  ) -> GiftRefusal {
    switch code {
    case "unknown_donor":
      GiftRefusal(
        code, line: gift.line, column: .donor, value: gift.donor, "There is no donor of that code",
        hint: "coopledger donor list shows them; a new donor is recorded by name.")
    case "reference_differs":
      GiftRefusal(
        code, line: gift.line, column: .reference, value: gift.reference,
        "The reference is on record as \(document ?? "a gift") with another \(fields ?? "gift")",
        hint:
          "If it is that gift, correct it there: coopledger donation correct; if it is another, "
          + "give it a reference of its own, or none.")
    default:
      GiftRefusal(
        code, line: gift.line, column: .reference, value: gift.reference,
        "An earlier row of the file has the same reference",
        hint: "Give each gift a reference of its own, or none.")
    }
  }

  /// Records what was given back of a gift, as if it had been typed.
  func giveBack(_ item: PendingRefund, _ place: Int) throws {
    var request = RefundRequest(reason: "imported with the gift")
    request.amount = item.refund.amount.text
    request.day = item.refund.day
    if let paid = item.refund.paid, paid.unit != item.refund.amount.unit {
      request.paid = (paid.text, paid.unit.code)
    }
    if let fee = item.refund.fee, fee.minor > 0 { request.fee = fee.text }
    do {
      _ = try store.refund(
        item.donation, request,
        Recording(key: "import \(operation) refund \(place)", isLate: how.isLate), connection)
      result.refunds += 1
    } catch let error as any Refusal {
      refuse(
        GiftRefusal(
          error.code, line: item.line, column: .refunds, value: nil, error.message,
          hint: error.hint), isNew: item.isNew)
    }
  }
}
