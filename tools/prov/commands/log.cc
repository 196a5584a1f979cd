// SPDX-License-Identifier: Apache-2.0
#include "commands/log.h"

#include <prov/error.h>

#include "cli/terminal.h"
#include "describe.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t now = display_width(text);
  return now < width ? text + std::string(width - now, ' ') : text;
}

void print_line(Context& context, Names& names, const Entry& entry) {
  Case& opened = context.opened();
  if (context.options().json) {
    json::Value object = json_document("log");
    set_entry(object, names, entry);
    context.out().json_line(object);
    return;
  }
  context.out().line(padded(opened.show(entry.id), 10) + "  " + minute_of(entry.time) + "  " +
                     padded(std::string(verb_of(entry.type)), 9) + "  " +
                     isolated(one_line(names, entry)) +
                     (opened.withdrawn(entry.id) ? " [withdrawn]" : ""));
}

}  // namespace

LogOptions parse_log(const Arguments& arguments) {
  arguments.at_most(0);
  LogOptions options;
  options.filter.target = arguments.value("on");
  options.filter.reviewer = arguments.value("reviewer");
  options.filter.type = type_of(arguments.value("type"));
  options.filter.since = time_in(arguments.value("since"), "since");
  options.filter.until = time_in(arguments.value("until"), "until");
  if (arguments.has("number")) {
    options.filter.limit = static_cast<std::uint64_t>(
        number_in(arguments.value("number"), "number", 1, 1'000'000'000'000));
  }
  return options;
}

int run_log(LogOptions options, Context& context) {
  Names names(context.opened());
  context.opened().log(options.filter, [&](const Entry& entry) {
    print_line(context, names, entry);
    return !context.out().closed();
  });
  return 0;
}

}  // namespace prov::cli
