\set other random(1, 1000)
\set amount random(1, 100000)
select kept.record_transfer(
  'a_' || lpad(:other::text, 36, '0'), 'a_' || lpad('0', 36, '0'), :amount * 0.01,
  '2018-12-05', null);
