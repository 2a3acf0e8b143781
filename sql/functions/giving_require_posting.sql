create or replace function giving.require_posting(
  p_campaign text,
  p_names text[],
  p_moves bigint[],
  p_source text,
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns integer
language plpgsql
as $$
declare
  v_campaign giving.campaign;
  v_own text[];
  v_moved numeric;
  v_place integer;
begin
  select c.* into v_campaign from giving.campaign as c where c.code = p_campaign;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'campaign',
      message = format('there is no campaign %s', p_campaign),
      hint = 'coopledger campaign list shows them.';
  end if;
  for v_name in 1..cardinality(p_names) loop
    v_own[v_name] := format(p_names[v_name], upper(p_campaign));
    v_moved := 0;
    for v_line in 1..cardinality(p_amounts) loop
      if p_accounts[p_debits[v_line]] = v_own[v_name]
        and p_units[p_debits[v_line]] = v_campaign.currency
      then
        v_moved := v_moved + p_amounts[v_line];
      end if;
      if p_accounts[p_credits[v_line]] = v_own[v_name]
        and p_units[p_credits[v_line]] = v_campaign.currency
      then
        v_moved := v_moved - p_amounts[v_line];
      end if;
    end loop;
    if v_moved is distinct from p_moves[v_name] then
      perform giving.refuse_posting(p_campaign, v_own[v_name]);
    end if;
  end loop;
  foreach v_place in array p_debits || p_credits loop
    if (p_accounts[v_place] <> all (v_own) or p_units[v_place] <> v_campaign.currency)
      and exists (
        select from ledger.account as a
        where a.name = p_accounts[v_place] and a.moved_by <> 'anyone')
      -- What is in suspense came by a statement line, and only explaining that takes it out.
      or (p_accounts[v_place] like 'Liabilities:Suspense:%'
        and p_accounts[v_place] is distinct from p_source)
    then
      perform giving.refuse_posting(p_campaign, p_accounts[v_place]);
    end if;
  end loop;
  return v_campaign.id;
end
$$;

comment on function giving.require_posting(
  text, text[], bigint[], text, text[], text[], integer[], integer[], bigint[]) is
  'Refuses (CL070) a document''s entry that does not move each of the named accounts (%s stands '
  'for the campaign) by exactly so much, debit less credit in minor units of the campaign''s '
  'currency, or that moves another account that only documents or statements move, or a suspense '
  'account other than p_source. Answers the campaign''s id. Internal.';
