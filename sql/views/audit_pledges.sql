create or replace view audit.pledges as
select
  f.pledge, f.entry_id, null::text as entry_no, f.promised_on, f.campaign, f.donor, f.currency,
  f.promised, f.fulfilled, f.cancelled, f.outstanding, f.due_on,
  case
    when f.outstanding_minor > 0 then 'outstanding'
    when f.cancelled > 0 then 'cancelled'
    else 'fulfilled'
  end as status,
  f.recorded_by, f.recorded_at, f.posted_on
from giving.pledge_fact as f;

comment on view audit.pledges is 'Promises of gifts; never counted as raised.';
comment on column audit.pledges.pledge is 'Number, such as P-2018-00001.';
comment on column audit.pledges.entry_id is 'The entry of the promise.';
comment on column audit.pledges.entry_no is 'The entry''s gapless legal number; null until sealed.';
comment on column audit.pledges.promised_on is 'When it was promised.';
comment on column audit.pledges.campaign is 'The campaign''s code.';
comment on column audit.pledges.donor is 'The donor''s pseudonym.';
comment on column audit.pledges.currency is 'The campaign''s currency, of all amounts here.';
comment on column audit.pledges.promised is 'What was promised.';
comment on column audit.pledges.fulfilled is 'What gifts have fulfilled.';
comment on column audit.pledges.cancelled is 'What was given up.';
comment on column audit.pledges.outstanding is 'Promised less fulfilled less cancelled.';
comment on column audit.pledges.due_on is 'When it is due.';
comment on column audit.pledges.status is 'outstanding, fulfilled or cancelled.';
comment on column audit.pledges.recorded_by is 'The database user who recorded it.';
comment on column audit.pledges.recorded_at is 'When, by the database''s clock.';
comment on column audit.pledges.posted_on is 'The day on which the journal counts it.';
