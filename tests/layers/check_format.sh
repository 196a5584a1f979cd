#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: check_format.sh CLANG_FORMAT ROOT
# Fails when a C++ file is not laid out as .clang-format says.
set -eu
cd "$2"
find libprov tools tests \( -name '*.h' -o -name '*.cc' \) -print0 |
  xargs -0 -r "$1" --dry-run -Werror --style=file
