// SPDX-License-Identifier: Apache-2.0
#include "help_text.h"

namespace prov::cli {
namespace {

// All of them ask `prov complete` for what may come, and offer files where it says nothing.

// bash parts words at "@", ":" and "=" too: the first loop puts them together again by the line
// they stand in. Readline replaces $2 by what is offered, and leaves alone what stands before it.
constexpr std::string_view kBash = R"(# bash completion for prov
_prov() {
  local line="${COMP_LINE:0:${COMP_POINT:-0}}" word found head quoted="" replaced="${2//\\/}"
  local -a words=()
  local i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word="${COMP_WORDS[i]}"
    if [[ $i -gt 0 && -n $line && $line != [[:space:]]* ]]; then
      words[${#words[@]}-1]+="$word"
    else
      words+=("$word")
    fi
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line#"$word"}"
  done
  for i in "${!words[@]}"; do
    case "${words[i]}" in
    [\'\"]*) quoted=yes word="${words[i]:1}" words[i]="${word%[\'\"]}" ;;
    *) quoted="" words[i]="${words[i]//\\/}" ;;
    esac
  done
  word="${words[${#words[@]}-1]}"
  head="${word%"${replaced#[\'\"]}"}"
  COMPREPLY=()
  while IFS=$'\t' read -r found _; do
    [[ $found == *= ]] && compopt -o nospace 2>/dev/null
    found="${found#"$head"}"
    [[ -z $found ]] && continue
    [[ -z $quoted && $found != *= ]] && printf -v found %q "$found"
    COMPREPLY+=("$found")
  done < <(prov complete "${words[@]:1}" 2>/dev/null)
}
complete -o default -F _prov prov
)";

constexpr std::string_view kZsh = R"(#compdef prov
_prov() {
  local -a found names shown open open_shown
  local line name
  found=("${(@f)$(prov complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in "${found[@]}"; do
    [[ -z $line ]] && continue
    name="${line%%$'\t'*}"
    if [[ $name == *= ]]; then
      open+=("$name") open_shown+=("${line/$'\t'/  -- }")
    else
      names+=("$name") shown+=("${line/$'\t'/  -- }")
    fi
  done
  if (( ${#names} + ${#open} == 0 )); then
    _files
    return
  fi
  (( ${#names} )) && compadd -l -d shown -- "${names[@]}"
  (( ${#open} )) && compadd -l -S '' -d open_shown -- "${open[@]}"
}
if [[ ${funcstack[1]} == _prov ]]; then
  _prov "$@"
else
  compdef _prov prov 2>/dev/null
fi
)";

constexpr std::string_view kFish = R"(# fish completion for prov
function __prov_complete
  set -l words (commandline -opc)
  set -l word (commandline -ct | string unescape 2>/dev/null; or commandline -ct)
  set -l found (prov complete $words[2..-1] "$word" 2>/dev/null)
  if test -n "$found"
    printf '%s\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c prov -f -a '(__prov_complete)'
)";

}  // namespace

std::string completion_script(std::string_view shell) {
  return std::string(shell == "fish" ? kFish : shell == "zsh" ? kZsh : kBash);
}

}  // namespace prov::cli
