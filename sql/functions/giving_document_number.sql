create or replace function giving.document_number(p_prefix text, p_day date, p_id bigint)
returns text
language sql
immutable
parallel safe
as $$
  select p_prefix || '-' || extract(year from p_day)::text || '-'
    || case when p_id < 100000 then lpad(p_id::text, 5, '0') else p_id::text end
$$;

comment on function giving.document_number(text, date, bigint) is
  'A number to read out on the phone, such as D-2018-00017: D for donations, R for refunds, P for '
  'pledges; the year of the day; the row''s id, unique and rising over all years, with gaps.';
