create or replace function audit.figures_at(
  p_known_at timestamptz,
  p_seal bigint default null,
  out subject text,
  out unit text,
  out as_of date,
  out value bigint,
  out qualifier text,
  out source text,
  out evidenced bigint,
  out difference bigint,
  out state text,
  out figure bigint,
  out reason text,
  out subject_kind text,
  out recorded_at timestamptz,
  out recorded_by text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  with figure as materialized (
    select f.*, b.code as body, o.recorded_at, o.recorded_by
    from membership.figure as f
    join ledger.operations_at(p_known_at, p_seal) as o on o.id = f.operation_id
    left join membership.body as b on b.id = f.body_id
  ),
  -- One look at the register for each body and day of which something countable was said.
  standing as materialized (
    select said.body, said.as_of, s.*
    from (
      select distinct f.body, f.as_of
      from figure as f
      where f.unit in ('ORG', 'FULL', 'ASSOCIATE', 'COUNTRY') and f.as_of is not null
    ) as said
    cross join lateral audit.standing(said.body, said.as_of, p_known_at, p_seal) as s
  ),
  -- What one source says of the classes makes up what it says of the whole. Said twice, the later
  -- record counts: so a typing error is mended by recording the figure again.
  part as (
    select distinct on (f.body_id, f.as_of, f.source, f.unit)
           f.body_id, f.as_of, f.source, f.unit, f.value
    from figure as f
    where f.unit in ('FULL', 'ASSOCIATE') and f.qualifier = 'exact' and f.body_id is not null
    order by f.body_id, f.as_of, f.source, f.unit, f.id desc
  ),
  total as (
    select p.body_id, p.as_of, p.source, sum(p.value)::bigint as n,
           format('FULL %s + ASSOCIATE %s = %s by the same source',
                  sum(p.value) filter (where p.unit = 'FULL'),
                  sum(p.value) filter (where p.unit = 'ASSOCIATE'), sum(p.value)) as finding
    from part as p
    group by p.body_id, p.as_of, p.source
    having count(*) = 2
  ),
  counted as (
    select f.*, s.counted_from, s.unnamed, total.n as total, total.finding,
           case f.unit
             when 'ORG' then s.members
             when 'COUNTRY' then s.countries
             when 'FULL' then case when s.unnamed = 0 then s."full" end
             when 'ASSOCIATE' then case when s.unnamed = 0 then s.associate end
           end as n
    from figure as f
    left join standing as s on s.body = f.body and s.as_of = f.as_of
    left join total
      on f.unit = 'ORG' and total.body_id = f.body_id and total.source = f.source
      and total.as_of is not distinct from f.as_of
  ),
  compared as (
    select c.*,
           coalesce(not membership.agrees(c.value, c.qualifier, c.n), false) as is_contradicted,
           coalesce(not membership.agrees(c.value, c.qualifier, c.total), false)
             as is_inconsistent
    from counted as c
  ),
  judged as (
    select c.*, a.reason as accepted,
           case when c.is_inconsistent and not c.is_contradicted then c.total else c.n end
             as evidenced,
           case
             when c.is_contradicted or c.is_inconsistent
               then case when a.reason is null then 'differs' else 'accepted' end
             when c.as_of is null then 'undated'
             when c.n is null then 'not counted'
             else 'equal'
           end as state
    from compared as c
    left join (
      membership.figure_acceptance as a
      join ledger.operations_at(p_known_at, p_seal) as o on o.id = a.operation_id
    ) on a.figure_id = c.id
  )
  select coalesce(j.body, m.code), j.unit, j.as_of, j.value, j.qualifier, j.source, j.evidenced,
         j.value - j.evidenced, j.state, j.id,
         case j.state
           when 'accepted' then j.accepted
           when 'differs' then concat_ws(
             '; ', case when j.is_contradicted then format('the register has %s', j.n) end,
             case when j.is_inconsistent then j.finding end)
           when 'undated' then 'it has no date'
           when 'not counted' then case
             when j.body is null or j.unit not in ('ORG', 'FULL', 'ASSOCIATE', 'COUNTRY')
               then 'nothing here counts it'
             when j.counted_from is null then format('%s is not counted', j.body)
             when j.as_of < j.counted_from
               then format('%s is counted from %s on', j.body, j.counted_from)
             else format('%s of its members have no name', j.unnamed)
           end
         end,
         case when j.body is null then 'member' else 'body' end, j.recorded_at, j.recorded_by
  from judged as j
  left join membership.organisation as m on m.id = j.organisation_id
  order by 1, j.as_of nulls last, j.unit, j.id
$$;

comment on function audit.figures_at(timestamptz, bigint) is
  'Every recorded figure, as known at a moment, or by a seal, beside what the register says at the close of its '
  'day: ORG the members, FULL and ASSOCIATE those of the class and COUNTRY their countries, the '
  'last three once no member is without a name. A total is held, too, against the classes that '
  'the same source states for the same day. Everything else is not counted here.';
