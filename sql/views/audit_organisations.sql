create or replace view audit.organisations as
select o.code as organisation, (names.said)[1] as name, coalesce(o.country, 'INT') as country,
       o.kind, o.acronym, o.native_name, o.founded, o.website, o.sectors,
       (names.said)[2:] as former_names, p.recorded_at, p.recorded_by
from membership.organisation as o
join ledger.operation as p on p.id = o.operation_id
cross join lateral (
  select array_agg(n.name order by n.effective_on desc, n.id desc) as said
  from membership.organisation_name as n
  where n.organisation_id = o.id
) as names;

comment on view audit.organisations is
  'Organisations that are, were or may become members. Persons to write to are not in it.';
comment on column audit.organisations.organisation is 'Code, such as ligacoop.';
comment on column audit.organisations.name is 'Legal name now.';
comment on column audit.organisations.country is 'ISO 3166-1 alpha-2, or INT: international.';
comment on column audit.organisations.kind is 'What it is, in words.';
comment on column audit.organisations.acronym is 'Acronym.';
comment on column audit.organisations.native_name is 'Name in its own language.';
comment on column audit.organisations.founded is 'Year of foundation, as stated.';
comment on column audit.organisations.website is 'Address of its site.';
comment on column audit.organisations.sectors is 'Sectors it works in.';
comment on column audit.organisations.former_names is 'Earlier names, the latest first.';
comment on column audit.organisations.recorded_at is 'When it was added.';
comment on column audit.organisations.recorded_by is 'The database user who added it.';
