create or replace function banking.keep_part(
  p_entry_id bigint,
  p_line_id bigint,
  p_amount bigint,
  p_explains text,
  p_donation_id bigint,
  p_refund_id bigint,
  p_account_id integer)
returns void
language plpgsql
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
declare
  v_moved numeric;
begin
  -- What its entry takes out of the line's suspense account, and into no other one.
  select sum(case when s.account_id = b.suspense_account then s.minor
             else 'NaN'::numeric end)
  into v_moved
  from banking.line as l
  join banking.account as b on b.id = l.account_id
  cross join ledger.transfer as t
  cross join lateral (values
    (t.debit_account, t.amount_minor), (t.credit_account, -t.amount_minor)
  ) as s (account_id, minor)
  join ledger.account as a on a.id = s.account_id
  where l.id = p_line_id and t.entry_id = p_entry_id
    and (a.id = b.suspense_account or a.name like 'Liabilities:Suspense:%'
      or a.moved_by = 'statements');
  if v_moved is distinct from p_amount then
    raise exception using
      errcode = 'CL070',
      message = format('an entry that explains %s of line %s moves suspense by %s', p_amount,
                       p_line_id, v_moved);
  end if;
  insert into banking.allocation (
    entry_id, line_id, ordinal, amount_minor, explains, donation_id, refund_id, account_id)
  select
    p_entry_id, p_line_id, 1 + coalesce(max(a.ordinal), 0), p_amount, p_explains, p_donation_id,
    p_refund_id, p_account_id
  from banking.allocation as a
  where a.line_id = p_line_id;
end
$$;

comment on function banking.keep_part(
  bigint, bigint, bigint, text, bigint, bigint, integer) is
  'Keeps an entry as the explanation of a part of a line, once it is seen to take just that out of '
  'the line''s suspense account (CL070). The line is locked. Internal.';
