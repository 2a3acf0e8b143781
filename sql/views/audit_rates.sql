create or replace view audit.rates as
select
  r.currency,
  r.day,
  r.rate,
  r.source,
  r.version,
  not exists (
    select from ledger.rate as later
    where later.currency = r.currency and later.day = r.day and later.version > r.version
  ) as holds,
  case when r.version > 1 then o.request ->> 'correction' end as reason,
  o.recorded_by,
  o.recorded_at
from ledger.rate as r
join ledger.operation as o on o.id = r.operation_id;

comment on view audit.rates is
  'Reference rates as published: units of the currency for one euro. A corrected rate stays; the '
  'last version holds.';
comment on column audit.rates.currency is 'The currency.';
comment on column audit.rates.day is 'The day that the rate was published for.';
comment on column audit.rates.rate is 'Units of the currency for one euro.';
comment on column audit.rates.source is 'Who published it.';
comment on column audit.rates.version is '1, and one more for each correction.';
comment on column audit.rates.holds is 'Whether it is the last version.';
comment on column audit.rates.reason is 'Why it corrects the version before it.';
comment on column audit.rates.recorded_by is 'The database user who brought it.';
comment on column audit.rates.recorded_at is 'When, by the database''s clock.';
