-- What there is to read, for an auditor who has just connected.
--
-- Everything lives in the schema audit: views and functions, no table. Whoever is a member of
-- coopledger_auditor reads all of it and writes nothing. Each view and each column carries a
-- comment; in psql, \d+ audit.journal shows them.

select c.relname as view, obj_description(c.oid, 'pg_class') as purpose
from pg_class as c
where c.relnamespace = 'audit'::regnamespace and c.relkind = 'v'
order by c.relname collate "C";

-- The functions take a moment, and most of them days: what was so then, as known at that moment.
-- 'infinity' stands for: everything that is recorded.

select p.proname as function, array_to_string(p.proargnames[1:p.pronargs], ', ') as arguments
from pg_proc as p
where p.pronamespace = 'audit'::regnamespace
order by p.proname collate "C";

-- The accounts say by their names what they are for, and the first component decides the class.
-- Three groups never mix in one transfer: real money, memorandum (promises and gifts in kind,
-- which are no money), and statistical (members are counted, too).

select account, account_class, account_group, unit, moved_by
from audit.accounts
where account like '%:SDG%' or account like 'Assets:Clearing:Card'
order by account collate "C", unit collate "C";

-- You cannot write here, and neither can anybody else: not even the owner changes what was
-- recorded. This asks the catalog what the auditor's own session may do to the journal.

select has_table_privilege('audit.journal', 'select') as may_read,
       has_table_privilege('audit.journal', 'insert, update, delete, truncate') as may_write;
