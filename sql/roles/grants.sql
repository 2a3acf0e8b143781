-- Who may do what. Run at the end of each migrate, so that it always says what holds.
-- Writing goes through functions that run as the owner; no role may write a table.

revoke all on schema ledger, giving, membership, banking, reporting, audit
  from public, coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
revoke all on all tables in schema ledger, giving, membership, banking, reporting, audit
  from public, coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
revoke execute on all routines in schema ledger, giving, membership, banking, reporting, audit
  from public, coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;

grant usage on schema audit
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
grant execute on all routines in schema audit
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
grant select on all tables in schema audit to coopledger_treasurer, coopledger_auditor;

-- The scheduled reports and the officer see figures, never references or names of gifts.
grant select on audit.journal, audit.trial_balance, audit.accounts, audit.units, audit.campaigns,
  audit.organisations, audit.bodies, audit.movements, audit.membership_growth, audit.figures
  to coopledger_officer, coopledger_reporter;
grant select on audit.seals, audit.periods, audit.report_schedules, audit.report_runs,
  audit.report_deliveries, audit.report_rounds
  to coopledger_officer, coopledger_reporter;
-- Why a member left is free text: the officer wrote it, reports have no use for it.
grant select on audit.affiliations to coopledger_officer;
-- Who gave what is no business of the register, not even by pseudonym.
revoke execute on function
  audit.donations_between(text, date, date, date, timestamptz, bigint),
  audit.donations_posted_between(text, date, date, timestamptz, bigint)
  from coopledger_officer;

-- Whoever writes or reports may seal: it changes nothing that was recorded.
grant execute on function ledger.seal_finished()
  to coopledger_treasurer, coopledger_officer, coopledger_reporter;

-- What every program needs to know of the schema that it talks to.
grant usage on schema ledger
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
grant select on ledger.migration, ledger.definitions, ledger.unit, ledger.country, ledger.books
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
-- (A view reads tables with its owner's rights and calls functions with its reader's.)
grant execute on function ledger.today(text), ledger.amount(numeric, smallint),
  ledger.fiscal_year(date, smallint), ledger.entry_no(smallint, text, integer),
  giving.document_number(text, date, bigint), banking.text_form(text[]),
  ledger.digest_private(jsonb, bytea)
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;

-- What the program's own reading commands read, for an auditor: nothing that names a donor or a
-- person to write to, and no words but those that audit shows. (The facts of giving and the texts
-- leave out what their reader may not read in the tables.) Their names also let verify compare the
-- schemas' views with the program's own.
grant usage on schema giving, membership, reporting, banking to coopledger_auditor;
grant select on ledger.account, ledger.entry, ledger.transfer, ledger.seal_operation,
  ledger.readable_text, giving.campaign, giving.donation, giving.refund, giving.pledge,
  giving.pledge_cancellation, giving.donation_fact, giving.refund_fact, giving.pledge_fact,
  membership.body, membership.organisation, membership.organisation_name, membership.affiliation,
  membership.movement, membership.withdrawal, membership.figure, reporting.schedule,
  reporting.recipient, reporting.run_part
  to coopledger_auditor;
grant select (id, key, kind, recorded_at, recorded_by) on ledger.operation to coopledger_auditor;
-- (What rules look for may be names of persons; what came of them are allocations.)
grant select on ledger.rate, banking.file, banking.statement, banking.line, banking.allocation,
  banking.readable_text, banking.waiting
  to coopledger_auditor;
grant select (id, file_id, line_id, ordinal, amount_minor)
  on banking.payment to coopledger_auditor;
grant execute on function
  ledger.reference_rate(text, text, date),
  membership.name_at(integer, date, timestamptz, bigint),
  membership.affiliations_at(timestamptz, bigint),
  membership.movements_at(timestamptz, bigint),
  membership.register(text, date, timestamptz, bigint),
  membership.moved(text, date, date, text, timestamptz, bigint),
  membership.growth(text, date, date, text, timestamptz, bigint),
  reporting.restated(text, date, date, text, timestamptz, bigint),
  reporting.restating(text, date, bigint, bigint),
  reporting.restating_entries(text, text, date, date, bigint, bigint),
  reporting.has_new_goals(text, bigint, bigint)
  to coopledger_auditor;

