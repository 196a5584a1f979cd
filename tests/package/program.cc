// SPDX-License-Identifier: Apache-2.0
// A whole program on the installed library: a case, a document, a label, a summary.
// usage: program FOLDER
#include <prov/case.h>
#include <prov/error.h>
#include <prov/operation.h>
#include <prov/summary.h>

#include <cstdio>
#include <filesystem>
#include <string>

int main(int, char** argv) try {
  const std::filesystem::path folder = argv[1];
  const prov::Environment environment{.clock = prov::system_clock(),
                                      .entropy = prov::system_entropy(),
                                      .key_dir = folder / "keys",
                                      .state_dir = folder / "state"};
  prov::Case opened = prov::Case::create(folder, {.handle = "mira"}, environment);
  {
    prov::Writer writer = opened.write();
    writer.apply(prov::AddDocument{.bytes = "The basin will close.\n", .name = "notice.txt"});
    writer.apply(prov::AttachLabel{
        .document = "notice", .at = "The basin", .label = "language-device/loaded-word"});
    writer.commit();
  }
  std::fputs(prov::render_text(prov::summarize(opened)).c_str(), stdout);
  return 0;
} catch (const prov::Error& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
