create or replace function audit.growth(
  p_body text,
  p_from_month date,
  p_to_month date,
  p_known_at timestamptz,
  p_seal bigint default null,
  out period text,
  out body text,
  out opening bigint,
  out joined bigint,
  out rejoined bigint,
  out "left" bigint,
  out reclassified bigint,
  out closing bigint,
  out net bigint,
  out growth_percent numeric,
  out retention_percent numeric,
  out "full" bigint,
  out associate bigint,
  out unnamed bigint,
  out countries bigint,
  out countries_entered bigint,
  out countries_left bigint,
  out countries_reentered bigint,
  out imprecise bigint,
  out restated bigint)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, membership, reporting, pg_temp
as $$
  select to_char(g.period_start, 'YYYY-MM'), p_body, g.opening, g.joined, g.rejoined, g."left",
         g.reclassified, g.closing, g.closing - g.opening,
         round(100.0 * (g.closing - g.opening) / nullif(g.opening, 0), 2),
         round(100.0 * g.retained / nullif(g.opening, 0), 2),
         g."full", g.associate, g.unnamed, g.countries, g.countries_entered, g.countries_left,
         g.countries_reentered, g.imprecise, coalesce(r.movements, 0)
  from membership.growth(
    p_body, p_from_month, (date_trunc('month', p_to_month) + interval '1 month')::date - 1,
    'month', p_known_at, p_seal) as g
  left join reporting.restated(
    p_body, p_from_month, p_to_month, 'month', p_known_at, p_seal) as r
    on r.period_start = g.period_start
$$;

comment on function audit.growth(text, date, date, timestamptz, bigint) is
  'The growth of a body month by month, as known at a moment, or by a seal: in every row opening + joined + '
  'rejoined - left + reclassified = closing, and full + associate + unnamed = closing.';
