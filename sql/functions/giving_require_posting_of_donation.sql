create or replace function giving.require_posting_of_donation(
  p_campaign text,
  p_method text,
  p_value bigint,
  p_fee_value bigint,
  p_fulfilled bigint,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_campaign giving.campaign;
  v_tail text := upper(p_campaign);
  v_received numeric;
  v_fees numeric;
  v_in_kind numeric;
  v_fulfilled numeric;
begin
  select c.* into v_campaign from giving.campaign as c where c.code = p_campaign;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'campaign',
      message = format('there is no campaign %s', p_campaign),
      hint = 'coopledger campaign list shows them.';
  end if;
  select
    coalesce(sum(t.amount) filter (
      where p_accounts[t.credit] = 'Income:Donations:' || v_tail), 0),
    coalesce(sum(t.amount) filter (where p_accounts[t.debit] = 'Expenses:Fees:' || v_tail), 0),
    coalesce(sum(t.amount) filter (where p_accounts[t.credit] = 'InKind:' || v_tail || ':Given'), 0),
    coalesce(sum(t.amount) filter (
      where p_accounts[t.credit] = 'Pledges:' || v_tail || ':Outstanding'), 0)
  into v_received, v_fees, v_in_kind, v_fulfilled
  from unnest(p_debits, p_credits, p_amounts) as t (debit, credit, amount)
  where p_units[t.credit] = v_campaign.currency;
  if (v_received, v_in_kind, v_fees, v_fulfilled) is distinct from (
    case p_method when 'in-kind' then 0 else p_value end::numeric,
    case p_method when 'in-kind' then p_value else 0 end::numeric,
    p_fee_value::numeric,
    coalesce(p_fulfilled, 0)::numeric)
  then
    raise exception using
      errcode = 'CL070',
      message = format('a gift to %s does not post what its document says', p_campaign);
  end if;
end
$$;

comment on function giving.require_posting_of_donation(
  text, text, bigint, bigint, bigint, text[], text[], integer[], integer[], bigint[]) is
  'Refuses (CL070) a gift whose transfers do not move the campaign''s income, fees, in-kind and '
  'pledge accounts by exactly what its document says. Internal.';
