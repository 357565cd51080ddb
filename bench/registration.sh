#!/usr/bin/env bash
# Renders the nights of NightScenarios one after another, stacks each, and writes how far transforms and stacked stars are from
# the truth to bench/results/registration.md. Needs about 8 minutes on 2 cores, and 150 MB of temporary files at a time.
# Then the same nights with other seeds, registered only, and some beside siril-cli where it is installed.
#   bench/registration.sh [SEEDS [RESULTS]]       defaults: 3, bench/results/registration.md
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
seeds=${1:-3} results=$(readlink -m "${2:-results/registration.md}")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
program=AstroStacker.Registration.Bench

dotnet build $program -c Release --nologo -v quiet -clp:ErrorsOnly
run() { dotnet "$program/bin/Release/net10.0/$program.dll" "$@"; }
table=$(run)
sweep=$(run sweep=$seeds)
siril=$(run siril "CFA FITS" "40 stars" "clouded")
mkdir -p "$(dirname "$results")"
cat >"$results" <<RESULTS
# Registration beside the truth

Made by \`bench/registration.sh\` on $(date -u +%F), commit $(git rev-parse --short HEAD); $(lscpu | sed -n 's/^Model name: *//p' | head -n 1).
Simulated nights of 1500 x 1000 pixels, rendered, calibrated with masters of 10 frames each (unless said otherwise) and stacked
by the whole pipeline with its defaults, but \`--reject none\`.

*Error*: distance between where a used frame's transform puts points and where they are, pixels, rms over 9 x 9 points of the part
of the reference that the frame covers. *Photons allow*: the same for the true model fitted to all stars with the least variance a
centroid can have. *Places, fluxes*: rms over the bright, lonely, unsaturated stars that all used frames see, measured on the
stack's green plane and on an ideal stack (the exact scene in the reference's pixels, with the noise of the same photons and of
reading, but without sensor faults, shading or resampling) by the same measurer.

Fluxes without masters keep the vignetting; those of lenses follow the changed scale of the sky, since the simulated stars do not.

$table

## Other seeds

Seeds 1 to $seeds, four lights of each night, without masters, registered only.

$sweep

## Siril

$siril

Siril converts with its demosaic, registers by a homography and stacks all it registered without rejection; its reference is the
first light. Places are those of the bright stars that all lights see.
RESULTS
cat "$results"
