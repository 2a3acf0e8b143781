import Banking
import Ledger
import Reports

extension StatementPreview {
  /// One statement in the file.
  struct Statement {
    let head: StatementHead
    var first: [StatementLine] = []
    var booked = 0
    var waiting = 0
    var credit: Total?
    var debit: Total?
    var days: ClosedRange<Day>?
    var end = StatementEnd()

    var sum: Total? {
      credit.map { Total(minor: $0.minor + (debit?.minor ?? 0), unit: $0.unit) }
    }
    /// The closing balance less opening and lines, as it would be on record; nil where they agree.
    var difference: Total? {
      guard let sum, let opening = end.opening?.amount, let closing = end.closing?.amount else {
        return nil
      }
      let minor = Int128(closing.minor) - Int128(opening.minor) - sum.minor
      return minor == 0 ? nil : Total(minor: minor, unit: sum.unit)
    }
  }
}

extension StatementPreview.Statement {
  mutating func take(_ line: StatementLine, showing shown: Int) {
    if first.count < shown { first.append(line) }
    guard line.status == .booked else {
      waiting += 1
      return
    }
    booked += 1
    days =
      min(
        days?.lowerBound ?? line.bookedOn, line.bookedOn)...max(
        days?.upperBound ?? line.bookedOn, line.bookedOn)
    let zero = Total(.zero(line.amount.unit))
    let (before, after) = (credit ?? zero, debit ?? zero)
    let minor = Int128(line.amount.minor)
    credit = Total(minor: before.minor + max(0, minor), unit: zero.unit)
    debit = Total(minor: after.minor + min(0, minor), unit: zero.unit)
  }

  var text: String {
    var facts = [
      head.account.map { "account \($0.text)" } ?? "account not said",
      head.currency?.code, counted(booked, "line"),
      days.map { "\($0.lowerBound) to \($0.upperBound)" },
      credit.map { "in \($0.text)" }, debit.map { "out \($0.text)" },
      sum.map { "together \($0.text)" },
      end.opening.map { "opening \($0.amount.text)" },
      end.closing.map { "closing \($0.amount.text)" },
      waiting > 0 ? "\(waiting) not booked" : nil, end.isNewestFirst ? "newest first" : nil,
    ].compactMap { $0 }
    if let difference {
      facts.append("CLOSING DIFFERS FROM OPENING AND LINES BY \(difference.text)")
    }
    var table = TextTable([
      .right("line"), .left("date"), .right("amount"), .right("balance"), .left("counterparty"),
      .left("text"), .left("reference"),
    ])
    for line in first {
      table.append([
        String(line.fileLine), line.bookedOn.description + (line.status == .booked ? "" : " *"),
        line.amount.text, line.balance?.text ?? "", Self.short(line.counterparty.name),
        Self.short(line.remittance), Self.short(line.bankReference),
      ])
    }
    return Terminal.safe(facts.joined(separator: ", ")) + "\n" + (first.isEmpty ? "" : table.text)
  }

  private static func short(_ text: String?) -> String {
    let line = (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " / ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }

  var json: JSON {
    .object([
      ("account", .optional(head.account?.text)), ("currency", .optional(head.currency?.code)),
      ("lines", .int(booked)), ("not_booked", .int(waiting)),
      ("from", .optional(days?.lowerBound.description)),
      ("to", .optional(days?.upperBound.description)),
      ("credit", .optional(credit?.text)), ("debit", .optional(debit?.text)),
      ("sum", .optional(sum?.text)), ("opening", .optional(end.opening?.amount.text)),
      ("closing", .optional(end.closing?.amount.text)),
      ("difference", .optional(difference?.text)), ("newest_first", .bool(end.isNewestFirst)),
      ("first", .array(first.map(Self.json))),
    ])
  }

  private static func json(_ line: StatementLine) -> JSON {
    .object([
      ("line", .int(line.fileLine)), ("status", .string(line.status.rawValue)),
      ("booked_on", .string(line.bookedOn.description)),
      ("value_on", .optional(line.valueOn?.description)), ("amount", .string(line.amount.text)),
      ("currency", .string(line.amount.unit.code)), ("fee", .optional(line.fee?.text)),
      ("balance", .optional(line.balance?.text)),
      ("original_amount", .optional(line.original?.text)),
      ("original_currency", .optional(line.original?.unit.code)),
      ("counterparty", .optional(line.counterparty.name)),
      ("counterparty_account", .optional(line.counterparty.account?.text)),
      ("structured_reference", .optional(line.structuredReference)),
      ("remittance", .optional(line.remittance)), ("reference", .optional(line.bankReference)),
      ("end_to_end_id", .optional(line.endToEndID)), ("batch", .optional(line.batch)),
      ("kind", .optional(line.kind)),
    ])
  }
}
