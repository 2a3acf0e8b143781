-- Who was merged into another has in it a member, and in its own class where it took the place.
select m.movement_id as subject,
       format('%s was merged into %s on %s, which was no such member of %s',
              m.member, m.successor, m.effective_on, m.body) as finding
from membership.broken_merger as m
