// SPDX-License-Identifier: Apache-2.0
#pragma once

// How this library uses RapidJSON; to be included before any of its headers, and nothing else of
// it may be configured elsewhere (one definition rule).

#include <prov/error.h>

namespace prov::json {

/// Called where RapidJSON finds one of its own conditions violated; by default it would abort the
/// process. Throws Error{internal}.
[[noreturn]] inline void rapidjson_assertion_failed(const char* condition) {
  throw Error(ErrorCode::internal, std::string("json library: condition failed: ") + condition);
}

}  // namespace prov::json

#define RAPIDJSON_ASSERT(x) \
  ((x) ? static_cast<void>(0) : ::prov::json::rapidjson_assertion_failed(#x))

// A namespace of our own: a program that links this library may use RapidJSON with other settings.
#define RAPIDJSON_NAMESPACE prov_rapidjson
#define RAPIDJSON_NAMESPACE_BEGIN namespace prov_rapidjson {
#define RAPIDJSON_NAMESPACE_END }

// RapidJSON's stack adds offsets to a null pointer before its first allocation, which clang's
// pointer-overflow check reports on every parse. Wrap its includes in this pair.
#if defined(__clang__)
#define PROV_RAPIDJSON_INCLUDES_BEGIN                                                        \
  _Pragma(                                                                                   \
      "clang attribute push(__attribute__((no_sanitize(\"pointer-overflow\"))), apply_to = " \
      "function)")
#define PROV_RAPIDJSON_INCLUDES_END _Pragma("clang attribute pop")
#else
#define PROV_RAPIDJSON_INCLUDES_BEGIN
#define PROV_RAPIDJSON_INCLUDES_END
#endif
