create or replace function giving.refuse_posting(p_campaign text, p_account text)
returns void
language plpgsql
as $$
begin
  raise exception using
    errcode = 'CL070',
    message = format('a document of campaign %s does not move %s by what it says',
                     p_campaign, p_account);
end
$$;

comment on function giving.refuse_posting(text, text) is
  'Raises CL070: a document and its entry disagree. Internal.';
