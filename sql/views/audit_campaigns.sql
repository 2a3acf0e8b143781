create or replace view audit.campaigns as
select campaign, name, currency, goal, received, refunded, raised, percent, pledged, in_kind,
       fees, donations, donors, to_go, net, countries
from audit.campaigns_at('infinity', 'infinity');

comment on view audit.campaigns is 'Each campaign''s figures over everything recorded.';
comment on column audit.campaigns.campaign is 'Code.';
comment on column audit.campaigns.name is 'Name for the public.';
comment on column audit.campaigns.currency is 'The currency of all its amounts.';
comment on column audit.campaigns.goal is 'What it wants to raise.';
comment on column audit.campaigns.received is 'Gifts, gross of fees, without the voided.';
comment on column audit.campaigns.refunded is 'Given back, at the gifts'' own value.';
comment on column audit.campaigns.raised is 'Received less refunded.';
comment on column audit.campaigns.percent is 'Raised of goal, rounded down.';
comment on column audit.campaigns.pledged is 'Promised and still outstanding.';
comment on column audit.campaigns.in_kind is 'Value of gifts in kind.';
comment on column audit.campaigns.fees is 'What processors kept.';
comment on column audit.campaigns.donations is 'Number of gifts.';
comment on column audit.campaigns.donors is 'Distinct known donors.';
comment on column audit.campaigns.to_go is 'Goal less raised, never below 0.';
comment on column audit.campaigns.net is 'Raised less fees.';
comment on column audit.campaigns.countries is 'Distinct countries of known donors.';
