create or replace view audit.membership_growth as
select g.period, g.body, g.opening, g.joined, g.rejoined, g."left", g.reclassified, g.closing,
       g.net, g.growth_percent, g.retention_percent, g."full", g.associate, g.unnamed, g.countries,
       g.countries_entered, g.countries_left, g.countries_reentered, g.imprecise, g.restated
from membership.body as b
cross join lateral audit.standing(b.code, 'infinity', 'infinity') as s
cross join lateral audit.growth(
  b.code, s.counted_from, ledger.today('UTC'), 'infinity') as g
where s.counted_from is not null;

comment on view audit.membership_growth is
  'The growth of every counted body, month by month from its beginning to the current month (UTC) '
  'by the database''s clock. In every row opening + joined + rejoined - left + reclassified = '
  'closing, and full + associate + unnamed = closing. There is no total over bodies: an '
  'organisation may be a member of several. audit.growth answers as known at a moment.';
comment on column audit.membership_growth.period is 'The month, such as 2017-06.';
comment on column audit.membership_growth.body is 'The body.';
comment on column audit.membership_growth.opening is
  'Members when the month began; in the first month, those counted at the opening.';
comment on column audit.membership_growth.joined is 'Came for the first time.';
comment on column audit.membership_growth.rejoined is 'Came back.';
comment on column audit.membership_growth."left" is 'Left.';
comment on column audit.membership_growth.reclassified is
  'Mergers, splits and revised counts: neither growth nor loss.';
comment on column audit.membership_growth.closing is 'Members when the month ended.';
comment on column audit.membership_growth.net is 'Closing less opening.';
comment on column audit.membership_growth.growth_percent is
  'Net of opening, two decimals, half up; null when opening is 0.';
comment on column audit.membership_growth.retention_percent is
  'Of the members at opening, how many were still in at close, in percent; a merged member is '
  'kept if its successor is in.';
comment on column audit.membership_growth."full" is 'Full members by name at close.';
comment on column audit.membership_growth.associate is 'Associate members by name at close.';
comment on column audit.membership_growth.unnamed is 'Members known only as a number, at close.';
comment on column audit.membership_growth.countries is
  'Countries of the members at close; null while some have no name.';
comment on column audit.membership_growth.countries_entered is
  'Countries with members at close, none at opening and none ever before; null while unknown.';
comment on column audit.membership_growth.countries_left is
  'Countries with members at opening and none at close; null while unknown.';
comment on column audit.membership_growth.countries_reentered is
  'Countries with members at close, none at opening and some at an earlier time; null while '
  'unknown.';
comment on column audit.membership_growth.imprecise is
  'Movements of the month whose day is known less exactly than to the month.';
comment on column audit.membership_growth.restated is
  'Movements sealed after the last report of the month.';
