# SPDX-License-Identifier: Apache-2.0
# zstd comes with a CMake package in some distributions and with pkg-config only in others. Gives
# the target prov_zstd in either case; also installed beside provConfig.cmake.
find_package(zstd CONFIG QUIET)
if(NOT TARGET prov_zstd)
  add_library(prov_zstd INTERFACE IMPORTED)
  if(PROV_STATIC AND TARGET zstd::libzstd_static)
    target_link_libraries(prov_zstd INTERFACE zstd::libzstd_static)
  elseif(TARGET zstd::libzstd_shared)
    target_link_libraries(prov_zstd INTERFACE zstd::libzstd_shared)
  else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(prov_libzstd REQUIRED IMPORTED_TARGET libzstd)
    target_link_libraries(prov_zstd INTERFACE PkgConfig::prov_libzstd)
  endif()
endif()
