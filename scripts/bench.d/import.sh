#!/usr/bin/env bash
# shellcheck disable=SC2154
# A part of scripts/bench, which reads it in.

# A donation file, against copying the rows that it ends as: into the same tables, with all their
# rules, and into bare ones. Each round has books of its own, so that both sides fill empty tables.
measure_import() {
  local start took whole table into made full bare
  local -A columns=(
    [giving.donor]="id, name"
    [ledger.entry]="id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind"
    [ledger.transfer]="entry_id, line, transfer_count, debit_account, credit_account, unit"
    [giving.donation]="id, entry_id, amount_minor, fee_minor, value_minor, fee_value_minor"
    [ledger.entry_text]="entry_id, field, salt, content, digest"
  )
  columns[ledger.transfer]+=", account_group, amount_minor"
  columns[giving.donation]+=", campaign_id, donor_id, received_on, currency, country, method"
  local operation="id, key, kind, request, recorded_at"
  : >"$place/imports"
  sql --set=rows="$imported" --set=donors=20000 --set=round=1 \
    --file=scripts/bench.d/import-file.sql >"$place/gifts.csv"
  for _ in $(seq "$rounds"); do
    sql --dbname=postgres --command "create database import_1 template pristine" \
      --command "create database import_2 template pristine"
    start=$(date +%s%N)
    PGUSER=$treasurer PGDATABASE=import_1 /usr/bin/env time --format=%M --output="$place/memory" \
      "$program" donation import "$place/gifts.csv" --campaign sdg --json >"$place/answer" \
      2>"$place/error" || die "$(tail -1 "$place/error")"
    took=$((($(date +%s%N) - start) / 1000000))
    full=() bare=()
    for table in giving.donor ledger.entry ledger.transfer giving.donation ledger.entry_text; do
      into=bare_${table#*.}
      sql --dbname=import_1 --command \
        "\\copy (select ${columns[$table]} from $table order by 1, 2) to '$place/$table'"
      sql --dbname=import_2 --command \
        "create table $into as select ${columns[$table]} from $table limit 0"
      full+=(--command "\\copy $table (${columns[$table]}) from '$place/$table'")
      bare+=(--command "\\copy $into from '$place/$table'")
    done
    made="select $operation from ledger.operation where kind = 'donation.import'"
    sql --dbname=import_1 --command "\\copy ($made) to '$place/operation'" \
      --command "\\copy ledger.period (month) to '$place/period'"
    sql --dbname=import_2 --command "\\copy ledger.operation ($operation) from '$place/operation'" \
      --command "\\copy ledger.period (month) from '$place/period'"
    start=$(date +%s%N)
    sql --dbname=import_2 --single-transaction "${full[@]}"
    whole=$((($(date +%s%N) - start) / 1000000)) start=$(date +%s%N)
    sql --dbname=import_2 --single-transaction "${bare[@]}"
    echo "$took $whole $((($(date +%s%N) - start) / 1000000)) $(cat "$place/memory")" \
      >>"$place/imports"
    sql --dbname=postgres --command "drop database import_1" --command "drop database import_2"
  done
  awk '{ print $1, $2 }' "$place/imports" >"$place/pairs"
  # shellcheck disable=SC2046
  row "\`donation import\` of $imported gifts ÷ \`\\copy\` of the finished rows, all rules" "≤ 1.1" \
    $(awk '{ print $1 / $2 }' "$place/pairs" | spread) "$(side 1 '%d') ÷ $(side 2 '%d') ms"
  awk '{ print $1, $3 }' "$place/imports" >"$place/pairs"
  # shellcheck disable=SC2046
  row "the same ÷ \`\\copy\` into bare tables" "≤ 12" \
    $(awk '{ print $1 / $2 }' "$place/pairs" | spread) "$(side 1 '%d') ÷ $(side 2 '%d') ms"
  # shellcheck disable=SC2046
  row "the program's memory meanwhile, in MB" "≤ 60" \
    $(awk '{ print $4 / 1024 }' "$place/imports" | spread) "–"
}
