#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: published_log.sh PROV SAMPLE GO SCRATCH
# Exports logs with the command PROV and has a client follow them that shares no code with it, made
# with Go's sumdb packages: the sample case; a log of more than two full tiles that grows; a forked
# copy of it, which prov verify has to find as well. SCRATCH is made anew. Exits 77 (skipped) when
# Go or its packages are not there, except where CI=true.
set -euo pipefail

readonly prov=$1 sample=$2 go=$3 scratch=$4
readonly here=${BASH_SOURCE[0]%/*}

skip() {
  echo "SKIPPED: $1; nobody else has followed the exported log" >&2
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

[[ -x $go ]] || skip "there is no Go (package golang-go)"
[[ -d /usr/share/gocode/src/golang.org/x/mod ]] || skip "no package golang-golang-x-mod-dev"

rm -rf -- "$scratch"
mkdir -p -- "$scratch/case" "$scratch/long"
export HOME=$scratch/home XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state
export LOGNAME=mira USER=mira
GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$scratch/cache GOFLAGS='' GOTOOLCHAIN=local \
  "$go" build -o "$scratch/follower" "$here/follower/main.go"

die() {
  echo "$1" >&2
  exit 1
}

# expect CODE WORDS COMMAND...: how it ends, and words of what it says.
expect() {
  local -r code=$1 words=$2
  shift 2
  local said ended=0
  said=$("$@" 2>&1) || ended=$?
  [[ $ended == "$code" ]] || die "$* ended with $ended, not $code: $said"
  [[ $said == *"$words"* ]] || die "$* does not say \"$words\": $said"
}

# add_notes STORE COUNT WORDS
add_notes() {
  local i
  for ((i = 1; i <= $2; i++)); do
    echo "{\"op\":\"note\",\"target\":\"@0\",\"text\":\"$3 $i\"}"
  done | "$prov" batch --store "$1" - >/dev/null
}

follow_sample() {
  "$prov" init --store "$scratch/case" </dev/null >/dev/null
  (cd -- "$scratch/case" && "$prov" batch "$sample" >/dev/null)
  local -r key=$("$prov" export-log --store "$scratch/case" "$scratch/sample")
  expect 0 "entries hashed" "$scratch/follower" "$key" "$scratch/sample" "$scratch/sample-seen"
}

follow_growth() {
  "$prov" init --store "$scratch/long" </dev/null >/dev/null
  add_notes "$scratch/long" 699 "Before."
  key=$("$prov" export-log --store "$scratch/long" "$scratch/published")
  expect 0 "700 entries hashed" "$scratch/follower" "$key" "$scratch/published" "$scratch/seen"
  cp -r -- "$scratch/published" "$scratch/older"
  fork_copy
  add_notes "$scratch/long" 400 "Here."
  "$prov" export-log --store "$scratch/long" "$scratch/published" >/dev/null
  expect 0 "1100 entries hashed, consistent with 700" \
    "$scratch/follower" "$key" "$scratch/published" "$scratch/seen"
  expect 1 "shrunk" "$scratch/follower" "$key" "$scratch/older" "$scratch/seen"
  "$prov" prove --store "$scratch/long" --since "$scratch/older/checkpoint" >/dev/null
}

# Copies store, keys and marks as they are now.
fork_copy() {
  local name
  for name in long data state; do cp -r -- "$scratch/$name" "$scratch/forked-$name"; done
}

in_copy() {
  XDG_DATA_HOME=$scratch/forked-data XDG_STATE_HOME=$scratch/forked-state "$@"
}

find_fork() {
  in_copy add_notes "$scratch/forked-long" 400 "There."
  in_copy "$prov" export-log --store "$scratch/forked-long" "$scratch/forked" >/dev/null
  [[ $(sed -n 2p "$scratch/forked/checkpoint") == 1100 ]] || die "the copy has another size"
  local -r both=$(cat "$scratch/seen" <(echo) "$scratch/forked/checkpoint")
  expect 3 "$both" "$scratch/follower" "$key" "$scratch/forked" "$scratch/seen"
  expect 7 "two histories of log mira" \
    "$prov" verify --store "$scratch/long" --against "$scratch/forked/checkpoint"
  expect 7 "two histories of log mira" \
    "$prov" export-log --store "$scratch/long" "$scratch/forked"
  expect 7 "$scratch/evidence" "$prov" prove --store "$scratch/long" \
    --since "$scratch/forked/checkpoint" --evidence "$scratch/evidence"
  cmp "$scratch/evidence/there.checkpoint" "$scratch/forked/checkpoint"
  cmp "$scratch/evidence/here.checkpoint" "$scratch/published/checkpoint"
}

# The follower itself must refuse what is not as it was signed.
refuse_alterations() {
  local -r folder=$scratch/altered
  cp -r -- "$scratch/published" "$folder"
  sed -i 's/"lamport":300,/"lamport":301,/' "$folder/tile/entries/001"
  expect 1 "the checkpoint says" "$scratch/follower" "$key" "$folder" "$scratch/seen"
  cp -- "$scratch/published/tile/entries/001" "$folder/tile/entries/001"
  printf x | dd of="$folder/tile/1/000.p/4" bs=1 seek=40 conv=notrunc status=none
  expect 1 "tile/1/000.p/4: not the hashes" "$scratch/follower" "$key" "$folder" "$scratch/seen"
}

follow_sample
follow_growth
find_fork
refuse_alterations
