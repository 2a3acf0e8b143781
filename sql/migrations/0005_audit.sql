create schema audit;
comment on schema audit is
  'For auditors: views and functions only, documented and stable. Amounts are decimal numbers at '
  'their unit''s scale. Everything here can be recomputed from audit.journal.';
