-- Context: a person may ask to be forgotten, and the books must stay. Choice: the name and what
-- people wrote are blanked, and the salts of the digests in the requests deleted; money, days and
-- countries stay under the pseudonym, and seals hold for they cover digests of texts with a salt of
-- their own. Rejected: deleting the gifts, for then no balance could be told any more.
create or replace function giving.erase_donor(
  p_key text,
  p_request jsonb,
  p_donor text,
  p_reason text,
  out status text,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_operation record;
  v_donor giving.donor;
  v_words text[];
  v_entries bigint[];
  v_texts bigint[];
  v_documents bigint;
  v_salts bigint;
  v_lines record;
begin
  v_operation := ledger.begin_operation(p_key, 'donor.erase', p_request);
  operation_id := v_operation.operation_id;
  if not v_operation.created then
    status := 'exists';
    return;
  end if;
  -- Who records a gift of this donor at this moment holds the row, or waits for it.
  select d.* into v_donor from giving.donor as d where d.code = p_donor for update;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'donor',
      message = 'there is no donor of that code',
      hint = 'coopledger donor list shows them with their codes.';
  end if;
  v_words := giving.words(v_donor.name);
  if exists (
      select from unnest(v_words) as w where length(w) > 2 and w = any(giving.words(p_reason)))
    or (v_words <> '{}'
      and (v_words <@ giving.words(p_reason) or v_words <@ giving.words(p_key)))
  then
    raise exception using
      errcode = 'CL020', column = 'reason',
      message = 'the reason or the key names the person, and would stay on record',
      hint = 'Give a reason without the name, such as "asked for it by letter of 2 May".';
  end if;
  v_entries := array(select giving.entries_of_donor(v_donor.id));
  select count(distinct n.document) into v_documents
  from giving.document as n
  where n.entry_id = any(v_entries);
  with blanked as (
    update ledger.entry_text as t
    set content = null, salt = null
    from giving.texts_of_donor(p_donor) as x
    where (t.entry_id, t.field) = (x.entry_id, x.field)
    returning t.entry_id
  )
  select array_agg(b.entry_id) into v_texts from blanked as b;
  v_lines := banking.forget_lines(v_operation.operation_id, p_donor);
  update giving.donor as d set name = null where d.id = v_donor.id;
  -- Without its salt nobody can find out by trying which name or text a digest is of.
  delete from ledger.operation_salt as s
  where s.operation_id in (
    select e.operation_id from ledger.entry as e where e.id = any(v_entries || v_texts));
  get diagnostics v_salts = row_count;
  if v_donor.name is null and v_texts is null and v_salts = 0 and v_lines.blanked = 0 then
    raise exception using
      errcode = 'CL021', column = 'donor',
      message = format('%s is erased already', p_donor);
  end if;
  -- The planner's statistics keep samples of what a column holds.
  analyze giving.donor (name);
  analyze ledger.entry_text (content, salt);
  analyze ledger.operation_salt (salt);
  insert into ledger.act (operation_id, kind, subject, reason, detail)
  values (
    v_operation.operation_id, 'donor.erase', p_donor, p_reason,
    format('documents %s, texts %s', v_documents, coalesce(cardinality(v_texts), 0))
      || case when v_lines.blanked > 0
        then format(', statement lines blanked %s', v_lines.blanked) else '' end
      || case when v_lines.restricted > 0
        then format(', statement lines restricted %s until %s', v_lines.restricted,
                    v_lines.keep_until) else '' end);
  status := 'created';
end
$$;

comment on function giving.erase_donor(text, jsonb, text, text) is
  'Blanks a donor''s name and the texts about the donor, and deletes the salts of the digests in '
  'what was asked; that it was done stays on record. Statement lines are restricted as long as '
  'their file must be kept. Raises CL006 for an unknown code, CL020 for a '
  'reason that names the person, CL021 where nothing is left to erase.';
