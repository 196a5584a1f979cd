# SPDX-License-Identifier: Apache-2.0
# Third-party libraries, all from the distribution. Which layer may use which is said in
# libprov/CMakeLists.txt and held by tests/layers.
if(PROV_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES ".a;.so")
  set(OPENSSL_USE_STATIC_LIBS TRUE)
  set(Boost_USE_STATIC_LIBS ON)
endif()
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(ZLIB 1.2.13 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
if(PROV_STATIC)  # what shared libraries know of each other, archives do not
  set_property(TARGET ICU::i18n APPEND PROPERTY INTERFACE_LINK_LIBRARIES ICU::uc)
  set_property(TARGET ICU::uc APPEND PROPERTY INTERFACE_LINK_LIBRARIES ICU::data ${CMAKE_DL_LIBS})
  set_property(TARGET SQLite::SQLite3 APPEND PROPERTY INTERFACE_LINK_LIBRARIES
               m ${CMAKE_DL_LIBS})
endif()
include(prov_zstd)
include(prov_sodium)

# RapidJSON comes without a target. Assertions throw (see src/json/rapidjson_config.h).
find_path(PROV_RAPIDJSON_INCLUDE rapidjson/reader.h REQUIRED)
add_library(prov_rapidjson INTERFACE)
target_include_directories(prov_rapidjson SYSTEM INTERFACE "${PROV_RAPIDJSON_INCLUDE}")