-- The treasurer reads the books and the donors, and writes by the operations below.
grant usage on schema giving to coopledger_treasurer;
grant select on ledger.operation, ledger.account, ledger.period, ledger.rate, ledger.entry,
  ledger.transfer, ledger.entry_text, ledger.readable_text, ledger.unsealed, ledger.seal,
  ledger.seal_operation, ledger.seal_member,
  ledger.number_series, ledger.day_balance
  to coopledger_treasurer;
grant select on all tables in schema giving to coopledger_treasurer;
grant execute on function
  ledger.balances(date, date, timestamptz, bigint),
  ledger.daily(timestamptz, bigint, text),
  ledger.sealed_after(bigint),
  ledger.period_findings(date, text),
  ledger.close_period(text, jsonb, date, text),
  ledger.reopen_period(text, jsonb, date, text),
  ledger.find_operation(text, text, jsonb),
  ledger.reference_rate(text, text, date),
  ledger.record_entry(
    text, jsonb, jsonb, date, boolean, text[], text[], integer[], integer[], bigint[]),
  ledger.reverse_entry(text, jsonb, jsonb, bigint, date, boolean),
  ledger.open_account(text, jsonb, text, text, text, boolean, text),
  ledger.close_account(text, jsonb, text, text, date),
  giving.create_campaign(text, jsonb, text, text, text, bigint),
  giving.set_goal(text, jsonb, text, bigint, date),
  giving.lock_donation(bigint),
  giving.lock_pledge(bigint),
  giving.texts_of_donor(text),
  giving.mentions_of_donor(text),
  giving.erase_donor(text, jsonb, text, text),
  giving.record_donation(
    text, jsonb, jsonb, text, text, date, boolean, text, text, text, bigint, bigint, bigint,
    bigint, bigint, numeric, bigint, bigint, bigint, text[], text[], integer[], integer[], bigint[],
    date),
  ledger.begin_import(text, text, jsonb),
  giving.name_key(text),
  ledger.import_rates(bigint, text, boolean, text[], date[], numeric[]),
  giving.known_gifts(
    bigint, boolean, integer[], integer[], date[], text[], text[], text[], bigint[], bigint[],
    text[], text[]),
  giving.import_gifts(
    bigint, boolean, boolean, text[], text[], text[], integer[], date[], text[], text[], text[],
    bigint[], bigint[], bigint[], bigint[], bigint[], numeric[], date[], bigint[], bigint[],
    text[], integer[], text[], text[], text[], smallint[], integer[], smallint[], integer[], integer[],
    bigint[]),
  giving.refund_donation(
    text, jsonb, jsonb, bigint, smallint, date, boolean, bigint, bigint, bigint, text, bigint,
    bigint, text[], text[], integer[], integer[], bigint[]),
  giving.void_document(text, jsonb, jsonb, text, bigint, boolean),
  giving.void_import(text, jsonb, jsonb, text, boolean),
  giving.record_pledge(
    text, jsonb, jsonb, text, text, date, boolean, date, bigint, text[], text[], integer[],
    integer[], bigint[]),
  giving.cancel_pledge(
    text, jsonb, jsonb, bigint, date, boolean, bigint, text[], text[], integer[], integer[],
    bigint[])
  to coopledger_treasurer;

-- What the bank says is the treasurer's, and the files themselves are nobody else's.
grant usage on schema banking to coopledger_treasurer;
grant select on all tables in schema banking to coopledger_treasurer;
revoke select on banking.account from coopledger_treasurer;
grant select (
  id, operation_id, code, identifier, is_iban, currency, name, bank_account, suspense_account)
  on banking.account to coopledger_treasurer, coopledger_auditor;
grant execute on function
  banking.add_account(text, jsonb, text, text, boolean, text, text),
  banking.stage_file(),
  banking.staged_file(text),
  banking.lines_of_donor(text),
  banking.import_file(text, jsonb, text, text, text, text, boolean, text)
  to coopledger_treasurer;

