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
  v_day date;
  v_from date;
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
  -- A part that was taken back late counts until that day. With its month open again another one
  -- could count beside it, and what was reported of the days between would have the money twice.
  select max(v.effective_on) into v_from
  from banking.allocation as a
  join ledger.entry as x on x.id = a.entry_id
  join ledger.entry as v on v.reverses = a.entry_id
  where (a.line_id = p_line_id or a.donation_id = p_donation_id or a.refund_id = p_refund_id)
    and v.effective_on > x.effective_on;
  select e.effective_on into v_day from ledger.entry as e where e.id = p_entry_id;
  if v_day < v_from then
    raise exception using
      errcode = 'CL007', column = 'line',
      message = format('what line %s shows was explained otherwise until %s: nothing can explain it '
                       'on %s', p_line_id, v_from, v_day),
      hint = format('With --late, and the months before %s closed again, it is explained then.',
                    to_char(v_from, 'YYYY-MM'));
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
  'the line''s suspense account (CL070), and to count on no day on which something else explained '
  'the line or was the money of the document (CL007). The line is locked. Internal.';
