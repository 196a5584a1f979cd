# SPDX-License-Identifier: Apache-2.0
# libsodium comes with pkg-config only. Gives the target prov_sodium; also installed beside
# provConfig.cmake.
if(NOT TARGET prov_sodium)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(prov_libsodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
  add_library(prov_sodium INTERFACE IMPORTED)
  if(PROV_STATIC)
    find_library(PROV_SODIUM_LIBRARY sodium HINTS ${prov_libsodium_LIBRARY_DIRS} REQUIRED)
    target_link_libraries(prov_sodium INTERFACE "${PROV_SODIUM_LIBRARY}")
  else()
    target_link_libraries(prov_sodium INTERFACE PkgConfig::prov_libsodium)
  endif()
endif()
