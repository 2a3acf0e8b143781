import Postgres

/// An entry as people name it: by its id, `17`, or by its legal number, `2018/DON/000017`.
public enum EntryReference: Hashable, Sendable, CustomStringConvertible {
  case id(Int64)
  case number(year: Int, journal: String, place: Int)

  /// Reads either form, small letters included.
  public init(parsing text: String) throws(StoreError) {
    if let id = Int64(text), id > 0 {
      self = .id(id)
      return
    }
    let parts = text.uppercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0,
      let place = Int(parts[2]), place > 0
    else {
      throw StoreError(
        "entry_malformed", field: "entry",
        "\"\(text.prefix(40))\" is neither an entry's id nor its legal number",
        hint: "They look like 17 and 2018/DON/000017.")
    }
    self = .number(year: year, journal: String(parts[1]), place: place)
  }

  public var description: String {
    switch self {
    case .id(let id): String(id)
    case .number(let year, let journal, let place): "\(year)/\(journal)/\(place)"
    }
  }

  /// Selects the entry among the lines `j` of the journal.
  var condition: SQL {
    switch self {
    case .id(let id): "j.entry_id = \(id)"
    case .number(let year, let journal, let place):
      """
      j.entry_id = (
        select m.entry_id
        from ledger.seal_member as m
        join ledger.number_series as s on s.id = m.series
        where s.fiscal_year = \(year) and s.journal_code = \(journal) and m.number = \(place))
      """
    }
  }
}
