create or replace view audit.units as
select u.code as unit, u.numeric_code, u.scale, u.kind, u.name, u.last_day
from ledger.unit as u;

comment on view audit.units is 'Currencies and statistical units.';
comment on column audit.units.unit is 'ISO 4217 code, or our own for a statistical unit.';
comment on column audit.units.numeric_code is 'ISO 4217 numeric code.';
comment on column audit.units.scale is 'Decimals of its amounts.';
comment on column audit.units.kind is 'currency or statistical.';
comment on column audit.units.name is 'English name.';
comment on column audit.units.last_day is 'Last day of a dead currency.';
