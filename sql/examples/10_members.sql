-- Members are counted by the same double entry as money.
--
-- CICOPA's register begins at the end of 2016 with 44 members, known as a number only. Four joined
-- by name in the first half of 2017. Each of them is an entry in the unit ORG, from a flow account
-- (how it came) to a stock account (who is in).

select effective_on, kind, account, debit, credit
from audit.journal
where unit = 'ORG' and account like 'Members:CICOPA:%'
order by entry_id, line;

-- So the number of members is a balance: the stocks by class, and all of them together.

select split_part(account, ':', 3) as class, balance as members
from audit.trial_balance
where account in (
  'Members:CICOPA:Full', 'Members:CICOPA:Associate', 'Members:CICOPA:Unnamed')
order by account collate "C";

-- The growth report is the arithmetic of those accounts, month by month. In every row opening +
-- joined + rejoined - left + reclassified = closing, and full + associate + unnamed = closing.

select period, opening, joined, rejoined, "left", reclassified, closing, unnamed, countries
from audit.growth('cicopa', '2017-01-01', '2017-06-01', 'infinity');

-- Recomputed from the journal alone, the flows of the half-year are the same:

select split_part(account, ':', 3) as flow, sum(credit - debit) as members
from audit.journal
where account like 'Members:CICOPA:%' and effective_on between '2017-01-01' and '2017-06-30'
  and split_part(account, ':', 3) in ('Joined', 'Rejoined', 'Left', 'Reclassified')
group by 1
order by 1;

-- The register says who they are, and how exactly the day is known that they joined.

select member, country, class, joined_on, date_precision
from audit.affiliations
where body = 'cicopa' and superseded_at is null
order by joined_on, member collate "C";

-- What was recorded first stays to be seen. ULCCS was typed as of April, and corrected to May: the
-- first version ceased to be known at the moment at which the second began.

select a.joined_on as first_recorded, b.joined_on as corrected,
       a.superseded_at = b.recorded_at as at_once
from audit.affiliations as a
join audit.affiliations as b on b.member = a.member and b.superseded_at is null
where a.member = 'ulccs' and a.superseded_at is not null;

-- As known just before the correction, April had the member and May had not:

select g.period, g.joined, g.closing
from (select superseded_at - interval '1 microsecond' as moment
      from audit.affiliations
      where member = 'ulccs' and superseded_at is not null) as before
cross join lateral audit.growth('cicopa', '2017-04-01', '2017-05-01', before.moment) as g;

-- What others published is kept beside it, and compared where there is something to compare with.

select subject, unit, as_of, value, evidenced, difference, state
from audit.figures
order by unit collate "C";
