import Giving
import Ledger
import Reports
import Store

extension DonationImportCommand {
  /// What is said after a file was recorded.
  func print(_ recorded: Recorded<DonationImport>, _ aside: DonationAside?) throws {
    let done = recorded.document
    guard !common.json else { return try common.console.json(json(recorded, aside)) }
    let passedOver = done.passedOver == 0 ? "" : ", \(done.passedOver) passed over"
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "file")) \(file.text): "
        + "\(done.created) gifts new, \(done.exists) there already\(passedOver)")
    var table = TextTable([
      .left("Campaign"), .left("Currency"), .right("Gifts"), .right("Amount"), .right("Value"),
    ])
    for sum in done.sums {
      table.append([
        sum.campaign, sum.amount.unit.code, "\(sum.count)", sum.amount.inColumn,
        "\(sum.value.inColumn) \(sum.value.unit)",
      ])
    }
    if !done.sums.isEmpty { try common.console.put(table.text) }
    if done.created > 0 {
      try common.console.line(
        "Donors: \(done.newDonors) new, \(done.knownDonors) known")
    }
    if done.refunds > 0 { try common.console.line("Refunds recorded: \(done.refunds)") }
    common.console.warn(recorded.warnings + warnings(done) + (aside?.warnings ?? []))
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun,
      undo: recorded.status == .created
        ? "coopledger donation void --import \(recorded.key) --reason TEXT" : nil)
  }

  private func warnings(_ done: DonationImport) -> [String] {
    var warnings = done.similarNames.map { pair in
      "The new donor \"\(pair.new)\" is named like \(pair.otherCode), \"\(pair.other)\"; they stay "
        + "two donors."
    }
    for pair in done.suspectedDuplicates.prefix(5) {
      warnings.append(
        write.dryRun
          ? "A gift of the same donor, day and amount as \(pair.other) is among them."
          : "\(pair.donation) is of the same donor, day and amount as \(pair.other). If it is the "
            + "same gift, void it.")
    }
    if let first = done.seenOnLines.first {
      warnings.append(
        "Made of statement lines before, and left as they are: "
          + "\(counted(done.seenOnLinesCount, "gift")) of the list, such as \(first.donation) of "
          + "line \(first.line).")
    }
    warnings += done.openRefunds.prefix(20).map { open in
      "The list says that of \(open.donation) \(open.refund) was given back, which is not on "
        + "record so. If it was: coopledger donation refund \(open.donation) --amount … --on … "
        + "--reason TEXT, or coopledger statement allocate LINE --refund \(open.donation)."
    }
    if done.suspectedDuplicateCount > 5 {
      warnings.append("\(done.suspectedDuplicateCount - 5) more gifts look like others.")
    }
    return warnings
  }

  private func json(_ recorded: Recorded<DonationImport>, _ aside: DonationAside?) -> JSON {
    let done = recorded.document
    return writeJSON(
      recorded, isDryRun: write.dryRun,
      [
        ("file", .string(file.text)), ("gifts", .int(done.gifts)), ("created", .int(done.created)),
        ("exists", .int(done.exists)), ("passed_over", .int(done.passedOver)),
        ("refunds", .int(done.refunds)),
        (
          "sums",
          .array(
            done.sums.map { sum in
              .object([
                ("campaign", .string(sum.campaign)), ("currency", .string(sum.amount.unit.code)),
                ("gifts", .int(sum.count)), ("amount", .string(sum.amount.text)),
                ("value", .string(sum.value.text)),
                ("value_currency", .string(sum.value.unit.code)),
              ])
            })
        ),
        ("donors_new", .int(done.newDonors)), ("donors_known", .int(done.knownDonors)),
        (
          "similar_names",
          .array(
            done.similarNames.map { pair in
              .object([
                ("new", .string(pair.new)), ("other", .string(pair.other)),
                ("other_code", .string(pair.otherCode)),
              ])
            })
        ),
        (
          "suspected_duplicates",
          .array(
            done.suspectedDuplicates.map { pair in
              .object([
                ("donation", write.dryRun ? .null : .string(pair.donation)),
                ("other", .string(pair.other)),
              ])
            })
        ),
        ("suspected_duplicate_count", .int(done.suspectedDuplicateCount)),
        ("seen_on_lines", .int(done.seenOnLinesCount)),
        (
          "open_refunds",
          .array(
            done.openRefunds.map { open in
              .object([
                ("donation", .string(open.donation)), ("refund", .string(open.refund)),
              ])
            })
        ),
        ("left_aside", .array(aside?.json ?? [])),
        ("refunds_without_gift", .array(aside?.refundsJSON ?? [])),
      ])
  }

  /// Tells which rows are refused, the first hundred.
  func tell(_ refused: DonationImportRefused) {
    for refusal in refused.refusals {
      let place = refusal.column.map { ": \($0.rawValue)" } ?? ""
      let value = refusal.value.map { " \"\($0.prefix(40))\"" } ?? ""
      let hint = refusal.hint.map { " \($0)" } ?? ""
      common.console.warn([
        "\(file.text):\(refusal.line)\(place)\(value): \(refusal.message).\(hint)"
      ])
    }
    let told = Set(refused.refusals.map(\.line)).count
    if refused.refused > told {
      common.console.warn(["\(refused.refused - told) more rows are refused."])
    }
    if common.json {
      try? common.console.json(
        .object([
          ("status", .string("refused")), ("refused", .int(refused.refused)),
          ("rows", .int(refused.rows)), ("refusals", .array(refused.refusals.map(json))),
        ]))
    }
  }

  private func json(_ refusal: GiftRefusal) -> JSON {
    .object([
      ("line", .int(refusal.line)), ("column", .optional(refusal.column?.rawValue)),
      ("value", .optional(refusal.value)), ("code", .string(refusal.code)),
      ("message", .string(refusal.message)), ("hint", .optional(refusal.hint)),
    ])
  }

  /// The first refusal stands for all where one error is reported.
  func failure(_ refused: DonationImportRefused) -> Failure {
    let first = refused.refusals.first
    var failure = Failure(
      refused.code, refused.message, field: first?.column?.rawValue, hint: refused.hint,
      exit: .badData)
    failure.file = file.text
    failure.line = first?.line
    return failure
  }
}
