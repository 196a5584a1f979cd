# SPDX-License-Identifier: Apache-2.0
# prov_embed(TARGET NAME ROOT FILE...) compiles files into TARGET. The code reads them through
# `std::span<const prov::EmbeddedFile> prov::embedded::NAME()` of the generated header
# "embedded/NAME.h"; names are relative to ROOT. The assembler copies the bytes (.incbin), so the
# sizes are those of the files and no compiler parses them.
function(prov_embed target name root)
  set(dir "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  set(asm ".section .rodata\n")
  set(decl "")
  set(table "")
  set(i 0)
  foreach(file IN LISTS ARGN)
    file(RELATIVE_PATH relative "${root}" "${file}")
    string(APPEND asm
      ".global prov_${name}_${i}\n.global prov_${name}_${i}_end\n"
      "prov_${name}_${i}:\n.incbin \"${file}\"\nprov_${name}_${i}_end:\n.byte 0\n")
    string(APPEND decl "extern \"C\" const char prov_${name}_${i}[];\n"
      "extern \"C\" const char prov_${name}_${i}_end[];\n")
    string(APPEND table "      {\"${relative}\", {prov_${name}_${i}, "
      "static_cast<std::size_t>(prov_${name}_${i}_end - prov_${name}_${i})}},\n")
    math(EXPR i "${i} + 1")
  endforeach()
  string(APPEND asm ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT "${dir}/${name}.S" CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT "${dir}/${name}.h" CONTENT
"#pragma once
#include <span>
#include \"base/embedded_file.h\"
namespace prov::embedded {
std::span<const EmbeddedFile> ${name}();
}
" @ONLY)
  file(CONFIGURE OUTPUT "${dir}/${name}.cc" CONTENT
"#include \"embedded/${name}.h\"
#include <cstddef>
#include <vector>
${decl}
namespace prov::embedded {
std::span<const EmbeddedFile> ${name}() {
  static const std::vector<EmbeddedFile> files = {
${table}  };
  return files;
}
}
" @ONLY)
  set_source_files_properties("${dir}/${name}.S" PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE "${dir}/${name}.cc" "${dir}/${name}.S")
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${CMAKE_CURRENT_BINARY_DIR}>")
endfunction()
