extension CheckCorruption {
  /// Spoiled members, to be forced on ``MemberBooks/full()``.
  static let members: [CheckCorruption] = [
    make(
      "a member whose class is edited in the register", "members_equal_the_journal",
      register("update membership.affiliation set class = 'associate' where \(alfa)"),
      also: ["register_follows_its_movements"]),
    make(
      "a member that is taken out of the register", "members_equal_the_journal",
      register("delete from membership.affiliation where \(alfa)"),
      also: ["mergers_have_their_successors"]),
    make(
      "a member that joined a day later by the register", "members_equal_the_journal",
      register(
        "update membership.affiliation set during = daterange(lower(during) + 1, upper(during)) "
          + "where \(alfa)"),
      also: ["register_follows_its_movements"]),
    make(
      "a version that was known later than its entry", "members_equal_the_journal",
      register(
        "update membership.affiliation set known = "
          + "tstzrange(lower(known) + interval '1 second', null) where \(alfa)"),
      also: ["references_lead_somewhere"]),
    make(
      "a version that another operation is said to have made", "members_equal_the_journal",
      register(
        "update membership.affiliation set operation_id = o.id, "
          + "known = tstzrange(o.recorded_at, null) from ledger.operation as o "
          + "where o.kind = 'member.opening' and \(alfa)")),
    make(
      "a superseded version that is known again for a while", "members_equal_the_journal",
      register(
        "update membership.affiliation set known = "
          + "tstzrange(lower(known), upper(known) - interval '1 microsecond') "
          + "where not upper_inf(known) and organisation_id = "
          + "(select id from membership.organisation where code = 'beta')"),
      also: ["references_lead_somewhere"]),
    make(
      "a member that the journal alone knows", "members_equal_the_journal",
      entry(journal: "OD") + transfer(ofMembers: "Full", "Joined"),
      also: ["seals_are_whole"]),
    make(
      "more unnamed members who left than there were", "members_are_never_below_zero",
      entry(journal: "OD") + transfer(ofMembers: "Left", "Unnamed", amount: 4),
      also: ["seals_are_whole"]),
    make(
      "an entry of members without a movement", "movements_are_booked",
      entry(journal: "MBR", kind: "join") + transfer(ofMembers: "Unnamed", "Joined"),
      also: ["seals_are_whole"]),
    make(
      "a reversal whose movement was not withdrawn", "movements_are_booked",
      unguarded("membership.withdrawal", "delete from membership.withdrawal")),
    make(
      "a movement that was withdrawn and is booked", "movements_are_booked",
      """
      insert into membership.withdrawal (movement_id, operation_id, recorded_at)
      select id, operation_id, recorded_at
      from membership.movement
      where kind = 'join' and organisation_id = (
        select id from membership.organisation where code = 'alfa');
      """),
    make(
      "a merger into an organisation that is no member", "mergers_have_their_successors",
      unguarded(
        "membership.movement",
        "update membership.movement set counterpart_id = "
          + "(select id from membership.organisation where code = 'epsilon') "
          + "where kind = 'merge-out'")),
    make(
      "a place that was taken over in another class", "mergers_have_their_successors",
      register(
        "update membership.affiliation set class = 'associate' where organisation_id = "
          + "(select id from membership.organisation where code = 'zeta')"),
      also: ["members_equal_the_journal", "register_follows_its_movements"]),
    make(
      "a member by way of one that is not there", "references_lead_somewhere",
      register("update membership.affiliation set via_id = -1 where via_id is not null"),
      also: ["register_follows_its_movements"]),
    make(
      "a member of another country by the register alone", "register_follows_its_movements",
      register("update membership.affiliation set country = 'DE' where \(alfa)")),
    make(
      "a stay that ended on another day than its days", "register_follows_its_movements",
      register(
        "update membership.affiliation set left_on = left_on + 1 where left_on is not null")),
    make(
      "a movement on another day than its entry", "register_follows_its_movements",
      unguarded(
        "membership.movement",
        "update membership.movement set effective_on = effective_on + 1 where kind = 'opening'")),
    make(
      "a movement that was known later than it was recorded", "references_lead_somewhere",
      unguarded(
        "membership.movement",
        "update membership.movement set recorded_at = recorded_at + interval '1 microsecond' "
          + "where kind = 'opening'"),
      also: ["register_follows_its_movements"]),
    make(
      "a name that was known before it was recorded", "references_lead_somewhere",
      unguarded(
        "membership.organisation_name",
        "update membership.organisation_name set recorded_at = recorded_at - interval '1 day'")),
    make(
      "the register's guard off", "guards_stand",
      "alter table membership.affiliation disable trigger kept;"),
  ]

  private static let alfa = """
    upper_inf(known) and organisation_id = (
      select id from membership.organisation where code = 'alfa')
    """

  /// The register's guard taken off, and put back as if nothing had been.
  private static func register(_ change: String) -> String {
    """
    set session_replication_role = replica;
    alter table membership.affiliation disable trigger kept;
    \(change);
    alter table membership.affiliation enable always trigger kept;
    """
  }

  /// The transfer of ``entry(id:count:journal:kind:day:reverses:stamp:)`` between accounts of ICA.
  private static func transfer(
    ofMembers debit: String, _ credit: String, amount: Int = 1
  ) -> String {
    """
    insert into ledger.transfer (\(JournalRow.columns))
    select 900001, 1, 1, d.id, c.id, 'ORG', d.account_group, \(amount)
    from ledger.account as d
    join ledger.account as c on c.name = 'Members:ICA:\(credit)'
    where d.name = 'Members:ICA:\(debit)';

    """
  }
}
