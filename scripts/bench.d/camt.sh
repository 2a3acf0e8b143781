#!/usr/bin/env bash
# shellcheck disable=SC2154
# A part of scripts/bench, which reads it in.

# A camt.053 file of so many entries, read and added up by the program, against libxml2's own reader
# going through it and doing nothing.
measure_camt() {
  awk -v entries="$entries" 'BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
    print "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-02T07:00:00+01:00</CreDtTm></GrpHdr><Stmt>"
    print "<Id>S-1</Id><CreDtTm>2026-03-02T07:00:00+01:00</CreDtTm>"
    print "<Acct><Id><IBAN>BE71096123456769</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    for (i = 1; i <= entries; i++) {
      amount = sprintf("<Amt Ccy=\"EUR\">%d.%02d</Amt>", 5 + i % 90, i % 100)
      print "<Ntry><NtryRef>" i "</NtryRef>" amount "<CdtDbtInd>CRDT</CdtDbtInd>"
      print "  <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-01</Dt></BookgDt>"
      print "  <ValDt><Dt>2026-03-01</Dt></ValDt><AcctSvcrRef>BANK" i "</AcctSvcrRef>"
      print "  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
      print "  </Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-" i "</EndToEndId></Refs>"
      print "  " amount "<CdtDbtInd>CRDT</CdtDbtInd><RltdPties>"
      print "    <Dbtr><Pty><Nm>Donor " i "</Nm><PstlAdr><Ctry>BE</Ctry></PstlAdr></Pty></Dbtr>"
      print "    <DbtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></DbtrAcct></RltdPties>"
      print "    <RmtInf><Ustrd>A gift for the campaign, number " i "</Ustrd></RmtInf>"
      print "  </TxDtls></NtryDtls></Ntry>"
    }
    print "</Stmt></BkToCstmrStmt></Document>"
  }' >"$place/statement.xml"
  runs=3 processes "a camt.053 file of $entries entries, read and added up ÷ libxml2's reader alone" \
    "≤ 2" "$program statement profile test $place/statement.xml" \
    "xmllint --stream --noout $place/statement.xml"
}
