#!/usr/bin/env bash
# Makes sure of the native libraries: LibRaw (camera RAW), and any Debian package named as an argument, for example
# libgtk-3-0, which OpenCV's library needs (scenes without stars). Installs through apt-get as root or sudo; where it
# may not, says the one command to run and exits with 1. Does nothing, and needs no network, where all is there.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

# grep reads to the end: one that leaves early (-q) would break the pipe and so, under pipefail, the answer.
library_present() { ldconfig -p | grep "$1" >/dev/null; }

# Ubuntu 24.04 and Debian 13 have renamed some packages to NAMEt64; asking for one of both that is unknown is an error.
package_present() {
  { dpkg-query --show --showformat='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null || true; } | grep -x installed >/dev/null
}

# The library's own package has its version in the name (libraw20, libraw23t64 ...); libraw-bin pulls the right one.
missing=()
library_present 'libraw_r\.so' || missing+=(libraw-bin)
for package in "$@"; do
  package_present "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]} (Debian's names), and there is no apt-get here. Install LibRaw and these by hand." >&2
  exit 1
elif [ "$(id -u)" -eq 0 ]; then
  as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n env)
else
  echo "Missing: ${missing[*]}. Run this once, then start again: sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi

echo "Installing ${missing[*]} ..."
"${as_root[@]}" apt-get -qq update
"${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
"${as_root[@]}" ldconfig
