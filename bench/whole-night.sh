#!/usr/bin/env bash
# A whole night with its masters, stacked by one command of astro-stacker, by siril-cli (Debian's) and beside the floors (reading
# all files alone, LibRaw decoding them alone), in turns. A run that did not use every frame, or took scratch where it should
# not, fails. Writes the medians to bench/results/whole-night-*.md, of which the README's table is made.
#   bench/whole-night.sh [lights=20] [megapixels=6|24] [raw=plain|compressed] [turns=5] [peers=siril|none] [masters=yes|no]
#                        [options="--memory 2GB"] [results=FILE]
# The night is rendered once and kept in bench/work (48 MB a frame of 24 MP; Siril's files need 15 GB more in each turn).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
fail() { echo "whole-night: $*" >&2; exit 1; }

lights=20 megapixels=6 raw=plain turns=5 peers=siril masters=yes options='' results=''
for word in "$@"; do
  case $word in
    lights=* | megapixels=* | raw=* | turns=* | peers=* | masters=* | options=* | results=*) declare "$word" ;;
    *) fail "there is no $word; see the head of this file" ;;
  esac
done
case $megapixels in 6) width=3000 height=2000 ;; 24) width=6000 height=4000 ;; *) fail "megapixels is 6 or 24" ;; esac
calibration=$((lights < 10 ? lights : 10))
name=$lights-$megapixels-$raw
results=$(readlink -m "${results:-results/whole-night-$name.md}")
work=$PWD/work night=$PWD/work/night-$name ours=$PWD/work/ours siril=$PWD/work/siril
program=$PWD/../src/AstroStacker.Cli/bin/Release/net10.0/astro-stacker.dll
floors=$PWD/AstroStacker.Bench/bin/Release/net10.0/AstroStacker.Bench.dll
# Surveys and masters kept by an earlier turn would flatter the next.
export XDG_CACHE_HOME=$work/cache
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

