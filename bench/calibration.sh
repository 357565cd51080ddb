#!/usr/bin/env bash
# How long three masters of ten frames of 24 megapixels take, and what calibration leaves of vignetting, dust and uneven pixels.
# Writes bench/results/calibration.md. Needs about 6 minutes on 2 cores; the frames are rendered once and kept in bench/work
# (1.4 GB); 200 MB of temporary files more at a time.
#   bench/calibration.sh [RESULTS]       default: bench/results/calibration.md
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
results=$(readlink -m "${1:-results/calibration.md}")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
frames=$PWD/work/calibration-24

build() { dotnet build "$1" -c Release --nologo -v quiet -clp:ErrorsOnly -clp:NoSummary; }
run() { dotnet "$1/bin/Release/net10.0/${1##*/}.dll" "${@:2}"; }

build ../src/AstroStacker.Cli
build AstroStacker.Bench
build AstroStacker.Integration.Bench
if [ ! -e "$frames/truth.json" ]; then
  rm -rf "$frames"
  dotnet ../src/AstroStacker.Cli/bin/Release/net10.0/astro-stacker.dll simulate --seed 2 --frames 1 --darks 10 --flats 10 \
    --biases 10 --width 6000 --height 4000 --format dng "$frames" >/dev/null
fi
cat "$frames"/*.dng >/dev/null
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
masters=$(run AstroStacker.Bench masters "$frames")
flat_field=$(run AstroStacker.Integration.Bench "flat field" width=2304 height=1536)
mkdir -p "$(dirname "$results")"
cat >"$results" <<RESULTS
# Calibration: seconds, and what it leaves

Made by \`bench/calibration.sh\` on $(date -u +%F), commit $(git rev-parse --short HEAD); $(lscpu | sed -n 's/^Model name: *//p' | head -n 1), $(nproc) cores.
Load average (1 minute) before $load_before: above 2, wall times are longer than on an idle machine.

## Three masters of ten frames of 24 megapixels (uncompressed DNG)

Bias, dark, flat less bias, winsorized; medians of 7 turns, the rows in turns; page cache warm; nothing written, found or kept.
Asked: at most 1 s on two cores, memory within the plan.

$masters

## Flat field

12 lights of 2304 x 1536 pixels with vignetting of 45 %, dust and 1 % of pixel response, calibrated by 20 frames of each kind and
stacked by the whole pipeline. *Residual*: scatter of means over 64 x 64 pixels about the exact sky, over that of ideal stacks: the
exact scene with the same photons' noise, without sensor or shading. *Tint*: difference between colours of the sky over the truth.

$flat_field
RESULTS
cat "$results"
