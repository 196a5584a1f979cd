# SPDX-License-Identifier: Apache-2.0
# Third-party libraries, all from the distribution. Which layer may use which is said in
# libprov/CMakeLists.txt and held by tests/layers.
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(zstd CONFIG QUIET)
if(NOT TARGET zstd::libzstd_shared)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
  add_library(zstd::libzstd_shared ALIAS PkgConfig::zstd)
endif()
find_package(Threads REQUIRED)

# RapidJSON comes without a target. Assertions throw (see src/json/rapidjson_config.h).
find_path(PROV_RAPIDJSON_INCLUDE rapidjson/reader.h REQUIRED)
add_library(prov_rapidjson INTERFACE)
target_include_directories(prov_rapidjson SYSTEM INTERFACE "${PROV_RAPIDJSON_INCLUDE}")
