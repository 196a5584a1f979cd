#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: schemas.sh SCHEMAS SCRATCH
# Asks ajv (fetched by npm into SCRATCH, once) whether it agrees with us on every schema and example.
# Exits 77 (skipped) when npm cannot fetch it, except where CI=true.
set -euo pipefail

readonly schemas=$1 scratch=$2
readonly here=${BASH_SOURCE[0]%/*}

skip() {
  echo "SKIPPED: $1; no second opinion on the schemas" >&2
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

mkdir -p -- "$scratch"
if ! cmp -s "$here/package-lock.json" "$scratch/package-lock.json" ||
  [[ ! -d $scratch/node_modules/ajv ]]; then
  command -v npm >/dev/null || skip "npm is not installed"
  cp "$here/package.json" "$here/package-lock.json" "$scratch"
  (cd -- "$scratch" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    skip "npm could not fetch ajv"
fi
node "$here/schemas.mjs" "$schemas" "$scratch/node_modules"
