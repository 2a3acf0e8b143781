import Postgres
import Store
import TestSupport
import Testing

/// Every column of every table that has to do with what is sealed, changed by force.
@Suite("A changed column")
struct SealColumnTests {
  /// The tables, each with the columns that no seal covers, and why it need not.
  static let tables: [(table: String, uncovered: Set<String>)] = [
    // What was asked for, and under which key, is kept and guarded, and is no part of the books.
    // The stamp is its entries' too (entries_bear_their_operations_stamp).
    ("ledger.operation", ["key", "kind", "request", "recorded_at"]),
    // The count is another check's (entries_are_complete).
    ("ledger.entry", ["transfer_count"]),
    // So are these (transfers_are_well_formed, entries_are_complete); the order is sealed.
    ("ledger.transfer", ["transfer_count", "account_group", "line"]),
    ("ledger.entry_text", []),
    ("giving.donation", []),
    ("giving.refund", []),
    ("giving.pledge", []),
    ("giving.pledge_cancellation", ["id"]),
    // Its entry has the day, and checks of their own compare the two.
    ("membership.movement", ["operation_id", "recorded_at", "recorded_on", "effective_on"]),
    ("membership.opening_country", []),
    ("ledger.seal_member", []),
    ("ledger.seal_operation", []),
    // When and by whom: of no consequence to what was sealed.
    ("ledger.seal", ["sealed_at", "sealed_by"]),
    ("ledger.number_series", []),
    ("ledger.day_balance", []),
    ("giving.donor_gifts", []),
    ("giving.country_gifts", []),
    ("giving.campaign_gifts", []),
    // How it is called, and whether its identifier is an IBAN, which that shows itself.
    ("banking.account", ["is_iban", "name"]),
    // Its bytes are proved, and these tell of them; it may be kept longer than it must be.
    (
      "banking.file",
      ["name", "format", "profile", "statements", "booked_lines", "payments", "keep_until"]
    ),
    // (The first of one.)
    ("banking.file_piece", ["ordinal"]),
    // Nothing follows from these; a rank between the same two is as good.
    ("banking.statement", ["ordinal", "known_lines", "unbooked_lines", "opening_on", "rank"]),
    ("banking.line", []),
    ("banking.line_text", []),
    // They move nothing, and come later than their line was sealed: what they say of persons has
    // its digest, what they come to is their line's, and all of it stands in their file.
    (
      "banking.payment",
      ["id", "is_reversal", "bank_reference", "batch", "kind", "country", "original_minor"]
    ),
    ("banking.allocation", []),
    ("banking.rule", ["id"]),
  ]

  @Test("is found, whichever it is, but for those that no seal covers", arguments: tables.indices)
  func column(index: Int) throws {
    let (table, uncovered) = Self.tables[index]
    let books = try SealBooks.full()
    let connection = try books.connect()
    let columns = try connection.query(
      """
      select a.attname as name, a.attidentity <> '' as is_identity,
             format_type(a.atttypid, null) as type
      from pg_attribute as a
      where a.attrelid = \(table)::regclass and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = ''
      order by a.attnum
      """)
    let checks = try connection.texts(
      """
      select format(
        'alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname)
      from pg_constraint
      where conrelid = \(table)::regclass and contype in ('c', 'f')
      """
    ).joined(separator: ";\n")
    // Neither every operation nor every movement has an entry.
    let rows =
      switch table {
      case "ledger.operation": "id in (select operation_id from ledger.entry)"
      case "membership.movement": "entry_id is not null"
      default: "true"
      }
    for column in columns {
      let name: String = try column.decode("name")
      let change = try Self.change(of: name, column.decode("type"))
      let identity =
        try column.decode("is_identity", as: Bool.self)
        ? "alter table \(table) alter \(name) drop identity;" : ""
      let found = try connection.transaction(rollback: true) { connection in
        try connection.executeScript(
          """
          set local session_replication_role = replica;
          \(checks);
          alter table \(table) disable trigger all;
          \(identity)
          update \(table) set \(name) = \(change)
          where ctid = (
            select ctid from \(table) where \(rows) order by \(name) is null, ctid limit 1);
          """)
        return try connection.texts(
          """
          select f.entry_id::text from audit.leaf_findings(0, 1000) as f where f.seal is not null
          union all
          select f.seal::text from audit.seal_findings(1, 1000) as f
          union all
          select v.subject
          from audit.violations as v
          where (\(table.hasPrefix("banking.")) and v.check_name <> 'guards_stand')
            or v.check_name in ('seals_are_whole', 'legal_numbers_have_no_gap',
            'folds_equal_the_journal', 'texts_have_their_digests')
          """)
      }
      #expect(found.isEmpty == uncovered.contains(name), "\(table).\(name): \(found)")
    }
  }

  /// An expression for another value of the column.
  private static func change(of name: String, _ type: String) throws -> String {
    switch type {
    case "bigint", "integer", "smallint": "coalesce(\(name) + 1000, 1)"
    case "numeric": "coalesce(\(name), 0) + 0.25"
    case "text": "coalesce(overlay(\(name) placing '~' from 1), '~')"
    case "date": "coalesce(\(name), '2018-01-01') + 1"
    case "timestamp with time zone": "coalesce(\(name), now()) + interval '1 microsecond'"
    case "bytea": "set_byte(\(name), 0, get_byte(\(name), 0) # 1)"
    case "bytea[]": "\(name)[1:cardinality(\(name)) - 1] || sha256('')"
    case "boolean": "not coalesce(\(name), false)"
    case "jsonb": "'{}'"
    default: throw SystemError("no change for a \(type)")
    }
  }
}
