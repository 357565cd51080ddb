#!/usr/bin/env bash
# Makes sure of the native libraries: LibRaw (camera RAW), and with "features" also GTK 3, which OpenCV's library needs
# (scenes without stars). Installs through apt-get as root or sudo; where it may not, says the one command to run.
# Does nothing, and needs no network, where they are there already.
set -euo pipefail

present() { ldconfig -p | grep -q "$1"; }

missing=()
present 'libraw_r\.so' || missing+=(libraw)
if [ "${1:-}" = features ]; then
  present 'libgtk-3\.so\.0' || missing+=(libgtk-3-0)
fi
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "Missing: ${missing[*]}. Run this once, then start again: sudo apt-get install -y libraw-bin libgtk-3-0" >&2
  exit 1
fi
command -v apt-get >/dev/null || { echo "Missing: ${missing[*]}, and there is no apt-get here. Install LibRaw and GTK 3." >&2; exit 1; }

# libraw20 (Debian 12), libraw23t64 (Debian 13, Ubuntu 24.04): the number is part of the name; libraw-bin pulls the right one.
packages=()
for name in "${missing[@]}"; do
  case $name in
    libraw) packages+=(libraw-bin) ;;
    *) packages+=("$name") ;;
  esac
done
echo "Installing ${packages[*]} ..."
"${as_root[@]}" apt-get -qq update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}" >/dev/null
"${as_root[@]}" ldconfig
