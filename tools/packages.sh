#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that a purpose needs, those that are missing only.
#
# usage: tools/packages.sh build|test [--list]
#   build   compile the command prov
#   test    the same, and run every test
#   --list  print the names instead of installing
set -euo pipefail

readonly build_packages=(
  g++ cmake ninja-build pkg-config libsqlite3-dev rapidjson-dev libboost-program-options-dev
  libspdlog-dev libfmt-dev libssl-dev libsodium-dev libicu-dev libzstd-dev zlib1g-dev
)
readonly test_packages=(
  libgtest-dev libgmock-dev ccache clang-format-14 python3 sqlite3 openssl git golang-go
  golang-golang-x-mod-dev shellcheck bash-completion zsh man-db
)

fail() {
  echo "tools/packages.sh: $1" >&2
  exit "${2:-1}"
}

missing() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
      echo "$name"
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    fail "installing packages needs root, and there is no sudo; as root, run: apt-get install ${wanted[*]}"
  fi
}

case ${1:-} in
  build) packages=("${build_packages[@]}") ;;
  test) packages=("${build_packages[@]}" "${test_packages[@]}") ;;
  *) fail "usage: tools/packages.sh build|test [--list]" 2 ;;
esac
if [[ ${2:-} == --list ]]; then
  printf '%s\n' "${packages[@]}"
  exit 0
fi

command -v dpkg-query >/dev/null ||
  fail "this is no Debian; install what corresponds to: ${packages[*]}"
mapfile -t wanted < <(missing "${packages[@]}")
if ((${#wanted[@]} == 0)); then
  echo "all ${#packages[@]} packages are installed"
  exit 0
fi
echo "installing ${wanted[*]}"
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install -qq -y --no-install-recommends "${wanted[@]}" >/dev/null
