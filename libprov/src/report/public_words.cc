// SPDX-License-Identifier: Apache-2.0
#include <prov/summary.h>

#include "report/words.h"

namespace prov {

std::string property_words(std::string_view property) { return report::property_words(property); }
std::string relation_words(std::string_view relation) { return report::relation_words(relation); }

}  // namespace prov
