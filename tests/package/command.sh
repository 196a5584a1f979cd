#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: command.sh CMAKE BUILD SCRATCH
# Installs BUILD into SCRATCH and looks whether the command runs from there and has brought its
# manual pages and completions along.
set -euo pipefail

readonly cmake=$1 build=$2 scratch=$3

# wants PATTERN: fails unless a file below SCRATCH has such a path.
wants() {
  if [[ -z $(find "$scratch" -path "$scratch/$1" -size +0 -print -quit) ]]; then
    echo "not installed: $1" >&2
    return 1
  fi
}

rm -rf -- "$scratch"
"$cmake" --install "$build" --prefix "$scratch" >/dev/null
"$scratch/bin/prov" --help >/dev/null
wants '*/man1/prov.1*'
wants '*/man1/prov-summary.1*'
wants '*/bash-completion/completions/prov'
wants '*/zsh/vendor-completions/_prov'
wants '*/fish/vendor_completions.d/prov.fish'
wants '*/libprov.a'
