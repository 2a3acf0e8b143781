create or replace function audit.periods_at(
  p_known_at timestamptz,
  p_seal bigint default null,
  out period text,
  out first_day date,
  out last_day date,
  out state text,
  out closed_at timestamptz,
  out closed_by text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, pg_temp
as $$
  with act as (
    select distinct on (a.subject) a.subject as period, a.kind, o.recorded_at, o.recorded_by
    from ledger.act as a
    join ledger.operations_at(p_known_at, p_seal) as o on o.id = a.operation_id
    where a.kind in ('period.close', 'period.reopen')
    order by a.subject, a.operation_id desc
  ), month as (
    select date_trunc('month', d.day)::date as first_day
    from ledger.daily(p_known_at, p_seal) as d
    union
    select (a.period || '-01')::date from act as a
  )
  select to_char(m.first_day, 'YYYY-MM'), m.first_day,
         (m.first_day + interval '1 month')::date - 1,
         case c.kind when 'period.close' then 'closed' else 'open' end,
         case c.kind when 'period.close' then c.recorded_at end,
         case c.kind when 'period.close' then c.recorded_by end
  from month as m
  left join act as c on c.period = to_char(m.first_day, 'YYYY-MM')
  order by m.first_day
$$;

comment on function audit.periods_at(timestamptz, bigint) is
  'The months as they were known at a moment, or by a seal where p_seal is given: those that held '
  'entries or had been closed, each open or closed by the last act of then.';
