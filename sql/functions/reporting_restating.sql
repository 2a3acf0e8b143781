create or replace function reporting.restating(
  p_body text,
  p_to date,
  p_after_seal bigint,
  p_seal bigint,
  out body text,
  out member text,
  out name text,
  out kind text,
  out effective_on date,
  out date_precision text,
  out change bigint,
  out entry_id bigint,
  out seal bigint,
  out recorded_by text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, audit, pg_temp
set jit = off
as $$
  select v.body, v.member, n.name, v.kind, v.effective_on, v.date_precision, v.change,
         v.entry_id, s.seal, v.recorded_by
  from audit.movements as v
  join membership.movement as m on m.id = v.movement
  left join membership.withdrawal as w on w.movement_id = m.id
  left join ledger.seal_operation as s
    on s.operation_id = case v.kind when 'reversal' then w.operation_id else m.operation_id end
  left join lateral membership.name_at(
    m.organisation_id, p_to, 'infinity'::timestamptz, p_seal) as n (name) on true
  where (p_body = 'all' or v.body = p_body)
    and v.effective_on <= p_to
    and case when p_seal is null then s.seal is null or s.seal > p_after_seal
          else s.seal > p_after_seal and s.seal <= p_seal end
  order by s.seal nulls last, v.effective_on, v.movement, v.kind
$$;

comment on function reporting.restating(text, date, bigint, bigint) is
  'The movements of a body (or all) up to a day, and the corrections of some, that were sealed '
  'after one seal and up to another (null: everything since): what restates reports.';
