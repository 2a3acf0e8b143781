import Ledger
import Reports
import Store

/// What is said after a donation was recorded or corrected.
struct DonationAnswer {
  let recorded: Recorded<Donation>
  let isDryRun: Bool

  func print(to console: Console) throws {
    let donation = recorded.document
    guard !console.wantsJSON else { return try console.json(json) }
    let verb =
      switch (isDryRun, recorded.status) {
      case (true, _): "Would record"
      case (false, .exists): "Already recorded"
      default: "Recorded"
      }
    let donor = Terminal.safe(donation.donorForPeople ?? "an anonymous donor")
    let from = donation.country.map { "\(donor) (\($0))" } ?? donor
    // A dry run's number is given back, and the gift will get another.
    let number = isDryRun ? "" : " \(donation.number)"
    try console.line(
      "\(verb)\(number): \(donation.amount.forPeople) from \(from) to "
        + "\(donation.campaign), received on \(donation.receivedOn)")
    try console.tell(late: recorded.postedLateOn)
    if donation.value != donation.amount {
      let rate = donation.rateOn.map { " at the reference rate of \($0), \(donation.rate ?? "")" }
      try console.line("Worth \(donation.value.forPeople) to the campaign\(rate ?? "")")
    }
    if donation.fee.minor > 0 {
      try console.line("Fee \(donation.fee.forPeople), net \(donation.net.forPeople)")
    }
    if let replaced = donation.replaces { try console.line("In place of \(replaced)") }
    if let pledge = donation.pledge, let part = donation.fulfilled {
      try console.line("Fulfils \(part.forPeople) of \(pledge)")
    }
    console.warn(recorded.warnings)
    guard !isDryRun else { return console.note("Dry run: nothing was recorded.") }
    console.note("Entry \(donation.entry), key \(recorded.key)")
    guard donation.status == "received" else { return }
    let undo =
      donation.replaces == nil ? "void \(donation.number)" : "correct \(donation.number) …"
    console.note("To undo: coopledger donation \(undo) --reason TEXT")
  }

  var json: JSON {
    .object(
      [("status", .string(isDryRun ? "would_create" : recorded.status.rawValue))]
        + donationFacts(recorded.document)
        + [("warnings", .array(recorded.warnings.map(JSON.string)))]
        + donationDetails(recorded.document))
  }
}

extension Donation {
  /// The donor's name, or the pseudonym where it is erased, or not for the reader to see; nil for
  /// an anonymous gift.
  var donorForPeople: String? { donor ?? donorCode }
}

/// A donation for programs.
func donationJSON(_ donation: Donation) -> JSON {
  .object(donationFacts(donation) + donationDetails(donation))
}

private func donationFacts(_ donation: Donation) -> [(String, JSON)] {
  [
    ("donation", .string(donation.number)), ("entry", .int(Int(donation.entry))),
    ("key", .string(donation.key)), ("received_on", .string(donation.receivedOn.description)),
    ("posted_on", .string(donation.postedOn.description)),
    ("recorded_at", .string(donation.recordedAt)), ("amount", .string(donation.amount.text)),
    ("currency", .string(donation.amount.unit.code)), ("fee", .string(donation.fee.text)),
    ("net", .string(donation.net.text)), ("value", .string(donation.value.text)),
    ("campaign", .string(donation.campaign)), ("donor", .optional(donation.donor)),
    ("country", .optional(donation.country)),
  ]
}

private func donationDetails(_ donation: Donation) -> [(String, JSON)] {
  [
    ("method", .string(donation.method)),
    ("fee_value", .string(donation.feeValue.text)),
    ("settled", .optional(donation.settled?.text)), ("rate", .optional(donation.rate)),
    ("reference", .optional(donation.reference)), ("memo", .optional(donation.memo)),
    ("basis", .optional(donation.basis)), ("pledge", .optional(donation.pledge)),
    ("fulfilled", .optional(donation.fulfilled?.text)),
    ("refunded", .string(donation.refunded.text)), ("state", .string(donation.status)),
    ("replaces", .optional(donation.replaces)), ("replaced_by", .optional(donation.replacedBy)),
    ("donor_code", .optional(donation.donorCode)),
    ("recorded_by", .string(donation.recordedBy)),
    ("rate_on", .optional(donation.rateOn?.description)),
  ]
}
