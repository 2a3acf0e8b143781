import Giving
import Ledger
import Postgres

/// A part of a line with the entry that explains it, in the form that the database's function
/// takes.
struct PartPlan {
  let amount: Money
  let explains: String
  let entry: Entry
  /// What its kind needs beside, and the texts.
  var fields: [(String, SQL)] = []
  var texts: RequestFields = [:]
  var warnings: [String] = []

  /// The part as a jsonb object.
  var sql: SQL {
    let posting = PostingArrays(entry)
    var text: SQL = """
      jsonb_build_object(
        'explains', \(explains)::text, 'amount', \(amount.minor)::bigint,
        'texts', \(texts.sql), 'accounts', to_jsonb(\(posting.accounts)::text[]),
        'units', to_jsonb(\(posting.units)::text[]),
        'debits', to_jsonb(\(posting.debits)::integer[]),
        'credits', to_jsonb(\(posting.credits)::integer[]),
        'amounts', to_jsonb(\(posting.amounts)::bigint[])
      """
    for (name, value) in fields {
      text += ", \(name)::text, "
      text += value
    }
    text += ")"
    return text
  }
}

extension LineToExplain {
  /// The amounts of the parts, which have to come to what is left of the line.
  func amounts(of parts: [LinePart]) throws -> [Money] {
    guard rest.minor != 0 else {
      throw StoreError(
        "line_explained", field: "line", "All of line \(id) is explained",
        hint: "coopledger statement deallocate \(id) --reason TEXT takes that back.")
    }
    guard parts.filter({ $0.amount == nil }).count <= 1, !parts.isEmpty else {
      throw StoreError(
        "parts_without_amount", field: "split", "Only one part can be all that the others leave")
    }
    let whole = isIn ? rest : try rest.negated()
    var left = whole
    var amounts: [Money?] = []
    for part in parts {
      let amount = try part.amount.map { text in
        try field("split") { try Money.positive(parsing: text, unit: whole.unit) }
      }
      if let amount { left = try left.subtracting(amount) }
      amounts.append(amount)
    }
    let isOpen = parts.contains { $0.amount == nil }
    guard isOpen ? left.minor > 0 : left.minor == 0 else {
      let off = Money(minor: abs(left.minor), unit: left.unit)
      throw StoreError(
        "parts_differ", field: "split",
        left.minor > 0
          ? "The parts leave \(off) of the line's \(whole) unexplained"
          : isOpen && left.minor == 0
            ? "The parts come to the whole \(whole): nothing is left for the last one"
            : "The parts come to \(off) more than the line's \(whole)",
        hint: "Parts are typed without a sign and add up to what is left of the line.")
    }
    return amounts.map { $0 ?? left }
  }
}
