#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: package.sh CMAKE BUILD CXX SCRATCH [FLAGS]
# Installs the library of BUILD into SCRATCH, moves the installed tree, then builds program.cc against it, once with
# find_package and once with pkg-config, and runs both. FLAGS (of sanitizers) go to the compiler.
set -euo pipefail

readonly cmake=$1 build=$2 cxx=$3 scratch=$4 flags=${5:-}
readonly here=${BASH_SOURCE[0]%/*}
readonly prefix=$scratch/moved

install_and_move() {
  rm -rf -- "$scratch"
  mkdir -p -- "$scratch"
  "$cmake" --install "$build" --component dev --prefix "$scratch/installed" >"$scratch/install.log"
  mv -- "$scratch/installed" "$prefix"
}

with_find_package() {
  "$cmake" -S "$here/find_package" -B "$scratch/build" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_CXX_FLAGS="$flags" >"$scratch/configure.log"
  "$cmake" --build "$scratch/build" >"$scratch/build.log"
  cp "$scratch/build/program" "$scratch/by_find_package"
}

with_pkg_config() {
  local pc
  pc=$(find "$prefix" -name prov.pc)
  export PKG_CONFIG_PATH=${pc%/*}
  # The words of pkg-config and the flags are to be split.
  # shellcheck disable=SC2046,SC2086
  "$cxx" -std=c++20 $flags "$here/program.cc" -o "$scratch/by_pkg_config" \
    $(pkg-config --cflags --libs prov)
}

run() {
  mkdir -- "$scratch/case_$1"
  "$scratch/$1" "$scratch/case_$1" | tee "$scratch/$1.out"
  grep -q 'notice\.txt' "$scratch/$1.out"
  grep -qi 'loaded' "$scratch/$1.out"
}

install_and_move
with_find_package
with_pkg_config
run by_find_package
run by_pkg_config
