-- What was known is asked by seal too, exactly and for ever: a stamp cannot say which seal covers
-- what bears it, for it is taken before the commit.

alter table membership.affiliation
  add column operation_id bigint,
  add column superseded_by bigint,
  add column recorded_at timestamptz generated always as (lower(known)) stored,
  add column superseded_at timestamptz generated always as (upper(known)) stored;
comment on column membership.affiliation.operation_id is 'The operation that made the version.';
comment on column membership.affiliation.superseded_by is
  'The operation that ended it; null for what is known now.';
comment on column membership.affiliation.recorded_at is 'The stamp of operation_id.';
comment on column membership.affiliation.superseded_at is 'The stamp of superseded_by.';

-- Of operations of one stamp it is the one that moved the member, if only one did.
alter table membership.affiliation disable trigger kept;
update membership.affiliation as f
set operation_id = found.made_by, superseded_by = found.ended_by
from (
  select distinct on (f.id) f.id, made.id as made_by, ended.id as ended_by
  from membership.affiliation as f
  left join ledger.operation as made on made.recorded_at = lower(f.known)
  left join ledger.operation as ended on ended.recorded_at = upper(f.known)
  left join membership.movement as by_made
    on by_made.operation_id = made.id and by_made.body_id = f.body_id
    and by_made.organisation_id = f.organisation_id
  left join membership.movement as by_ended
    on by_ended.operation_id = ended.id and by_ended.body_id = f.body_id
    and by_ended.organisation_id = f.organisation_id
  order by f.id, by_made.id is null, by_ended.id is null, made.id, ended.id
) as found
where found.id = f.id;
alter table membership.affiliation enable always trigger kept;

alter table membership.affiliation
  alter column operation_id set not null,
  add constraint version_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  add constraint version_ends_with_the_stamp_of_an_operation
    foreign key (superseded_by, superseded_at) references ledger.operation (id, recorded_at),
  add constraint version_is_ended_by_an_operation check (
    upper_inf(known) = (superseded_by is null));

create or replace function membership.guard_affiliation() returns trigger
language plpgsql
set search_path = pg_catalog, membership, pg_temp
as $$
declare
  v_end constant text[] := array['known', 'superseded_by', 'superseded_at'];
begin
  if tg_op = 'UPDATE'
    and to_jsonb(old) - v_end = to_jsonb(new) - v_end
    and upper_inf(old.known) and not upper_inf(new.known)
    and lower(old.known) = lower(new.known)
  then
    return null;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on membership.affiliation is refused: what was known stays', tg_op),
    hint = 'Record a correction: coopledger member correct.';
end
$$;

-- These take a seal too now; with other arguments a function is another function. (The views over
-- them go along, and are made anew with all definitions.)
drop function if exists ledger.daily(timestamptz, bigint) cascade;
drop function if exists membership.name_at(integer, date, timestamptz) cascade;
drop function if exists membership.growth(text, date, date, text, timestamptz) cascade;
drop function if exists membership.register(text, date, timestamptz) cascade;
drop function if exists membership.moved(text, date, date, text, timestamptz) cascade;
drop function if exists audit.growth(text, date, date, timestamptz) cascade;
drop function if exists audit.members_at(text, date, timestamptz) cascade;
drop function if exists audit.standing(text, date, timestamptz) cascade;
drop function if exists audit.figures_at(timestamptz) cascade;
