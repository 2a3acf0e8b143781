create or replace function banking.post_statement(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_place integer,
  p_after date,
  p_opening bigint,
  p_gap bigint,
  p_difference bigint,
  p_precedes bigint,
  p_correction bigint,
  out opening_entry bigint,
  out gap_entry bigint,
  out difference_entry bigint,
  out correction_entry bigint)
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_new record;
  v_first date;
  v_ids bigint[];
  v_month date;
begin
  select s.*, bank.name as bank, suspense.name as suspense, a.currency as unit into v_new
  from pg_temp.banking_statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.account as bank on bank.id = a.bank_account
  join ledger.account as suspense on suspense.id = a.suspense_account
  where s.place = p_place;
  -- (Where nothing comes before it, greatest() leaves p_after out.)
  v_first := least(greatest(p_after + 1, v_new.first_day), v_new.last_day);
  delete from pg_temp.banking_posting;
  insert into pg_temp.banking_posting (place, kind, line, day, amount)
  select row_number() over (order by e.rank, e.ordinal), e.kind, e.line, e.day, e.amount
  from (
    select 1 as rank, 0 as ordinal, 'opening' as kind, null::integer as line,
           least(v_new.opening_on, v_new.first_day) as day, p_opening as amount
    union all
    select 2, 0, 'gap', null, v_first, p_gap
    union all
    -- What a statement tells counts within its days, even if the bank gives it another one: else
    -- the books would not have on each day what the statements of those days close with.
    select 3, i.ordinal, 'statement-line', i.place,
           case when v_new.closing_minor is null then l.booked_on
             else least(greatest(l.booked_on, v_first), v_new.last_day) end,
           l.amount_minor
    from pg_temp.banking_identity as i
    join pg_temp.banking_line as l on (l.statement, l.place) = (i.statement, i.place)
    where i.statement = p_place and i.known is null
    union all
    select 4, 0, 'difference', null, v_new.last_day, p_difference
    union all
    select 5, 0, case when p_opening is null then 'corrected gap' else 'corrected opening' end,
           null, coalesce(w.occurred_on, w.effective_on, s.first_day), p_correction
    from banking.statement as s
    left join ledger.entry as w
      on w.id = case when p_opening is null then s.gap_entry else s.opening_entry end
    where s.id = p_precedes
  ) as e
  where e.amount <> 0;
  if not found then
    return;
  end if;
  -- Months that are closed: on the first open day after. Lines of a statement cannot wait.
  for v_month in
    select distinct date_trunc('month', p.day)::date from pg_temp.banking_posting as p order by 1
  loop
    update pg_temp.banking_posting as p
    set posted_on = greatest(p.day, o.day)
    from (select ledger.posting_day(v_month, true) as day offset 0) as o
    where p.day >= v_month and p.day < v_month + interval '1 month';
  end loop;
  select ledger.post_entries(
    p_operation_id, p_recorded_at, array[v_new.bank, v_new.suspense, 'Equity:Opening'],
    array[v_new.unit, v_new.unit, v_new.unit],
    array_agg('BNK'::text order by p.place),
    array_agg(replace(p.kind, 'corrected ', '') order by p.place),
    array_agg(p.posted_on order by p.place),
    array_agg(nullif(p.day, p.posted_on) order by p.place),
    array_agg(null::bigint order by p.place),
    array_agg(1::smallint order by p.place),
    array_agg(p.place order by p.place),
    array_agg(1::smallint order by p.place),
    array_agg(case when p.amount > 0 then 1 else o.other end order by p.place),
    array_agg(case when p.amount > 0 then o.other else 1 end order by p.place),
    array_agg(abs(p.amount) order by p.place))
  into v_ids
  from pg_temp.banking_posting as p
  cross join lateral (select case when p.kind like '%opening' then 3 else 2 end as other) as o;
  update pg_temp.banking_identity as i
  set entry_id = v_ids[p.place]
  from pg_temp.banking_posting as p
  where i.statement = p_place and i.place = p.line;
  select min(v_ids[p.place]) filter (where p.kind = 'opening'),
         min(v_ids[p.place]) filter (where p.kind = 'gap'),
         min(v_ids[p.place]) filter (where p.kind = 'difference'),
         min(v_ids[p.place]) filter (where p.kind like 'corrected %')
  into opening_entry, gap_entry, difference_entry, correction_entry
  from pg_temp.banking_posting as p
  where p.kind <> 'statement-line';
end
$$;

comment on function banking.post_statement(
  bigint, timestamptz, integer, date, bigint, bigint, bigint, bigint, bigint) is
  'Posts the new lines of a staged statement, each its own entry of bank account against suspense, '
  'and its opening (against Equity:Opening), gap, difference, and correction of what was booked '
  'before the statement p_precedes, where these are not 0. p_after is the last day of the '
  'statement before. Answers the entries of these four. Internal.';
