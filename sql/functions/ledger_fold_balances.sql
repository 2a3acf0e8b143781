create or replace function ledger.fold_balances(p_first_leaf bigint)
returns void
language plpgsql
as $$
begin
  insert into ledger.day_balance as b (account_id, day, transfers, debit, credit)
  select side.account_id, side.day, sum(side.transfers), sum(side.debit), sum(side.credit)
  from (
    select t.debit_account, e.effective_on, count(*), sum(t.amount_minor), 0
    from ledger.seal_member as m
    join ledger.entry as e on e.id = m.entry_id
    join ledger.transfer as t on t.entry_id = m.entry_id
    where m.leaf_index >= p_first_leaf
    group by 1, 2
    union all
    select t.credit_account, e.effective_on, count(*), 0, sum(t.amount_minor)
    from ledger.seal_member as m
    join ledger.entry as e on e.id = m.entry_id
    join ledger.transfer as t on t.entry_id = m.entry_id
    where m.leaf_index >= p_first_leaf
    group by 1, 2
  ) as side (account_id, day, transfers, debit, credit)
  group by side.account_id, side.day
  order by side.account_id, side.day
  on conflict (account_id, day) do update
  set transfers = b.transfers + excluded.transfers,
      debit = b.debit + excluded.debit,
      credit = b.credit + excluded.credit;
end
$$;

comment on function ledger.fold_balances(bigint) is
  'Folds the sealed entries from a leaf on into ledger.day_balance. Internal.';
