#!/usr/bin/env bash
# Makes what is handed out, into packages/: the library as a NuGet package, the program as a .NET tool, and the program for each
# kind of machine as one file that needs no .NET, beside its native libraries.
#   ./package.sh [linux-x64] [linux-arm64] [win-x64] [osx-arm64]     all four where none is named
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

machines=("$@")
[ ${#machines[@]} -gt 0 ] || machines=(linux-x64 linux-arm64 win-x64 osx-arm64)
rm -rf packages
mkdir packages

dotnet pack src/AstroStacker -c Release --nologo -v quiet -o packages
dotnet pack src/AstroStacker.Cli -c Release --nologo -v quiet -o packages -p:PackAsTool=true

version=$(sed -n 's/.*<VersionPrefix>\(.*\)<.*/\1/p' Directory.Build.props)
for machine in "${machines[@]}"; do
  folder=packages/astro-stacker-$version-$machine
  dotnet publish src/AstroStacker.Cli -c Release -r "$machine" --self-contained --nologo -v quiet -o "$folder" \
    -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:PublishDocumentationFiles=false -p:DebugType=none
  cp LICENSE THIRD-PARTY-NOTICES.md "$folder"
  tar -C packages -czf "$folder.tar.gz" "$(basename "$folder")"
done
ls -l packages/*.nupkg packages/*.tar.gz
