// SPDX-License-Identifier: Apache-2.0
#include "show_entry.h"

#include <algorithm>
#include <span>

#include <prov/error.h>

#include "cli/terminal.h"
#include "describe.h"
#include "json_forms.h"

namespace prov::cli {
namespace {

void print_json(Context& context, Names& names, const Entry& entry, std::string_view schema) {
  json::Value object = json_document(schema);
  {
    const ReadLock lock(context.opened());
    set_entry(object, names, entry);
    object.set("referring", referring_json(names, entry.id));
  }
  context.out().json(object);
}

// A document may have a hundred thousand labels; --verbose and --json give them all.
constexpr std::size_t kMostListed = 100;

Table table_of(Context& context, Names& names, std::span<const EntryId> referring) {
  const ReadLock lock(context.opened());
  Table table;
  for (const EntryId& other : referring) {
    const Entry entry = context.opened().entry(other);
    const std::string withdrawn = withdrawal_words(names, other);
    table.row({names.of(other).shown, std::string(verb_of(entry.type)),
               one_line(names, entry) + (withdrawn.empty() ? "" : " [" + withdrawn + "]")});
  }
  return table;
}

void print_referring(Context& context, Names& names, const EntryId& id) {
  const auto referring = context.opened().referring(id);
  if (referring.empty()) return;
  context.out().line();
  context.out().line("On record about it:");
  const std::size_t listed =
      context.options().verbose ? referring.size() : std::min(referring.size(), kMostListed);
  table_of(context, names, std::span(referring).first(listed)).print(context.out(), "  ");
  if (listed < referring.size()) {
    context.out().line("  and " + grouped(referring.size() - listed) + " more (prov log --on " +
                       context.opened().show(id) + ")");
  }
}

void print_text(Context& context, Names& names, const Entry& entry, const EntryId& id) {
  Output& out = context.out();
  const std::string shown = context.opened().show(entry.id);
  const std::string withdrawn = withdrawal_words(names, entry.id.whole());
  out.line(context.bold(shown + "  " + std::string(verb_of(entry.type))) +
           (withdrawn.empty() ? "" : "  [" + withdrawn + "]"));
  Table table;
  table.row({"recorded", minute_of(entry.time) + " UTC by " + shown.substr(0, shown.rfind('-'))});
  for (const auto& [name, words] : details(names, entry)) table.row({name, words});
  if (context.options().verbose) {
    table.row({"type", entry.type + ", version " + std::to_string(entry.version)});
    table.row({"log", entry.id.log + ", leaf " + std::to_string(entry.id.seq)});
    table.row({"order", std::to_string(entry.lamport)});
    table.row({"key", entry.key});
  }
  table.print(out, "  ");
  print_referring(context, names, id);
}

}  // namespace

void print_entry(Context& context, const EntryId& id, std::string_view schema) {
  Names names(context.opened());
  const Entry entry = context.opened().entry(id.whole());
  if (context.options().json) {
    print_json(context, names, entry, schema);
  } else {
    print_text(context, names, entry, id);
  }
}

EntryId resolve_as(Context& context, const std::string& target, std::string_view type,
                   std::string_view called) {
  const EntryId id = context.opened().resolve(target);
  const Entry entry = context.opened().entry(id.whole());
  if (entry.type != type) {
    throw Error(ErrorCode::not_found, "\"" + target + "\" is " +
                                          std::string(kind_words(entry.content)) + ", not " +
                                          std::string(called));
  }
  return id;
}

void print_things(Context& context, const std::vector<NamedThing>& things, std::string_view schema,
                  std::string_view member) {
  Case& opened = context.opened();
  if (context.options().json) {
    json::Value all = json::Value::array();
    for (const NamedThing& thing : things) all.push(thing_json(opened, thing));
    context.out().json(json_document(schema).set(member, std::move(all)));
    return;
  }
  Table table;
  for (const NamedThing& thing : things) {
    std::vector<std::string> row{opened.show(thing.id), printable(thing.handle)};
    if (!thing.kind.empty()) row.push_back(thing.kind);
    row.push_back(shortened(thing.name, 70) + (thing.withdrawn ? " [withdrawn]" : ""));
    table.row(std::move(row));
  }
  table.print(context.out());
}

}  // namespace prov::cli
