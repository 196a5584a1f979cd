// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace prov::json {

/// Why the value of a schema's `pattern` is not admitted, in words; empty when it is.
///
/// Admitted is what RapidJSON's matcher and ECMA-262 read alike: the whole string is matched
/// (`^...$`); literals, groups, alternatives inside groups, classes, `? * + {n} {n,} {n,m}`, and
/// the escapes `\^ \$ \| \( \) \? \* \+ \. \[ \] \{ \} \\ \f \n \r \t \v`. RapidJSON takes a
/// pattern that it cannot read as matched by everything, reads anchors anywhere as anchors of the
/// whole, lets `.` match line breaks, and loops for ever on a repeated group that can be empty.
[[nodiscard]] std::string pattern_fault(std::string_view pattern);

}  // namespace prov::json
