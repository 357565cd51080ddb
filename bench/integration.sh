#!/usr/bin/env bash
# Renders simulated nights, stacks each by the whole pipeline, and writes noise, trails, stars and defects beside what is asked
# and what the method itself allows to bench/results/integration.md. Needs about 5 minutes on 2 cores and 150 MB of temporary
# files at a time.
#   bench/integration.sh [RESULTS [WORDS...]]       WORDS as the program takes them; default: all scenarios
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
results=$(readlink -m "${1:-results/integration.md}")
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
program=AstroStacker.Integration.Bench

dotnet build $program -c Release --nologo -v quiet -clp:ErrorsOnly
table=$(dotnet "$program/bin/Release/net10.0/$program.dll" "${@:2}")
mkdir -p "$(dirname "$results")"
cat >"$results" <<RESULTS
# Integration beside the truth

Made by \`bench/integration.sh\` on $(date -u +%F), commit $(git rev-parse --short HEAD); $(lscpu | sed -n 's/^Model name: *//p' | head -n 1).
Simulated nights, stacked by the whole pipeline with its defaults unless said otherwise. Masters are noise-free: their noise is
no integration's fault.

*Noise over limit*: scatter of the stacks of 4 runs that differ in the noise of their lights alone, for means over bins of 8, 16
and 32 pixels, over the least that photons allow: 1 / sum over the frames of (transparency x vignetting)^2 / variance, for as many
samples as the colour has. *Sky*: bins without stars; *all*: all but saturated ones. Levels of whole pictures are made to meet
first. *Method's own limit*: pure noise through the same demosaic and interpolator, true transforms, no rejection.

*Trails*: every run is stacked with its satellites and without; what differs is the trail. *Stars*: 249 lonely stars of 1e5 to 4e5
electrons; flux in an aperture of 3 FWHM, rms about the common factor with photon noise taken off; spread over the pixel's phase:
first harmonics over one and two pixels, across and down. FWHM by Moffat fits with a free exponent, to the stack and to each
frame's own scene. *Method's own limit*: noise-free frames brought together by the true transforms with the same kernels. *Bins
off*: means over 8 x 8 pixels, all colours, more than 6 sigma of the limit from the truth or from the stack of the same frames
without what disturbs.

$table
RESULTS
cat "$results"
