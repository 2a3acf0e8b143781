create or replace view audit.periods as
select
  to_char(p.month, 'YYYY-MM') as period,
  p.month as first_day,
  (p.month + interval '1 month')::date - 1 as last_day,
  case when p.closed_by is null then 'open' else 'closed' end as state,
  o.recorded_at as closed_at,
  o.recorded_by as closed_by,
  p.opened_at
from ledger.period as p
left join ledger.operation as o on o.id = p.closed_by;

comment on view audit.periods is
  'The months that hold entries, or were closed. A closed month takes no money any more; what '
  'becomes known of members in it is told by restatement.';
comment on column audit.periods.period is 'The month, such as 2018-12.';
comment on column audit.periods.first_day is 'Its first day.';
comment on column audit.periods.last_day is 'Its last day.';
comment on column audit.periods.state is 'open or closed.';
comment on column audit.periods.closed_at is 'When it was closed; null while it is open.';
comment on column audit.periods.closed_by is 'The database user who closed it.';
comment on column audit.periods.opened_at is 'When the first entry came, or it was closed empty.';
