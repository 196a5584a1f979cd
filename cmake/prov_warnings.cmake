# SPDX-License-Identifier: Apache-2.0
# -Wmaybe-uninitialized is off: g++ 12 is wrong about std::variant when it optimises.
# Warnings and sanitizers as one private target, so that an installed libprov carries neither.
add_library(prov_options INTERFACE)
target_compile_options(prov_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion
                       -Wno-sign-conversion -Wno-maybe-uninitialized -Wshadow -Wnon-virtual-dtor)
if(PROV_WERROR)
  target_compile_options(prov_options INTERFACE -Werror)
endif()
if(PROV_SANITIZE)
  target_compile_options(prov_options INTERFACE -fsanitize=${PROV_SANITIZE}
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(prov_options INTERFACE -fsanitize=${PROV_SANITIZE})
endif()
