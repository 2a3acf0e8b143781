public import Ledger
import Postgres

extension Store {
  /// The columns of the exported journal: those of audit.journal, then what a verifier needs to
  /// recompute the seals.
  public static let journalColumns = [
    "entry_id", "entry_no", "journal_code", "fiscal_year", "line", "effective_on", "recorded_at",
    "recorded_by", "kind", "account", "account_number", "account_class", "unit", "debit", "credit",
    "value_eur", "reverses", "reversed_by", "document", "seal", "occurred_on", "amount_minor",
    "document_form", "texts_form", "leaf_index", "leaf",
  ]

  /// Hands out the journal's lines in the memory of one: first what is sealed, in the order of the
  /// leaves, so that a verifier can read along; then the rest in order of entry.
  ///
  /// The last columns but leaf_index stand on the first line of an entry only, for they are the
  /// entry's; amount_minor is the line's.
  ///
  /// Without a last day every day counts, not only those up to today: what was posted late may be
  /// dated tomorrow, and without it nobody could compute the root of its seal.
  public func exportJournal(
    from: Day?, to: Day?, at horizon: Horizon = Horizon(), each: ([String?]) throws -> Void
  ) throws {
    let lastDay: SQL = horizon.asOf.map { "\($0.description)::date" } ?? "'infinity'::date"
    func isThere(_ line: SQL) -> SQL {
      line + ".effective_on <= \(lastDay) and "
        + horizon.isKnown(seal: line + ".seal", recordedAt: line + ".recorded_at")
    }
    try read(at: horizon, attempts: 1) { connection in
      let columns = Self.journalColumns.map { column -> SQL in
        switch column {
        case "recorded_at":
          #"to_char(j.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"#
        case "effective_on", "occurred_on": "to_char(j.\(unsafeSQL: column), 'YYYY-MM-DD')"
        // From the view, for an auditor has no right to the tables.
        case "reversed_by":
          horizon == Horizon()
            ? "j.reversed_by"
            : """
            (
              select r.entry_id
              from audit.journal as r
              where r.entry_id = j.reversed_by and r.line = 1 and \(isThere("r")))
            """
        case "amount_minor": "replace((j.debit + j.credit)::text, '.', '')::bigint"
        case "document_form": "f.document"
        case "texts_form": "f.texts"
        case "leaf_index": "s.leaf_index"
        case "leaf": "case j.line when 1 then encode(s.leaf, 'hex') end"
        default: "j.\(unsafeSQL: column)"
        }
      }
      try connection.stream(
        """
        select \(columns.dropFirst().reduce(columns[0]) { $0 + ", " + $1 })
        from audit.journal as j
        left join audit.sealed_entries as s on s.entry_id = j.entry_id
        left join lateral (
          select f.document, f.texts from audit.entry_form as f
          where f.entry_id = j.entry_id and j.line = 1
          offset 0
        ) as f on true
        where j.effective_on >= coalesce(\(from?.description)::date, '-infinity')
          and j.effective_on <= coalesce(\(to?.description)::date, 'infinity')
          and \(isThere("j"))
        order by s.leaf_index nulls last, j.entry_id, j.line
        """
      ) { row in
        try each(row.texts)
      }
    }
  }
}
