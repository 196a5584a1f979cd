// SPDX-License-Identifier: Apache-2.0
// Writes the sample bundle of the unit tests: sample_bundle_files FOLDER. Prints the fingerprints
// of its logs.
#include <cstdio>

#include "evidence/bundle_zip.h"
#include "sample_bundle.h"

int main(int count, char** words) {
  if (count != 2) return 2;
  prov::SampleBundle sample;
  const std::filesystem::path folder = words[1];
  std::filesystem::create_directories(folder);
  prov::write_files(sample.seal(), folder);
  prov::write_zip(folder, folder.string() + ".zip");
  std::printf("%s\n%s\n", sample.fingerprint(0).c_str(), sample.fingerprint(1).c_str());
  return 0;
}
