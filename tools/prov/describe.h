// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <prov/case.h>

#include "names.h"

namespace prov::cli {

/// One line that says what an entry records, without its id, time and verb.
[[nodiscard]] std::string one_line(Names& names, const Entry& entry);

/// A detail of an entry: what it is called, and the words. A blank name continues the one before.
using Detail = std::pair<std::string, std::string>;

/// All that an entry records, for people.
[[nodiscard]] std::vector<Detail> details(Names& names, const Entry& entry);

/// "withdrawn by mira-70: “Slip”" of an entry or an item; empty when it has not been withdrawn.
[[nodiscard]] std::string withdrawal_words(Names& names, const EntryId& id);

/// `press:22: “words”`, the words shortened to about `greatest` code points.
[[nodiscard]] std::string place(Names& names, const Passage& passage, std::size_t greatest = 60);

/// "15 March 2023 (2023-03-15)": a date as worded, and as read where that says more.
[[nodiscard]] std::string date_words(const DateValue& date);
/// Only its days: "2018-12-22"; where it has none, `date_words`.
[[nodiscard]] std::string days_words(const DateValue& date);

/// "2026-01-05 09:00" of an RFC 3339 time; "(erased)" for an empty one.
[[nodiscard]] std::string minute_of(const std::string& time);

/// How a basis is called before people: "says of itself", "others say", "reviewers judge".
[[nodiscard]] std::string_view column_name(Basis basis);

/// The value of a field, how it is read and where it stands: "“eleven boats” = 11, press:8
/// “eleven”".
[[nodiscard]] std::string field_words(Names& names, const Field& field);

}  // namespace prov::cli
