import Ledger
import Postgres

extension SetupFile {
  /// The bodies that organisations affiliate to, a tree by the code of the parent.
  static let bodies = SetupFile(
    name: "bodies.csv", isEssential: false,
    columns: ["code", "name", "kind", "parent", "scope", "founded"],
    table: "setup_bodies",
    staging: """
      create temporary table setup_bodies
        (like membership.body including constraints including indexes) on commit drop;
      alter table setup_bodies
        drop column id,
        drop column parent_id,
        add column parent text;
      """,
    prepare: { connection in
      // The accounts of a body open with it, by a trigger that could not say this.
      guard try connection.queryIfOne("select from ledger.unit where code = 'ORG'") != nil else {
        throw SetupError.row(
          of: "bodies.csv", "members are counted in ORG, and units.csv has no such unit")
      }
    },
    // One generation at a time, for a parent must be an older row.
    addition: """
      insert into membership.body (code, name, kind, parent_id, scope, founded)
      select f.code, f.name, f.kind, p.id, f.scope, f.founded
      from setup_bodies as f
      left join membership.body as p on p.code = f.parent
      where not exists (select from membership.body as b where b.code = f.code)
        and (f.parent is null or p.id is not null)
      order by f.code collate "C"
      """,
    leftovers: """
      select case
               when exists (select from setup_bodies as p where p.code = f.parent)
                 then format('%s is inside itself, by way of %s', f.code, f.parent)
               else format('%s is part of %s, and there is no such body', f.code, f.parent)
             end as problem
      from setup_bodies as f
      where not exists (select from membership.body as b where b.code = f.code)
      order by exists (select from setup_bodies as p where p.code = f.parent), f.code collate "C"
      """,
    update: """
      update membership.body as b
      set name = f.name, scope = f.scope, founded = f.founded
      from setup_bodies as f
      where f.code = b.code
        and (f.name, f.scope, f.founded) is distinct from (b.name, b.scope, b.founded)
      """,
    differences: """
      select format('%s keeps kind %s and parent %s; the file has %s and %s',
                    b.code, b.kind, coalesce(p.code, 'none'), f.kind, coalesce(f.parent, 'none'))
               as difference
      from setup_bodies as f
      join membership.body as b on b.code = f.code
      left join membership.body as p on p.id = b.parent_id
      where (f.kind, f.parent) is distinct from (b.kind, p.code)
      order by b.code collate "C"
      """)

  /// Whom a body takes for a member: who is in another one, or comes by way of somebody there.
  static let bodyRules = SetupFile(
    name: "body_rules.csv", isEssential: false,
    columns: ["body", "name", "requires"],
    table: "setup_body_rules",
    staging: """
      create temporary table setup_body_rules (
        body text not null,
        name text not null,
        requires text not null,
        primary key (body, name),
        constraint rule_looks_at_another_body check (body <> requires)
      ) on commit drop;
      """,
    addition: """
      insert into membership.body_rule (body_id, name, required_body_id)
      select b.id, f.name, r.id
      from setup_body_rules as f
      join membership.body as b on b.code = f.body
      join membership.body as r on r.code = f.requires
      where not exists (
        select from membership.body_rule as known
        where known.body_id = b.id and known.name = f.name)
      """,
    leftovers: """
      select format('the rule "%s" speaks of %s, and there is no such body', f.name, spoken.code)
               as problem
      from setup_body_rules as f
      cross join lateral (values (f.body), (f.requires)) as spoken (code)
      where not exists (select from membership.body as b where b.code = spoken.code)
      order by f.body collate "C", f.name collate "C"
      """,
    update: """
      update membership.body_rule as known
      set required_body_id = r.id
      from setup_body_rules as f
      join membership.body as b on b.code = f.body
      join membership.body as r on r.code = f.requires
      where known.body_id = b.id and known.name = f.name and known.required_body_id <> r.id
      """,
    differences: "select null as difference where false")

  /// What money is raised for, with the goal that a campaign begins with.
  static let campaigns = SetupFile(
    name: "campaigns.csv", isEssential: false,
    columns: ["code", "name", "currency", "goal"],
    table: "setup_campaigns",
    staging: """
      create temporary table setup_campaigns
        (like giving.campaign including constraints including indexes) on commit drop;
      alter table setup_campaigns
        drop column id,
        drop column operation_id,
        add column goal text not null,
        add column goal_minor bigint;
      """,
    prepare: { try readGoals($0) },
    addition: """
      select giving.create_campaign(
        'init:campaign:' || f.code,
        jsonb_build_object(
          'campaign', f.code, 'name', f.name, 'currency', f.currency, 'goal', f.goal),
        f.code, f.name, f.currency, f.goal_minor)
      from (select * from setup_campaigns order by code collate "C") as f
      where not exists (select from giving.campaign as c where c.code = f.code)
      """,
    update: """
      update giving.campaign as c
      set name = f.name
      from setup_campaigns as f
      where f.code = c.code and f.name <> c.name
      """,
    differences: """
      select format('%s keeps currency %s and its goal of %s; the file has %s and %s',
                    c.code, c.currency, ledger.amount(goal.goal_minor, u.scale),
                    f.currency, f.goal) as difference
      from setup_campaigns as f
      join giving.campaign as c on c.code = f.code
      join ledger.unit as u on u.code = c.currency
      cross join lateral (
        select g.goal_minor
        from giving.campaign_goal as g
        where g.campaign_id = c.id
        order by g.effective_on desc, g.recorded_at desc, g.id desc
        limit 1
      ) as goal
      where (f.currency, f.goal_minor) <> (c.currency, goal.goal_minor)
      order by c.code collate "C"
      """)

  /// Reads the goals as every other amount is read, exactly and at the unit's scale.
  private static func readGoals(_ connection: Connection) throws {
    let rows = try connection.query(
      """
      select f.code as campaign, f.goal, f.currency, u.code, u.scale, u.kind, u.last_day
      from setup_campaigns as f
      left join ledger.unit as u on u.code = f.currency
      order by f.code collate "C"
      """)
    for row in rows {
      let campaign: String = try row.decode("campaign")
      guard try row.text("code") != nil else {
        throw SetupError.row(
          of: campaigns.name,
          "\(campaign) counts in \(try row.decode("currency", as: String.self)), "
            + "and there is no such unit")
      }
      do {
        let goal = try Money.positive(parsing: try row.decode("goal"), unit: try row.unit())
        try connection.execute(
          "update setup_campaigns set goal_minor = \(goal.minor) where code = \(campaign)")
      } catch let refusal as AmountError {
        throw SetupError.row(of: campaigns.name, "the goal of \(campaign): \(refusal.message)")
      }
    }
  }
}
