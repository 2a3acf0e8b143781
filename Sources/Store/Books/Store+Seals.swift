import Postgres

/// A seal: how many entries the journal had, and the root of their hash tree.
public struct Seal: Sendable {
  /// Its number, from 1.
  public let number: Int64
  /// How many entries it added.
  public let entries: Int64
  /// How many entries it covers, with all seals before it.
  public let treeSize: Int64
  /// The root in hex (RFC 6962).
  public let root: String
  /// That of the seal before; nil for the first.
  public let previousRoot: String?
  /// When, in UTC.
  public let sealedAt: String
  /// The user who sealed.
  public let sealedBy: String
}

/// What sealing did.
public struct Sealing: Sendable {
  /// Whether there was anything to seal.
  public let isNew: Bool
  /// The new seal, or the last one; nil where nothing was ever sealed.
  public let seal: Int64?
  /// How many entries the new seal has.
  public let entries: Int64
  public let treeSize: Int64
  /// The root in hex (RFC 6962).
  public let root: String
  /// In UTC; nil where nothing was ever sealed.
  public let sealedAt: String?
}

extension Store {
  /// Seals what is finished: everything recorded that no seal covers yet. Asked again, it has
  /// nothing to do and says so; so it may be repeated whatever became of it.
  public func seal() throws -> Sealing {
    try connection.transaction { connection in
      let row = try connection.queryOne(
        """
        select seal, entries, tree_size, encode(root, 'hex') as root, operations > 0 as is_new,
               to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at
        from ledger.seal_finished()
        """)
      return try Sealing(
        isNew: row.decode("is_new"), seal: row.decode("seal"), entries: row.decode("entries"),
        treeSize: row.decode("tree_size"), root: row.decode("root"),
        sealedAt: row.decode("sealed_at"))
    }
  }

  /// All seals, the first one first.
  public func seals() throws -> [Seal] { try read(Self.seals) }

  static func seals(_ connection: Connection) throws -> [Seal] {
    try connection.query(
      """
      select seal, entries, tree_size, root, previous_root, sealed_by,
             to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at
      from audit.seals
      order by seal
      """
    ).map { row in
      try Seal(
        number: row.decode("seal"), entries: row.decode("entries"),
        treeSize: row.decode("tree_size"), root: row.decode("root"),
        previousRoot: row.decode("previous_root"), sealedAt: row.decode("sealed_at"),
        sealedBy: row.decode("sealed_by"))
    }
  }
}
