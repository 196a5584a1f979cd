#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: checkpoint.sh PROV SAMPLE GO SCRATCH
# Makes a case of the sample with the command PROV, then has implementations that share no code
# with it check what log.db says: Go's sumdb packages (checkpoints, tiles, inclusion, consistency)
# and openssl (the signature of the newest checkpoint). SCRATCH is made anew. Exits 77 (skipped) when
# Go, its packages or sqlite3 are not there, except where CI=true.
set -euo pipefail

readonly prov=$1 sample=$2 go=$3 scratch=$4
readonly here=${BASH_SOURCE[0]%/*}
readonly der_prefix=302a300506032b6570032100 # an Ed25519 key in SubjectPublicKeyInfo, RFC 8410

skip() {
  echo "SKIPPED: $1; nobody else has checked the log" >&2
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

[[ -x $go ]] || skip "there is no Go (package golang-go)"
[[ -d /usr/share/gocode/src/golang.org/x/mod ]] || skip "no package golang-golang-x-mod-dev"
command -v sqlite3 >/dev/null || skip "there is no sqlite3"
command -v openssl >/dev/null || skip "there is no openssl"

rm -rf -- "$scratch"
mkdir -p -- "$scratch/case"
export HOME=$scratch/home XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state
export LOGNAME=mira USER=mira

make_case() {
  cd -- "$scratch/case"
  "$prov" init </dev/null >/dev/null
  "$prov" batch "$sample" >/dev/null
  "$prov" note @0 "One more transaction." >/dev/null
}

dump_log() {
  sqlite3 -readonly -separator $'\t' "$scratch/case/.prov/log.db" "
    SELECT 'log', number, origin, hex(key) FROM log ORDER BY number;
    SELECT 'leaf', id, hex(bytes) FROM leaf ORDER BY id;
    SELECT 'tile', id, hex(hashes) FROM tile ORDER BY id;
    SELECT 'checkpoint', id, hex(note) FROM checkpoint ORDER BY id;"
}

check_with_go() {
  GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$scratch/cache GOFLAGS='' GOTOOLCHAIN=local \
    "$go" build -o "$scratch/verifier" "$here/verifier/main.go"
  dump_log >"$scratch/dump"
  "$scratch/verifier" "$scratch/dump"
  # The verifier itself must refuse: a leaf with its first byte changed.
  sed 's/^\(leaf\t[0-9]*\t\)../\100/' "$scratch/dump" >"$scratch/altered"
  if "$scratch/verifier" "$scratch/altered" 2>/dev/null; then
    echo "the Go verifier accepted altered leaves" >&2
    return 1
  fi
}

check_with_openssl() {
  local -r log=$scratch/case/.prov/log.db
  sqlite3 -readonly "$log" \
    "SELECT writefile('$scratch/key.der', CAST(x'$der_prefix' || key AS BLOB)) FROM log;
     SELECT writefile('$scratch/note', note) FROM checkpoint ORDER BY id DESC LIMIT 1;" >/dev/null
  sed '/^$/,$d' "$scratch/note" >"$scratch/text"
  sed -n 's/^— [^ ]* //p' "$scratch/note" | base64 -d | tail -c 64 >"$scratch/signature"
  verify_signature "$scratch/text"
  sed '2s/^/1/' "$scratch/text" >"$scratch/altered"
  if verify_signature "$scratch/altered" >/dev/null 2>&1; then
    echo "openssl accepted an altered checkpoint" >&2
    return 1
  fi
}

verify_signature() {
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$scratch/key.der" -rawin -in "$1" \
    -sigfile "$scratch/signature"
}

make_case
check_with_go
check_with_openssl
