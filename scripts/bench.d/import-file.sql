-- A donation file of :rows gifts: 20,000 donors from 40 countries, the days of two years, a fee on
-- every third, a reference on each.
copy (
  select date '2017-01-01' + (n % 730)::integer as date,
         ((1000 + n % 90000) / 100.0)::numeric(12, 2) as amount,
         'EUR' as currency, 'Giver ' || n * 7919 % :donors as donor, k.code as country,
         case n % 3 when 0 then 'card' else 'bank' end as method,
         case n % 3 when 0 then '0.25' end as fee, 'REF-' || n || '-' || :'round' as reference
  from generate_series(1, :rows::bigint) as n
  join (select code, row_number() over (order by code) - 1 as place
        from (select code from ledger.country order by code limit 40) as first) as k
    on k.place = n * 7919 % :donors % 40
  order by n
) to stdout with (format csv, header);
