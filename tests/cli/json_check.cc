// SPDX-License-Identifier: Apache-2.0
// Checks JSON output of prov on standard input, one document or JSON lines, each against the schema
// that it names: json_check SCHEMA-FOLDER. Exit 0 when all fit, 1 when one does not.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <prov/error.h>
#include <prov/json.h>

#include "json/schema.h"

namespace {

using prov::json::Schema;
using prov::json::Value;

std::vector<Value> read_documents(const std::string& text) {
  try {
    return {prov::json::parse(text)};
  } catch (const prov::Error&) {
    // Not one document, so JSON lines.
  }
  std::vector<Value> documents;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = std::min(text.find('\n', pos), text.size());
    documents.push_back(prov::json::parse(text.substr(pos, end - pos)));
    pos = end + 1;
  }
  return documents;
}

// "log" of "prov.cli.log/v1".
std::string name_of(const Value& document) {
  const std::string name = document.at("schema").as_string();
  const std::string before = "prov.cli.";
  const std::size_t slash = name.rfind("/v1");
  if (name.rfind(before, 0) != 0 || slash == std::string::npos) {
    throw prov::Error(prov::ErrorCode::bad_data, "no schema goes by " + name);
  }
  return name.substr(before.size(), slash - before.size());
}

Schema load(const std::string& folder, const std::string& name) {
  std::ifstream in(folder + "/" + name + ".json", std::ios::binary);
  if (!in) throw prov::Error(prov::ErrorCode::not_found, "no schema file for " + name);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return Schema::compile(text, name);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  try {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    std::map<std::string, Schema> schemas;
    std::size_t checked = 0;
    for (const Value& document : read_documents(text)) {
      const std::string name = name_of(document);
      auto at = schemas.find(name);
      if (at == schemas.end()) at = schemas.emplace(name, load(words[1], name)).first;
      at->second.check(document, name);
      ++checked;
    }
    if (checked == 0) throw prov::Error(prov::ErrorCode::bad_data, "nothing to check");
    return 0;
  } catch (const prov::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
