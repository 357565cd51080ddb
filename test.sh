#!/usr/bin/env bash
# Builds everything and runs every test; its last line counts them: "N passed, N failed, N skipped".
# CI=true: packages only as locked, and a missing ../shared/data is a failure.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

# The second line: a real browser for the report's page, and what other makers read our pictures with.
scripts/install-natives.sh libgtk-3-0 \
  chromium libcfitsio-bin fitsverify libtiff-tools openexr libimage-exiftool-perl imagemagick siril

locked=()
if [ "${CI:-}" = true ]; then locked=(-p:RestoreLockedMode=true); fi
dotnet build AstroStacker.slnx -c Release --nologo -v quiet -m:2 -p:UseSharedCompilation=false "${locked[@]}"

# A kernel that has become slow shows beside a loop that never changes, whatever else the machine does (CI only: 10 s).
if [ "${CI:-}" = true ]; then
  echo "== kernels"
  dotnet bench/AstroStacker.Bench/bin/Release/net10.0/AstroStacker.Bench.dll check bench/results/kernel-costs.tsv
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The number behind one word of the runner's closing summary; 0 where there is no summary.
counted() {
  local number
  number=$(sed -n "s/^ *$1: *\([0-9][0-9]*\) *$/\1/p" "$log" | tail -n 1)
  echo "${number:-0}"
}

passed=0 failed=0 skipped=0 broken=0
for project in AstroStacker.Tests AstroStacker.EndToEnd; do
  echo "== $project"
  code=0
  dotnet "tests/$project/bin/Release/net10.0/$project.dll" --no-ansi --progress off 2>&1 </dev/null | tee "$log" || code=$?
  passed=$((passed + $(counted succeeded)))
  failed=$((failed + $(counted failed)))
  skipped=$((skipped + $(counted skipped)))
  # A project that died before its summary, or whose every test was skipped, has proved nothing.
  if [ "$code" -ne 0 ] || [ $(($(counted succeeded) + $(counted failed))) -eq 0 ]; then
    echo "$project: exit code $code" >&2
    broken=1
  fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$broken" -eq 0 ]
