create or replace view banking.standing_part as
select a.*
from banking.allocation as a
where not exists (select from ledger.entry as v where v.reverses = a.entry_id);

comment on view banking.standing_part is 'The parts of lines whose entries were not taken back.';
comment on column banking.standing_part.entry_id is 'The entry.';
comment on column banking.standing_part.line_id is 'The line.';
comment on column banking.standing_part.amount_minor is 'Minor units, with the line''s sign.';
comment on column banking.standing_part.donation_id is 'The gift that it made or shows.';
comment on column banking.standing_part.refund_id is 'The refund that it made or shows.';
comment on column banking.standing_part.account_id is 'The account that explains it.';
comment on column banking.standing_part.ordinal is 'Its place among all parts of the line.';
comment on column banking.standing_part.explains is 'What it is.';
