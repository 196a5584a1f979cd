# SPDX-License-Identifier: Apache-2.0
# Installs the library with its public headers, its CMake package and its pkg-config file. All of
# them find each other by relative paths, so the installed tree can be moved.
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/prov")

install(TARGETS libprov EXPORT provTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT dev
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev)
install(EXPORT provTargets NAMESPACE prov:: DESTINATION "${package_dir}" COMPONENT dev)

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/provConfig.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/provConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/provConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/provConfig.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/provConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/prov_sodium.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/prov_zstd.cmake"
  DESTINATION "${package_dir}" COMPONENT dev)

# From the folder of the .pc file back to the prefix: "../.." or, with multiarch, "../../..".
file(RELATIVE_PATH PROV_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" PROV_PC_PREFIX "${PROV_PC_PREFIX}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/prov.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/prov.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/prov.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT dev)
