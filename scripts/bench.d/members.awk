# Writes so many organisations (-v count=10000) of ten countries that joined CICOPA in 2015 to 2017,
# as `member import` reads them.
BEGIN {
  split("BE FR IT ES DE IN BR AR US GB", countries, " ")
  print "code,name,country,body,class,joined_on"
  for (i = 1; i <= count; i++) {
    printf "org-%05d,Cooperative %d,%s,cicopa,full,%04d-%02d-%02d\n", i, i, countries[i % 10 + 1],
      2015 + i % 3, 1 + i % 12, 1 + i % 28
  }
}
