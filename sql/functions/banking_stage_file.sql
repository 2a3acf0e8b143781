-- Context: lines come by COPY, which fills a table, and no role may write one of ours. Choice:
-- tables of the transaction, made and owned by the owner, into which the caller may only insert.
-- Rejected: tables that the caller makes, for views and triggers on them would run with the owner's
-- rights; and one table for all, in which every import leaves dead rows.
create or replace function banking.stage_file()
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
as $$
begin
  -- Several files may come in one transaction, where it is rolled back after them.
  drop table if exists pg_temp.banking_piece, pg_temp.banking_statement, pg_temp.banking_line,
    pg_temp.banking_identity, pg_temp.banking_posting;
  create temporary table banking_piece (
    ordinal integer primary key,
    bytes bytea not null
  ) on commit drop;
  create temporary table banking_statement (
    place integer primary key,
    identifier text,
    currency text,
    bank_id text,
    sequence text,
    said_from date,
    said_to date,
    opening_minor bigint,
    opening_on date,
    closing_minor bigint,
    closing_on date,
    is_newest_first boolean not null,
    is_notification boolean not null default false,
    file_line integer not null,
    account_id integer,
    first_day date,
    last_day date,
    booked_minor numeric,
    booked_lines integer,
    unbooked_lines integer
  ) on commit drop;
  create temporary table banking_line (
    statement integer not null,
    place integer not null,
    entry_place integer not null,
    detail_place integer,
    status text not null,
    amount_minor bigint not null,
    currency text not null,
    is_reversal boolean not null,
    booked_on date not null,
    value_on date,
    bank_reference text,
    entry_reference text,
    batch text,
    kind text,
    country text,
    original_minor bigint,
    original_currency text,
    rate text,
    fee_minor bigint,
    is_net boolean not null,
    counterparty_name text,
    counterparty_account text,
    counterparty_bank text,
    structured_reference text,
    end_to_end_id text,
    remittance text,
    ultimate_name text,
    information text,
    file_line integer not null
  ) on commit drop;
  create temporary table banking_identity (
    statement integer not null,
    place integer not null,
    base bytea not null,
    occurrence bigint not null,
    ordinal integer not null,
    identity bytea,
    known bigint,
    entry_id bigint,
    primary key (statement, place)
  ) on commit drop;
  create temporary table banking_posting (
    place integer primary key,
    kind text not null,
    line integer,
    day date not null,
    amount bigint not null,
    posted_on date
  ) on commit drop;
  grant insert on pg_temp.banking_piece, pg_temp.banking_statement, pg_temp.banking_line
    to coopledger_treasurer;
end
$$;

comment on function banking.stage_file() is
  'Makes the tables of this transaction that take a file''s bytes, statements and lines by COPY.';
