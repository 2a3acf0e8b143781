import Postgres

extension SetupFile {
  /// Currencies and statistical units.
  static let units = SetupFile(
    name: "units.csv", isEssential: true,
    columns: ["code", "numeric", "scale", "kind", "name", "last_day"],
    table: "setup_units",
    staging: """
      create temporary table setup_units
        (like ledger.unit including constraints including indexes) on commit drop;
      alter table setup_units rename column numeric_code to "numeric";
      """,
    addition: """
      insert into ledger.unit (code, numeric_code, scale, kind, name, last_day)
      select f.code, f."numeric", f.scale, f.kind, f.name, f.last_day
      from setup_units as f
      where not exists (select from ledger.unit as u where u.code = f.code)
      """,
    update: """
      update ledger.unit as u
      set numeric_code = f."numeric", name = f.name, last_day = f.last_day
      from setup_units as f
      where f.code = u.code
        and (f."numeric", f.name, f.last_day) is distinct from (u.numeric_code, u.name, u.last_day)
      """,
    differences: """
      select format('%s keeps scale %s and kind %s; the file has %s and %s',
                    u.code, u.scale, u.kind, f.scale, f.kind) as difference
      from setup_units as f
      join ledger.unit as u on u.code = f.code
      where (f.scale, f.kind) <> (u.scale, u.kind)
      order by u.code collate "C"
      """)

  /// Countries, living and withdrawn.
  static let countries = SetupFile(
    name: "countries.csv", isEssential: true,
    columns: ["code", "name", "withdrawn_on"],
    table: "setup_countries",
    staging: """
      create temporary table setup_countries
        (like ledger.country including constraints including indexes) on commit drop;
      """,
    addition: """
      insert into ledger.country (code, name, withdrawn_on)
      select f.code, f.name, f.withdrawn_on
      from setup_countries as f
      where not exists (select from ledger.country as c where c.code = f.code)
      """,
    update: """
      update ledger.country as c
      set name = f.name, withdrawn_on = f.withdrawn_on
      from setup_countries as f
      where f.code = c.code
        and (f.name, f.withdrawn_on) is distinct from (c.name, c.withdrawn_on)
      """,
    differences: "select null as difference where false")

  /// The chart of accounts. Its first component decides an account's class.
  static let accounts = SetupFile(
    name: "accounts.csv", isEssential: true,
    columns: ["name", "number", "unit", "any_currency", "moved_by", "description"],
    table: "setup_accounts",
    staging: """
      create temporary table setup_accounts
        (like ledger.account including constraints including indexes) on commit drop;
      alter table setup_accounts
        drop column id,
        drop column unit_kind,
        drop column class,
        drop column account_group;
      """,
    addition: """
      insert into ledger.account (
        name, unit, unit_kind, number, moved_by, any_currency, description)
      select f.name, f.unit, u.kind, f.number, f.moved_by, f.any_currency, f.description
      from setup_accounts as f
      join ledger.unit as u on u.code = f.unit
      where not exists (
        select from ledger.account as a where a.name = f.name and a.unit = f.unit)
      order by f.name collate "C", f.unit collate "C"
      """,
    leftovers: """
      select format('%s holds %s, and there is no such unit', f.name, f.unit) as problem
      from setup_accounts as f
      where not exists (select from ledger.unit as u where u.code = f.unit)
      order by 1
      """,
    update: """
      update ledger.account as a
      set description = f.description
      from setup_accounts as f
      where f.name = a.name and f.unit = a.unit and f.description <> a.description
      """,
    differences: """
      select format('%s (%s) keeps number %s, any_currency %s and moved_by %s; '
                    'the file has %s, %s and %s',
                    a.name, a.unit, a.number, a.any_currency, a.moved_by,
                    f.number, f.any_currency, f.moved_by) as difference
      from setup_accounts as f
      join ledger.account as a on a.name = f.name and a.unit = f.unit
      where (f.number, f.any_currency, f.moved_by) <> (a.number, a.any_currency, a.moved_by)
      order by a.name collate "C", a.unit collate "C"
      """)
}
