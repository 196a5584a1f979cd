// SPDX-License-Identifier: Apache-2.0
#include "summary_formats.h"

namespace prov::cli {

std::string render(const Summary& summary, std::string_view format) {
  if (format == "html") return render_html(summary);
  if (format == "markdown") return render_markdown(summary);
  if (format == "json") return json::pretty(to_json(summary)) + "\n";
  return render_text(summary);
}

}  // namespace prov::cli
