#!/usr/bin/env bash
# Puts the figures of bench/results/whole-night-*.md into README.md, between its two marks. Changes nothing else.
#   bench/readme-table.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
readme=../README.md
begin='<!-- whole nights, made by bench/readme-table.sh -->'
end='<!-- end of whole nights -->'
grep -qxF "$begin" "$readme" && grep -qxF "$end" "$readme" || { echo "readme-table: $readme has no marks" >&2; exit 1; }

# Column N of the row of a results file that begins with a name.
value() { awk -F ' *[|] *' -v name="$2" -v column="$3" 'index($2, name) == 1 { print $(column + 2); exit }' "$1"; }

# "20 lights of 6000 x 4000 (plain DNG), 10 darks, ..." as a night's name.
night() { sed -n 's/^# A whole night: //p' "$1" | head -n 1; }

row() {
  local file=$1 siril quicker=''
  siril=$(value "$file" 'wall time' 2)
  [ -z "$siril" ] || quicker=$(awk -v ours="$(value "$file" 'wall time' 1)" -v siril="$siril" 'BEGIN { printf "%.1f", siril / ours }')
  printf '| [%s](bench/%s) | %s s | %s s | %s MiB | %s | %s | %s s | %s s |\n' "$(night "$file")" "$file" \
    "$(value "$file" 'wall time' 1)" "$(value "$file" 'processor time' 1)" "$(value "$file" 'peak resident' 1)" \
    "${siril:+$siril s}" "$quicker" "$(value "$file" 'wall time' 3)" "$(value "$file" 'wall time' 4)"
}

table=$(mktemp)
trap 'rm -f "$table"' EXIT
{
  echo '| night, masters included | wall | processor | peak memory | siril-cli, wall | times as long | reading alone | decoding alone |'
  echo '|---|---:|---:|---:|---:|---:|---:|---:|'
  for file in results/whole-night-*.md; do row "$file"; done
} >"$table"
awk -v begin="$begin" -v end="$end" -v table="$table" '
  $0 == end { inside = 0 }
  !inside { print }
  $0 == begin { inside = 1; while ((getline line < table) > 0) print line }' "$readme" >"$table.readme"
cat "$table.readme" >"$readme"
rm "$table.readme"
