create or replace function ledger.seal_entries(
  p_operations bigint[],
  p_tree_size bigint,
  p_sealed_at timestamptz)
returns bigint
language plpgsql
set search_path = pg_catalog, ledger, audit, pg_temp
-- Without this the planner reads the whole chart of accounts for every transfer, since that fits a
-- few pages, rather than look up the two names.
set random_page_cost = 1.1
as $$
declare
  v_start smallint := (select b.fiscal_year_start from ledger.books as b);
  -- In UTC, so that everybody can compute the year from the seal alone.
  v_members_year smallint := ledger.fiscal_year((p_sealed_at at time zone 'UTC')::date, v_start);
  v_sealed bigint;
begin
  insert into ledger.number_series (journal_code, fiscal_year)
  select distinct e.journal_code, case e.journal_code
      when 'MBR' then v_members_year
      else ledger.fiscal_year(e.effective_on, v_start) end
  from unnest(p_operations) as o (id)
  join ledger.entry as e on e.operation_id = o.id
  order by 1, 2
  on conflict do nothing;

  insert into ledger.seal_member (leaf_index, entry_id, series, number, leaf)
  select p_tree_size + n.place - 1, n.entry_id, n.series, n.number,
         ledger.leaf(
           ledger.entry_no(n.fiscal_year, n.journal_code, n.number),
           concat(f.head, f.transfers, f.document, f.texts))
  from (
    select e.id as entry_id, s.id as series, s.fiscal_year, s.journal_code,
           row_number() over (order by e.id) as place,
           (s.last_number + row_number() over (partition by s.id order by e.id))::integer as number
    from unnest(p_operations) as o (id)
    join ledger.entry as e on e.operation_id = o.id
    join (
      select s.*, coalesce((
               select max(m.number) from ledger.seal_member as m where m.series = s.id), 0)
               as last_number
      from ledger.number_series as s offset 0
    ) as s
      on s.journal_code = e.journal_code
      and s.fiscal_year = case e.journal_code
        when 'MBR' then v_members_year
        else ledger.fiscal_year(e.effective_on, v_start) end
  ) as n
  join audit.entry_form as f on f.entry_id = n.entry_id
  order by n.place;
  get diagnostics v_sealed = row_count;
  return v_sealed;
end
$$;

comment on function ledger.seal_entries(bigint[], bigint, timestamptz) is
  'Gives the entries of these operations their places in the tree from p_tree_size on, their legal '
  'numbers and their leaves; answers how many. Internal.';
