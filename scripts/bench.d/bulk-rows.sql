-- The rows that bulk-post.sql made, under new numbers, ready to be copied.
set client_min_messages = warning;
create table if not exists bench_entry (like ledger.entry);
create table if not exists bench_transfer (
  entry_id bigint, line smallint, transfer_count smallint, debit_account integer,
  credit_account integer, unit text, account_group text, amount_minor bigint);
truncate bench_entry, bench_transfer;
with numbered as (
  select e.*, nextval('ledger.entry_id_seq') as number
  from ledger.entry as e
  join ledger.operation as o on o.id = e.operation_id
  where o.key = 'bulk-' || :'round'
), entry as (
  insert into bench_entry
  select number, operation_id, recorded_at, reverses, effective_on, transfer_count,
         journal_code, kind
  from numbered
)
insert into bench_transfer
select n.number, t.line, t.transfer_count, t.debit_account, t.credit_account, t.unit,
       t.account_group, t.amount_minor
from numbered as n
join ledger.transfer as t on t.entry_id = n.id;
