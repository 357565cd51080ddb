#!/usr/bin/env bash
# From nothing to a picture: makes sure LibRaw is there, builds, renders a night whose truth is known, makes its masters and
# stacks it. Asks nothing; works again and again.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo "The demo needs the .NET 10 SDK: there is no dotnet command here." >&2; exit 1; }
scripts/install-natives.sh

say() { printf '\n%s\n' "$*"; }
run() { echo "$ ./astro-stacker $*"; ./astro-stacker "$@"; }

say "A night of 12 frames with a satellite, and its calibration frames"
rm -rf demo/night
./astro-stacker simulate demo/night --satellites 3 --margins 16 >/dev/null

say "Master frames: the plain mean of the mosaic, full sensor"
for kind in bias dark flat; do
  run -r 1 -a 0 -v 0 --quiet --overwrite -o "demo/master-$kind" "demo/night/$kind-*.dng"
done

say "The stack"
run --quiet -d demo/master-dark.tif -f demo/master-flat.tif --bias demo/master-bias.tif --overwrite -o demo/stack "demo/night/light-*.dng"

say "Look at"
printf '  picture  %s\n' demo/stack.png demo/stack.tif
printf '  preview  %s\n  report   %s\n' demo/stack-preview.jpg demo/stack.html
printf '  summary  %s\n  truth    %s\n' demo/stack.json demo/night/truth.json
