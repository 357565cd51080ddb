#!/usr/bin/env bash
# A whole night with its masters, 20 lights of 6 megapixels, stacked by astro-stacker and by Debian's siril-cli in turns.
# Writes the medians to bench/results/whole-night.md; a run that did not use every frame, or took scratch, fails.
#   bench/whole-night.sh [REPEATS [LIGHTS [RESULTS]]]       defaults: 5, 20, bench/results/whole-night.md
# The night is rendered once and kept in bench/work (about 600 MB; each turn needs 3.5 GB more for Siril's files).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
repeats=${1:-5} lights=${2:-20} results=$(readlink -m "${3:-results/whole-night.md}")
calibration=$((lights < 10 ? lights : 10))
width=3000 height=2000
work=$PWD/work night=$PWD/work/night-$lights ours=$PWD/work/ours siril=$PWD/work/siril
program=$PWD/../src/AstroStacker.Cli/bin/Release/net10.0/astro-stacker.dll
# Surveys kept by an earlier turn would flatter the next.
export XDG_CACHE_HOME=$work/cache
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() { echo "whole-night: $*" >&2; exit 1; }

install_tools() {
  local missing=()
  [ -x /usr/bin/time ] || missing+=(time)
  command -v siril-cli >/dev/null || missing+=(siril)
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "run this once, then start again: sudo apt-get install -y ${missing[*]}"
    as_root=(sudo -n)
  fi
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

render_night() {
  [ ! -e "$night/truth.json" ] || return 0
  rm -rf "$night"
  dotnet "$program" simulate --seed 2 --frames "$lights" --darks "$calibration" --flats "$calibration" \
    --biases "$calibration" --width $width --height $height --satellites "$((lights * 3 / 20)),$((lights * 11 / 20))" \
    --format fits "$night"
}

# One command under GNU time; adds "wall user system peakKiB blocksOf512Written" as a line to the file named first.
timed() {
  local figures=$1 log=$2 code=0
  shift 2
  /usr/bin/time --quiet -a -o "$figures" -f '%e %U %S %M %O' "$@" >"$log" 2>&1 </dev/null || code=$?
  [ "$code" -eq 0 ] || { tail -n 20 "$log" >&2; fail "exit code $code from: $*"; }
}

# Bytes of the plain files in a folder; links to the input are not writing.
bytes_in() { find "$1" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum }'; }

# A number of a summary, by its name.
summary() { sed -n "s/^ *\"$2\": \([0-9.]*\),*\$/\1/p" "$1" | head -n 1; }

# "wall cpu peakMiB blockMB fileMB" of one turn: times and bytes add up over its commands, the peak is the largest.
sum_up() {
  awk -v files="$2" '{ wall += $1; cpu += $2 + $3; if ($4 > peak) peak = $4; blocks += $5 }
    END { printf "%.2f %.2f %.0f %.0f %.0f\n", wall, cpu, peak / 1024, blocks * 512 / 1e6, files / 1e6 }' "$1"
}

# What both start from: no files of their own, the input in the page cache, no writing of another's left to do.
prepare() {
  rm -rf "$ours" "$siril" "$XDG_CACHE_HOME"
  cat "$night"/*.fits >/dev/null
  sync
}

run_ours() {
  prepare
  mkdir -p "$ours/temporary"
  local kind file
  for kind in bias dark flat; do
    TMPDIR=$ours/temporary timed "$ours.times" "$work/ours.log" dotnet "$program" -r 1 -a 0 -v 0 --reject winsorized \
      --format fits -o "$ours/master-$kind" "$night/$kind"-*.fits
  done
  TMPDIR=$ours/temporary timed "$ours.times" "$work/ours.log" dotnet "$program" -d "$ours/master-dark.fits" \
    -f "$ours/master-flat.fits" --bias "$ours/master-bias.fits" --reject winsorized --format fits -o "$ours/night" \
    "$night"/light-*.fits
  for kind in bias dark flat; do
    [ "$(summary "$ours/master-$kind.json" framesUsed)" = "$calibration" ] || fail "the master $kind lacks frames"
  done
  [ "$(summary "$ours/night.json" framesUsed)" = "$lights" ] || fail "astro-stacker did not use all $lights lights"
  for file in "$ours"/*.json; do
    [ "$(summary "$file" scratchBytes)" = 0 ] || fail "$file tells of scratch"
  done
  sum_up "$ours.times" "$(bytes_in "$ours")" >>"$work/ours.turns"
  rm "$ours.times"
  [ "$(find "$ours" -name '*.fits' | wc -l)" = 4 ] || fail "astro-stacker left other FITS files than its four results"
  cp "$ours/night.json" "$work/summary-$1.json"
}

# Siril's own OSC_Preprocessing script with winsorized rejection, and the result's levels left as they are.
write_siril_script() {
  cat <<'SCRIPT'
requires 1.0.0
cd biases
convert bias -out=../process
cd ../process
stack bias rej winsorized 3 3 -nonorm
cd ../flats
convert flat -out=../process
cd ../process
preprocess flat -bias=bias_stacked
stack pp_flat rej winsorized 3 3 -norm=mul
cd ../darks
convert dark -out=../process
cd ../process
stack dark rej winsorized 3 3 -nonorm
cd ../lights
convert light -out=../process
cd ../process
preprocess light -dark=dark_stacked -flat=pp_flat_stacked -cfa -equalize_cfa -debayer
register pp_light
stack r_pp_light rej winsorized 3 3 -norm=addscale -out=../result
SCRIPT
}

run_siril() {
  prepare
  mkdir -p "$siril"/{biases,flats,darks,lights,home}
  ln -s "$night"/bias-*.fits "$siril/biases"
  ln -s "$night"/flat-*.fits "$siril/flats"
  ln -s "$night"/dark-*.fits "$siril/darks"
  ln -s "$night"/light-*.fits "$siril/lights"
  write_siril_script >"$siril/night.ssf"
  HOME=$siril/home timed "$siril.times" "$work/siril.log" siril-cli -d "$siril" -s "$siril/night.ssf"
  grep -q "Total: 0 failed, $lights registered" "$work/siril.log" || fail "Siril did not register all $lights lights"
  grep -q "Rejection stacking complete. $lights images" "$work/siril.log" || fail "Siril did not stack all $lights lights"
  [ -s "$siril/result.fit" ] || fail "Siril wrote no result"
  sum_up "$siril.times" "$(bytes_in "$siril")" >>"$work/siril.turns"
  rm "$siril.times"
}

# The median of a stream of numbers: of an even count, the mean of the middle two.
median() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

column() { awk -v column="$2" '{ print $column }' "$1" | median; }

# A row of the table: its words, then column N of both programs' turns and how many times as much Siril took.
row() {
  awk -v name="$1" -v ours="$(column "$work/ours.turns" "$2")" -v siril="$(column "$work/siril.turns" "$2")" \
    'BEGIN { printf "| %s | %g | %g | %.1f |\n", name, ours, siril, siril / ours }'
}

spread() { awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $1 }' "$1"; }

stages() {
  local stage turn
  for stage in open masters survey register integrate finish; do
    printf '| %s | %s |\n' "$stage" "$(for turn in "$work"/summary-*.json; do summary "$turn" "$stage"; done | median)"
  done
}

write_results() {
  local cpu megabytes
  cpu=$(lscpu | sed -n 's/^Model name: *//p' | head -n 1)
  megabytes=$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  mkdir -p "$(dirname "$results")"
  cat >"$results" <<RESULTS
# A whole night: $lights lights of $width x $height (CFA FITS, 16 bits), $calibration darks, $calibration flats, $calibration biases

Made by \`bench/whole-night.sh $repeats $lights\` on $(date -u +%F), commit $(git rev-parse --short HEAD); $cpu, $(nproc) cores, $megabytes GB;
.NET SDK $(dotnet --version), $(siril-cli --version | head -n 1 | sed 's/^siril/Siril/'). Medians of $repeats turns, taken alternately: astro-stacker, then Siril.
Load average (1 minute) before the first turn $load_before, after the last $(cut -d ' ' -f 1 /proc/loadavg); anything above 2
means that the machine was shared, and that wall times are longer than on an idle one.

| | astro-stacker | siril-cli | siril / ours |
|---|---:|---:|---:|
$(row 'wall time, s' 1)
$(row 'processor time, user and system, s' 2)
$(row 'peak resident memory, MiB' 3)
$(row 'bytes written, by the kernel (GNU time %O), MB' 4)
$(row 'bytes of all files written, MB' 5)

Wall times of each turn, s: astro-stacker $(spread "$work/ours.turns"); Siril $(spread "$work/siril.turns").
Both used $lights of $lights lights in every turn. astro-stacker took no scratch: its files are three masters, the picture, the
preview and the summaries. Siril reads the FITS input through links; it writes calibrated flats and lights and registered lights.

The same job: winsorized masters; dark, flat (flat less bias), bilinear or Siril's default demosaic (RCD), stars, Lanczos (3 here,
4 in Siril), additive and scaling normalisation, winsorized rejection 3/3. Differences: astro-stacker weights frames by noise,
writes a preview and runs as four processes; Siril fits a homography, demosaics by RCD, and runs as one.

Seconds of astro-stacker's last command, the stack itself, by stage (median):

| stage | s |
|---|---:|
$(stages)
RESULTS
}

command -v dotnet >/dev/null || fail "needs the .NET 10 SDK: there is no dotnet command here"
install_tools
dotnet build ../src/AstroStacker.Cli -c Release --nologo -v quiet -clp:ErrorsOnly
mkdir -p "$work"
render_night
rm -f "$work"/*.turns "$work"/*.times "$work"/summary-*.json
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
for turn in $(seq "$repeats"); do
  run_ours "$turn"
  run_siril
  echo "turn $turn of $repeats: astro-stacker $(tail -n 1 "$work/ours.turns" | cut -d ' ' -f 1) s," \
    "Siril $(tail -n 1 "$work/siril.turns" | cut -d ' ' -f 1) s"
done
rm -rf "$ours" "$siril"
write_results
cat "$results"