install_tools() {
  local missing=()
  [ -x /usr/bin/time ] || missing+=(time)
  [ "$peers" = none ] || command -v siril-cli >/dev/null || missing+=(siril)
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
  local compressed=()
  [ "$raw" = plain ] || compressed=(--compressed)
  dotnet "$program" simulate --seed 2 --frames "$lights" --darks "$calibration" --flats "$calibration" \
    --biases "$calibration" --width $width --height $height --satellites "$((lights * 3 / 20)),$((lights * 11 / 20))" \
    --format dng "${compressed[@]}" "$night" >/dev/null
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

# What all start from: no files of their own, the input in the page cache, no writing of another's left to do.
prepare() {
  rm -rf "$ours" "$siril" "$XDG_CACHE_HOME"
  mkdir -p "$ours" "$siril"
  cat "$night"/*.dng >/dev/null
  sync
}

run_ours() {
  prepare
  local given=() file
  if [ "$masters" = yes ]; then given=(-d "$night/dark-*" -f "$night/flat-*" --bias "$night/bias-*"); fi
  # shellcheck disable=SC2086
  timed "$ours.times" "$work/ours.log" dotnet "$program" "${given[@]}" --master-cache off --survey-cache off --demosaic rcd \
    --interpolation lanczos3 --reject winsorized --format tiff --scratch "$ours" $options -o "$ours/night" "$night"/light-*.dng
  [ "$(summary "$ours/night.json" framesUsed)" = "$lights" ] || fail "astro-stacker did not use all $lights lights"
  [ "$raw" = compressed ] || [ "$(summary "$ours/night.json" scratchBytes)" = 0 ] || fail "astro-stacker took scratch"
  sum_up "$ours.times" "$(bytes_in "$ours")" >>"$work/ours.turns"
  rm "$ours.times"
  cp "$ours/night.json" "$work/summary-$1.json"
}

# "wall cpu" of a floor, in the columns of the others.
run_floor() {
  prepare
  echo "$(dotnet "$floors" "$1" "$night"/*.dng) nan nan nan" >>"$work/$1.turns"
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
  ln -s "$night"/bias-*.dng "$siril/biases"
  ln -s "$night"/flat-*.dng "$siril/flats"
  ln -s "$night"/dark-*.dng "$siril/darks"
  ln -s "$night"/light-*.dng "$siril/lights"
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

# A cell of the table: the median of column N of a program's turns.
cell() { [ -s "$work/$1.turns" ] && column "$work/$1.turns" "$2" | sed 's/nan//' || true; }

row() { printf '| %s | %s | %s | %s | %s |\n' "$1" "$(cell ours "$2")" "$(cell siril "$2")" "$(cell read "$2")" "$(cell decode "$2")"; }

spread() { awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $1 }' "$1"; }

stages() {
  local stage turn
  for stage in check open masters survey register compare integrate finish; do
    printf '| %s | %s | %s |\n' "$stage" "$(stage_seconds secondsByStage $stage)" "$(stage_seconds processorSecondsByStage $stage)"
  done
}

# The median of a stage's seconds over the turns.
stage_seconds() {
  for turn in "$work"/summary-*.json; do
    sed -n "/\"$1\"/,/}/p" "$turn" | sed -n "s/^ *\"$2\": \([0-9.]*\),*\$/\1/p"
  done | median
}

times_quicker() {
  [ -s "$work/siril.turns" ] || return 0
  awk -v ours="$(cell ours 1)" -v siril="$(cell siril 1)" 'BEGIN { printf "Wall time of siril-cli over ours: %.1f.\n", siril / ours }'
}

write_results() {
  local cpu megabytes
  cpu=$(lscpu | sed -n 's/^Model name: *//p' | head -n 1)
  megabytes=$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  mkdir -p "$(dirname "$results")"
  cat >"$results" <<RESULTS
# A whole night: $lights lights of $width x $height ($raw DNG)$([ "$masters" = no ] || echo ", $calibration darks, $calibration flats, $calibration biases")

Made by \`bench/whole-night.sh $*\` on $(date -u +%F), commit $(git rev-parse --short HEAD); $cpu, $(nproc) cores, $megabytes GB;
.NET SDK $(dotnet --version)$([ "$peers" = none ] || siril-cli --version | head -n 1 | sed 's/^siril/, Siril/'). Medians of $turns turns, taken alternately.
Load average (1 minute) before the first turn $load_before, after the last $(cut -d ' ' -f 1 /proc/loadavg); anything above 2
means that the machine was shared, and that wall times are longer than on an idle one.

| | astro-stacker | siril-cli | reading alone | LibRaw decoding alone |
|---|---:|---:|---:|---:|
$(row 'wall time, s' 1)
$(row 'processor time, user and system, s' 2)
$(row 'peak resident memory, MiB' 3)
$(row 'bytes written, by the kernel (GNU time %O), MB' 4)
$(row 'bytes of all files written, MB' 5)

$(times_quicker)
Wall times of each turn, s: astro-stacker $(spread "$work/ours.turns")$([ "$peers" = none ] || echo "; Siril $(spread "$work/siril.turns")").

astro-stacker: one command, winsorized masters (nothing kept), dark, flat less bias, RCD, stars, Lanczos-3, local normalisation,
trails and winsorized rejection, frames weighed, float TIFF, preview and summary. Siril (its own OSC_Preprocessing script): dark, flat,
RCD, stars, Lanczos-4, additive and scaling normalisation, winsorized rejection 3/3, float FITS.

| stage | s | s of the processor |
|---|---:|---:|
$(stages)
RESULTS
}

command -v dotnet >/dev/null || fail "needs the .NET 10 SDK: there is no dotnet command here"
install_tools
dotnet build ../src/AstroStacker.Cli -c Release --nologo -v quiet -clp:NoSummary
dotnet build AstroStacker.Bench -c Release --nologo -v quiet -clp:NoSummary
mkdir -p "$work"
render_night
rm -f "$work"/*.turns "$work"/*.times "$work"/summary-*.json
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
for turn in $(seq "$turns"); do
  run_ours "$turn"
  run_floor read
  run_floor decode
  [ "$peers" = none ] || run_siril
  echo "turn $turn of $turns: astro-stacker $(tail -n 1 "$work/ours.turns" | cut -d ' ' -f 1) s"
done
rm -rf "$ours" "$siril"
write_results "$@"
cat "$results"
