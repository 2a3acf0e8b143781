# shellcheck shell=bash
# What the other scripts share; sourced, not run.

say() { printf '==> %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

can_be_root() { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }

# Runs a command as root: as it is, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs those of the named Debian packages that are missing; asks for nothing if none is.
need_packages() {
  local missing=() package log
  for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null |
      grep -q '^install ok installed$' || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  command -v apt-get >/dev/null ||
    die "missing here: ${missing[*]} (Debian's names; there is no apt-get to install them)"
  can_be_root || die "missing here, and no sudo; as root: apt-get install ${missing[*]}"
  say "Installing ${missing[*]}"
  log=$(mktemp)
  if ! { as_root apt-get -qq update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 \
      --no-remove install --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -20 "$log" >&2
    rm -f "$log"
    die "could not install ${missing[*]}; as root: apt-get install ${missing[*]}"
  fi
  rm -f "$log"
}

# The named Debian packages, which bring services along that nobody asked for here.
#
# None is started while it installs (policy-rc.d, Debian's own way), but a machine with an init
# would start them at its next boot: there they are not installed, and tests that need them are
# skipped by name. Nor is another mail server removed for them (--no-remove).
need_services() {
  local policy=/usr/sbin/policy-rc.d made=no failed=0
  if [ -d /run/systemd/system ] || ! can_be_root || ! command -v apt-get >/dev/null; then
    say "Not installing services here: $*"
    return
  fi
  if [ ! -e "$policy" ]; then
    made=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  (need_packages "$@") || failed=1
  if [ "$made" = yes ]; then as_root rm -f "$policy"; fi
  if [ "$failed" -ne 0 ]; then exit 1; fi
}

# What compiling takes beyond the Swift toolchain itself.
need_toolchain() {
  command -v swift >/dev/null || die "there is no swift here: https://www.swift.org/install/"
  need_packages pkg-config libpq-dev libcurl4-openssl-dev libxml2-dev libqrencode-dev
}

# PostgreSQL's server programs, for private clusters: whatever version is there already will do.
#
# Debian's package would at once make and start a cluster of its own for the whole machine, which
# nobody asked for here. A drop-in file tells it not to, only while it installs: an administrator
# who wants that cluster later finds everything as Debian ships it.
need_server() {
  if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; then
    return
  fi
  can_be_root || die "missing here, and no sudo; as root: apt-get install postgresql"
  local folder=/etc/postgresql-common/createcluster.d
  as_root mkdir -p "$folder"
  echo 'create_main_cluster = false' | as_root tee "$folder/coopledger.conf" >/dev/null
  local failed=0
  (need_packages postgresql) || failed=1
  as_root rm -f "$folder/coopledger.conf"
  as_root rmdir --ignore-fail-on-non-empty "$folder"
  if [ "$failed" -ne 0 ]; then exit 1; fi
}
