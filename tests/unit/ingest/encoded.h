// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <prov/error.h>

namespace prov {

// UTF-8 in another encoding. Fails the test when a character does not exist there.
inline std::string encoded(const char* charset, std::string_view utf8) {
  std::string out(utf8.size() * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<int32_t>(out.size()),
                                    utf8.data(), static_cast<int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  out.resize(static_cast<std::size_t>(size));
  if (std::string_view(charset).substr(0, 3) != "utf") {
    EXPECT_EQ(out.find('\x1A'), std::string::npos) << charset << " lacks a character";
  }
  return out;
}

// The error that a call throws, as "code: message"; "none" when it throws none.
template <class Call>
std::string error_of(Call call) {
  try {
    static_cast<void>(call());
    return "none";
  } catch (const Error& error) {
    switch (error.code()) {
      case ErrorCode::usage:
        return std::string("usage: ") + error.what();
      case ErrorCode::bad_data:
        return std::string("bad_data: ") + error.what();
      case ErrorCode::not_found:
        return std::string("not_found: ") + error.what();
      case ErrorCode::io:
        return std::string("io: ") + error.what();
      default:
        return std::string("other: ") + error.what();
    }
  }
}

}  // namespace prov
