#!/usr/bin/env bash
# A whole night against Siril: 20 lights of 6 MP, 10 darks, 10 flats, 10 biases, simulated as FITS with a Bayer mosaic.
# Both make the masters, calibrate, align on the stars, normalise (additive with scaling), reject (winsorized, 3 sigma) and average.
# Writes bench/results/whole-night.md: wall time, peak memory, bytes written, medians of interleaved repeats (REPEATS, 3).
set -euo pipefail
cd "$(dirname "$0")/.."
repeats=${REPEATS:-3} width=${WIDTH:-3000} height=${HEIGHT:-2000}
work=$PWD/bench/work night=$PWD/bench/work/night results=bench/results/whole-night.md

if ! command -v siril-cli >/dev/null || ! [ -x /usr/bin/time ]; then
  if [ "$(id -u)" -eq 0 ]; then as_root=(env); else as_root=(sudo -n env); fi
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends siril time >/dev/null
fi
./astro-stacker --version >/dev/null
program=(dotnet "$PWD/src/AstroStacker.Cli/bin/Release/net10.0/astro-stacker.dll")

if [ ! -e "$night/truth.json" ]; then
  "${program[@]}" simulate "$night" --format fits --width "$width" --height "$height" --frames 20 --stars 2500 --satellites 3,11 >/dev/null
fi

# Siril reads a folder a kind of frame.
for kind in light dark flat bias; do
  mkdir -p "$work/siril-night/$kind"
  ln -sf "$night/$kind"-*.fits "$work/siril-night/$kind/"
done

ours() {
  local run="${program[*]} --quiet" masters="-r 1 -a 0 -v 0 --reject winsorized --sigma 3,3 --format tiff"
  bash -ec "
    $run $masters -o bias '$night/bias-*.fits'
    $run $masters -o dark '$night/dark-*.fits'
    $run $masters -o flat '$night/flat-*.fits'
    $run -d dark.tif -f flat.tif --bias bias.tif --reject winsorized --sigma 3,3 --format tiff -o result '$night/light-*.fits'"
}

siril() {
  siril-cli -s "$PWD/night.ssf" -d "$PWD" >siril.log
  grep -q 'Total: 0 failed, 20 registered' siril.log || { tail -n 30 siril.log >&2; echo "Siril did not register all lights" >&2; exit 1; }
  [ -e result.fit ]
}

write_siril_script() {
  cat >night.ssf <<SIRIL
requires 1.0.0
setext fit
set32bits
cd $work/siril-night/bias
convert bias -out=$PWD/process
cd $PWD/process
stack bias rej w 3 3 -nonorm -out=$PWD/bias_stacked
cd $work/siril-night/dark
convert dark -out=$PWD/process
cd $PWD/process
stack dark rej w 3 3 -nonorm -out=$PWD/dark_stacked
cd $work/siril-night/flat
convert flat -out=$PWD/process
cd $PWD/process
preprocess flat -bias=$PWD/bias_stacked
stack pp_flat rej w 3 3 -norm=mul -out=$PWD/flat_stacked
cd $work/siril-night/light
convert light -out=$PWD/process
cd $PWD/process
preprocess light -dark=$PWD/dark_stacked -flat=$PWD/flat_stacked -cfa -equalize_cfa -debayer
register pp_light
stack r_pp_light rej w 3 3 -norm=addscale -out=$PWD/result
close
SIRIL
}

# One run in an empty folder: seconds, peak MiB of the largest process, MiB handed to the file system (temporary files included).
measure() {
  local name=$1 folder="$work/run-$1"
  rm -rf "$folder"
  mkdir -p "$folder"
  (
    cd "$folder"
    if [ "$name" = siril ]; then write_siril_script; fi
    export -f ours siril
    export night work
    export run_program="${program[*]}"
    /usr/bin/time -f '%e %M %O' -o "$work/time" bash -ec "program=(\$run_program); $name"
  )
  awk -v name="$name" '{ printf "%s %.2f %.0f %.0f\n", name, $1, $2 / 1024, $3 * 512 / 1048576 }' "$work/time" | tee -a "$work/figures"
}

: >"$work/figures"
for ((repeat = 1; repeat <= repeats; repeat++)); do
  measure ours
  measure siril
done

median() { awk -v name="$1" -v column="$2" '$1 == name { print $column }' "$work/figures" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
row() { echo "| $2 | $(median "$1" 2) | $(median "$1" 3) | $(median "$1" 4) |"; }

mkdir -p "$(dirname "$results")"
{
  echo "# A whole night: 20 lights of $((width * height / 1000000)) MP, 10 darks, 10 flats, 10 biases"
  echo
  echo "FITS, 16 bit, Bayer mosaic, simulated (seed 1, two satellites). Masters, calibration, alignment on stars, additive normalisation with"
  echo "scaling, winsorized rejection at 3 sigma, mean. Medians of $repeats interleaved runs; all results to float32. Made by bench/whole-night.sh."
  echo
  echo "| | wall time, s | peak memory, MiB | written, MiB |"
  echo "|---|---|---|---|"
  row ours "astro-stacker $(./astro-stacker --version | grep -o '[0-9][0-9.]*' | head -n 1)"
  row siril "siril-cli $(siril-cli --version | grep -o '[0-9][0-9.]*' | head -n 1)"
  echo
  echo "Peak memory is the largest resident size of any process (GNU time). Written is what was handed to the file system, temporary files included."
  echo
  echo "* $(date -u +%Y-%m-%d), commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- src || echo ' with changes')"
  echo "* $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB; .NET $(dotnet --version)"
  echo
  echo "Every run (name, s, MiB, MiB):"
  echo
  sed 's/^/    /' "$work/figures"
} >"$results"
cat "$results"
