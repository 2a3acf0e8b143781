create or replace view audit.report_deliveries as
select
  d.id as delivery,
  d.run_id as run,
  d.address,
  d.name,
  d.message_id,
  encode(sha256(d.head || coalesce(b.content, '')), 'hex') as message_sha256,
  case when d.state = 'sending' and d.lease_until < clock_timestamp() then 'in doubt'
    else d.state end as state,
  d.attempts,
  d.doubts,
  d.queued_at,
  case when d.state in ('queued', 'retry', 'in doubt') then d.next_attempt_at end
    as next_attempt_at,
  d.last_code,
  d.last_text,
  a.ended_at as last_attempt_at
from reporting.delivery as d
left join reporting.run_body as b on b.run_id = d.run_id
left join reporting.attempt as a on a.delivery_id = d.id and a.number = d.attempts;

comment on view audit.report_deliveries is
  'What became of each mail. Recipients are staff and board, whom auditors may know.';
comment on column audit.report_deliveries.delivery is 'Its number.';
comment on column audit.report_deliveries.run is 'The run that it brings.';
comment on column audit.report_deliveries.address is 'The mail address.';
comment on column audit.report_deliveries.name is 'The display name; null for none.';
comment on column audit.report_deliveries.message_id is 'Its Message-ID, each time it is sent.';
comment on column audit.report_deliveries.message_sha256 is 'SHA-256 of the whole message, in hex.';
comment on column audit.report_deliveries.state is
  'queued, sending, accepted, retry, failed, or in doubt: perhaps accepted, and sent again.';
comment on column audit.report_deliveries.attempts is 'How often it was tried.';
comment on column audit.report_deliveries.doubts is
  'How often nobody knows whether it arrived: it may have come so many times more.';
comment on column audit.report_deliveries.queued_at is 'Since when it waits.';
comment on column audit.report_deliveries.next_attempt_at is 'When it may be tried again.';
comment on column audit.report_deliveries.last_code is 'The server''s last code; null for none.';
comment on column audit.report_deliveries.last_text is 'Its words, or what hindered.';
comment on column audit.report_deliveries.last_attempt_at is 'When the last attempt was over.';
