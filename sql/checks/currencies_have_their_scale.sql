-- A currency of ISO 4217 has as many decimals as the standard says. (Seals cover amounts in minor
-- units: with another scale every one of them would read ten times as much, or as little.)
select u.code as subject,
       format('has %s decimals, and by ISO 4217 %s', u.scale, iso.scale) as finding
from (
  values
    (0, 'BEF BIF BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF PTE PYG RWF TRL UGX UYI VND VUV
        XAF XOF XPF'),
    (2, 'AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZM AZN BAM BBD BDT BGL BGN BMD BND BOB BOV BRL
        BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CSD CSK CUC CUP CVE CYP CZK DDM
        DEM DKK DOP DZD EEK EGP ERN ETB EUR FIM FJD FKP FRF GBP GEL GHC GHS GIP GMD GTQ GYD HKD
        HNL HRK HTG HUF IDR IEP ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL
        LVL MAD MDL MGA MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXP MXV MYR MZM MZN NAD NGN
        NIO NLG NOK NPR NZD PAB PEN PGK PHP PKR PLN PLZ QAR ROL RON RSD RUB RUR SAR SBD SCR SDD
        SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SVC SYP SZL THB TJS TMM TMT TOP
        TRY TTD TWD TZS UAH UAK USD USN UYU UZS VED VEF VES WST XCD XCG XEU YER ZAR ZMK ZMW ZWG
        ZWL'),
    (3, 'BHD IQD JOD KWD LYD OMR TND'),
    (4, 'CLF UYW')
) as iso (scale, codes)
cross join lateral regexp_split_to_table(iso.codes, '\s+') as c (code)
join ledger.unit as u on u.code = c.code
where u.scale <> iso.scale
