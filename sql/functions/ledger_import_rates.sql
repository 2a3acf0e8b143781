create or replace function ledger.import_rates(
  p_operation_id bigint,
  p_source text,
  p_corrects boolean,
  p_currencies text[],
  p_days date[],
  p_rates numeric[],
  out added integer,
  out corrected integer,
  out places integer[],
  out known text[])
language plpgsql
security definer
set search_path = pg_catalog, ledger, pg_temp
-- The plan is kept, and the table may have been empty when it was made.
set enable_seqscan = off
as $$
begin
  perform ledger.require_open_operation(p_operation_id, 'rate.import');
  insert into ledger.rate (currency, day, version, rate, source, operation_id)
  select s.currency, s.day, coalesce(r.version, 0) + 1, s.rate, p_source, p_operation_id
  from unnest(p_currencies, p_days, p_rates) as s (currency, day, rate)
  left join lateral (
    select r.version, r.rate from ledger.rate as r
    where r.currency = s.currency and r.day = s.day
    order by r.version desc
    limit 1
  ) as r on true
  where r.version is null or p_corrects and r.rate <> s.rate;
  get diagnostics added = row_count;
  select count(*) into corrected
  from unnest(p_currencies, p_days) as s (currency, day)
  join ledger.rate as r
    on r.currency = s.currency and r.day = s.day and r.version > 1
    and r.operation_id = p_operation_id;
  added := added - corrected;
  if not p_corrects then
    select array_agg(d.place), array_agg(d.rate)
    into places, known
    from (
      select s.place::integer, r.rate::text
      from unnest(p_currencies, p_days, p_rates) with ordinality as s (currency, day, rate, place)
      cross join lateral (
        select r.rate from ledger.rate as r
        where r.currency = s.currency and r.day = s.day
        order by r.version desc
        limit 1
      ) as r
      where r.rate <> s.rate
      order by s.place
      limit 100
    ) as d;
  end if;
end
$$;

comment on function ledger.import_rates(bigint, text, boolean, text[], date[], numeric[]) is
  'Keeps the rates that are new; those that differ from known ones correct them where p_corrects, '
  'else their places (from 1) and the known rates are answered, a hundred at the most. Raises CL070 '
  'unless this transaction began the operation.';
