import Postgres

extension Store {
  /// Recomputes everything that was sealed from what the books say now: the hash of every entry,
  /// the tree of every seal, legal numbers, folds and texts; and compares it with what is stored
  /// and with the anchor. First it makes sure that the functions and views which compute it are
  /// those of this program.
  ///
  /// All of it sees one snapshot, whatever is recorded and sealed meanwhile. Two connections work
  /// at it, a piece each at a time.
  ///
  /// Decision: our own second connection rather than the server's parallel workers, for PostgreSQL
  /// computes nothing in parallel that is looked up for each row anew, and the text of an entry is
  /// put together from such parts. A server without a place for it is asked by the first alone.
  ///
  /// - Parameters:
  ///   - anchor: a seal from outside of the database. Without one, whoever may change everything
  ///     may also have computed everything anew.
  ///   - progress: told how many pieces are done, of how many.
  public func verify(
    against anchor: Anchor? = nil, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Verification {
    let differences = try Schema.differences(connection)
    return try connection.transaction(
      isolation: .repeatableRead, access: .readOnly, attempts: 1
    ) { connection in
      let seals = try Self.seals(connection)
      let pieces = Self.pieces(of: seals)
      let findings =
        if let helper = try? open() {
          try helped(by: helper, pieces, connection, progress)
        } else {
          try Self.findings(of: pieces, [connection], progress)
        }
      return Verification(
        last: seals.last, seals: seals.count, isProgramCompared: differences != nil,
        findings: (differences ?? []).map(Verification.Finding.init)
          + Self.differences(from: anchor, seals) + findings)
    }
  }

  /// Lets a second connection see the first one's snapshot, and work at its pieces.
  private func helped(
    by helper: Connection, _ pieces: [SQL], _ connection: Connection,
    _ progress: (Int, Int) -> Void
  ) throws -> [Verification.Finding] {
    let snapshot: String = try connection.queryOne("select pg_export_snapshot() as id").decode("id")
    return try helper.transaction(
      isolation: .repeatableRead, access: .readOnly, attempts: 1
    ) { helper in
      // The server's own word, of digits and hyphens, which cannot be bound here.
      try helper.execute("set transaction snapshot '\(unsafeSQL: snapshot)'")
      return try Self.findings(of: pieces, [connection, helper], progress)
    }
  }

  /// The work in pieces of like size, each a query of findings.
  private static func pieces(of seals: [Seal]) -> [SQL] {
    let size = seals.last?.treeSize ?? 0
    // Large enough that asking costs nothing, small enough that the bar moves.
    let step = min(max(size / 50, 20_000), 100_000)
    let leaves: [SQL] = stride(from: 0, to: size, by: Int64.Stride(step)).map { first in
      """
      select 'leaves' as part, seal, entry_id, leaf_index, format('entry %s', entry_id) as subject,
             finding
      from audit.leaf_findings(\(first), \(first + step - 1))
      order by leaf_index
      limit 1000
      """
    }
    var trees: [SQL] = []
    var first = 0
    for (place, seal) in seals.enumerated()
    where place == seals.count - 1 || place - first == 499
      || seal.treeSize - (first == 0 ? 0 : seals[first - 1].treeSize) >= step
    {
      trees.append(
        """
        select 'tree' as part, seal, null::bigint as entry_id, null::bigint as leaf_index,
               format('seal %s', seal) as subject, finding
        from audit.seal_findings(\(seals[first].number), \(seal.number))
        order by seal
        limit 1000
        """)
      first = place + 1
    }
    let checks: [SQL] = [
      "seals_are_whole", "legal_numbers_have_no_gap", "folds_equal_the_journal",
      "texts_have_their_digests",
    ].map { check in
      """
      select check_name as part, null::bigint as seal, null::bigint as entry_id,
             null::bigint as leaf_index, subject, finding
      from audit.violations
      where check_name = \(check)
      order by subject collate "C"
      limit 1000
      """
    }
    return trees + leaves + checks
  }

  /// Has each connection work at a piece, until none is left.
  private static func findings(
    of pieces: [SQL], _ connections: [Connection], _ progress: (Int, Int) -> Void
  ) throws -> [Verification.Finding] {
    var findings: [Verification.Finding] = []
    var done = 0
    while done < pieces.count {
      progress(done, pieces.count)
      let answers = try zip(connections, pieces[done...]).map { try $0.ask($1) }
      for answer in answers {
        findings += try answer().map { row in
          try Verification.Finding(
            part: row.decode("part"), seal: row.decode("seal"), entry: row.decode("entry_id"),
            leaf: row.decode("leaf_index"), subject: row.decode("subject") ?? "",
            finding: row.decode("finding") ?? "")
        }
      }
      done += answers.count
    }
    progress(done, pieces.count)
    return findings
  }

  /// What the anchor says otherwise.
  private static func differences(
    from anchor: Anchor?, _ seals: [Seal]
  ) -> [Verification.Finding] {
    guard let anchor else { return [] }
    func finding(_ text: String) -> Verification.Finding {
      Verification.Finding(
        part: "anchor", seal: anchor.seal, entry: nil, leaf: nil, subject: "seal \(anchor.seal)",
        finding: text)
    }
    guard let seal = seals.first(where: { $0.number == anchor.seal }) else {
      let last = seals.last.map { "the last one is \($0.number)" } ?? "nothing is sealed"
      return [finding("is not there: \(last)")]
    }
    var findings: [Verification.Finding] = []
    if seal.root != anchor.root {
      findings.append(finding("its root is \(seal.root), and not \(anchor.root) as given"))
    }
    if let size = anchor.size, size != seal.treeSize {
      findings.append(finding("it covers \(seal.treeSize) entries, and not \(size) as given"))
    }
    return findings
  }
}
