-- A movement that is booked happened on the day of its entry, which is sealed, and was recorded with
-- it. A version of the register says what its movements say: the day, class and precision of the
-- one that began it, and by way of whom, since when and of which country from the one that began the
-- stay; and the stay ended where the version does.
select format('movement %s', m.id) as subject,
       format('is of %s by operation %s, and its entry %s of %s by operation %s', m.effective_on,
              m.operation_id, e.id, e.effective_on, e.operation_id) as finding
from membership.movement as m
join ledger.entry as e on e.id = m.entry_id
where (m.effective_on, m.operation_id, m.recorded_at)
  <> (e.effective_on, e.operation_id, e.recorded_at)
union all
select format('version %s of the register', f.id), 'does not follow from its movements'
from membership.affiliation as f
where f.left_on <> coalesce(upper(f.during), 'infinity')
  or not exists (
    select from membership.movement as m
    where m.body_id = f.body_id and m.organisation_id = f.organisation_id
      and m.entry_id is not distinct from f.entry_id and m.effective_on = lower(f.during)
      and m.class = f.class and m.date_precision = f.date_precision)
  or not exists (
    select from membership.movement as m
    where m.body_id = f.body_id and m.organisation_id = f.organisation_id
      and m.effective_on = f.joined_on and m.class is not null
      and (m.country, m.via_id, m.member_since)
        is not distinct from (f.country, f.via_id, f.member_since))