-- The officer keeps the register, which is booked. Persons to write to are the officer's alone.
grant usage on schema membership to coopledger_treasurer, coopledger_officer, coopledger_reporter;
grant select on all tables in schema membership to coopledger_officer, coopledger_treasurer;
revoke select on membership.contact from coopledger_treasurer;
grant select on ledger.account, ledger.entry, ledger.transfer, ledger.seal_operation
  to coopledger_officer;
grant select (id, key, kind, recorded_at, recorded_by) on ledger.operation to coopledger_officer;
grant select on membership.body, membership.figure, ledger.seal_operation to coopledger_reporter;
grant select (id, recorded_at) on ledger.operation to coopledger_reporter;
grant execute on function membership.growth(text, date, date, text, timestamptz, bigint)
  to coopledger_treasurer, coopledger_officer, coopledger_reporter;
grant execute on function
  ledger.find_operation(text, text, jsonb),
  membership.lock_body(text),
  membership.name_at(integer, date, timestamptz, bigint),
  membership.affiliations_at(timestamptz, bigint),
  membership.movements_at(timestamptz, bigint),
  membership.record(
    text, text, jsonb, jsonb, bigint[], bigint[], membership.new_movement[],
    membership.new_affiliation[], text[], text[]),
  membership.register(text, date, timestamptz, bigint),
  membership.moved(text, date, date, text, timestamptz, bigint),
  membership.add_organisations(
    text, jsonb, text[], text[], text[], text[], text[], text[], text[], text[], text[]),
  membership.add_organisation(
    text, jsonb, text, text, text, text, text, text, text, text, text[]),
  membership.rename_organisation(text, jsonb, text, text, date),
  membership.create_body(text, jsonb, text, text, text, text),
  membership.add_contact(text, jsonb, text, text, text, text),
  membership.erase_contact(text, jsonb, bigint),
  membership.record_figure(text, jsonb, text, text, text, bigint, date, text, text),
  membership.accept_figure(text, jsonb, bigint, text)
  to coopledger_officer;

-- Who shall get reports is for people to say, not for the job: taken over, it could mail what it
-- may read anyway, but nobody would get it month after month.
grant usage on schema reporting
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
grant execute on function
  reporting.add_schedule(
    text, jsonb, text, text, text, smallint, date, text, text[], text[], text),
  reporting.change_schedule(text, jsonb, integer, text)
  to coopledger_treasurer, coopledger_officer;
grant execute on function
  reporting.due(timestamptz, text),
  reporting.begin_run(integer, text, text, text, date),
  reporting.record_run(
    bigint, integer, text, text, text, date, date, date, smallint, bigint, jsonb, text, text[],
    text[], bytea[], text[], text[], text[], bytea[], bytea),
  reporting.claim_delivery(bigint, integer),
  reporting.finish_delivery(bigint, smallint, text, integer, text),
  reporting.retry_delivery(bigint),
  reporting.record_round(timestamptz, text, integer, integer, integer, integer, text),
  reporting.restated(text, date, date, text, timestamptz, bigint),
  reporting.restating(text, date, bigint, bigint),
  reporting.restating_entries(text, text, date, date, bigint, bigint),
  reporting.has_new_goals(text, bigint, bigint),
  membership.moved(text, date, date, text, timestamptz, bigint)
  to coopledger_treasurer, coopledger_officer, coopledger_reporter;
grant execute on function reporting.health(text)
  to coopledger_treasurer, coopledger_officer, coopledger_reporter, coopledger_auditor;
grant select on reporting.schedule, reporting.recipient, reporting.run_part
  to coopledger_treasurer, coopledger_officer, coopledger_reporter;

-- What explains statement lines is the treasurer's to say.
grant execute on function
  banking.lock_line(bigint),
  banking.allocate(text, jsonb, bigint, boolean, jsonb),
  banking.deallocate(text, jsonb, jsonb, bigint, boolean),
  banking.add_rule(text, jsonb, text, text, text, text, boolean, text, boolean, text),
  banking.remove_rule(text, jsonb, bigint)
  to coopledger_treasurer;
