// SPDX-License-Identifier: Apache-2.0
// Applies a form: names that it makes come first, so that all else may use them; then what has
// changed is found and withdrawals are made; then what is new is recorded, the outer before what
// stands within it.
#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include <prov/error.h>
#include <prov/form.h>

#include "desk/form_entries.h"
#include "desk/form_operations.h"
#include "desk/form_printer.h"
#include "desk/writer_impl.h"

namespace prov {
namespace {

bool concerns_the_form(ErrorCode code) {
  return code == ErrorCode::usage || code == ErrorCode::bad_data || code == ErrorCode::not_found;
}

// Of these an entry, or a property of it, may stand on a form.
constexpr ThingKind kHeldKinds[] = {
    ThingKind::statement, ThingKind::affiliation, ThingKind::appearance, ThingKind::attribution,
    ThingKind::label,     ThingKind::note,        ThingKind::identity};

enum class Fate { fresh, unchanged, changed, gone, failed };

struct State {
  Fate fate = Fate::fresh;
  std::int64_t row = -1;  // of its mark
  std::uint32_t item = 0;
  std::string shown;  // what stands below it refers to this
  std::vector<Recorded> withdrawals;
};

}  // namespace

class FormApplier {
 public:
  FormApplier(Case& opened, Writer& writer, const Form& form, const FormRequest& request)
      : impl_(opened.impl()),
        writer_(*writer.impl_),
        form_(form),
        request_(request),
        size_(writer_.begin()),
        comparison_(impl_, writer_.log(), size_),
        document_(impl_.same_documents(document())),
        printer_(impl_, comparison_, document_),
        states_(form.items.size()) {
    out_.problems = form.problems;
  }

  FormOutcome apply() {
    if (!request_.key.empty() && writer_.by_key(request_.key)) {
      out_.recorded_before = true;
      return std::move(out_);
    }
    on_form_ = all_rows(form_entries(impl_, writer_.log(), document_));
    read_held();
    remark_on_others();
    find_groups();
    for (std::size_t i = 0; i < form_.items.size(); ++i) record(i, true);
    for (std::size_t i = 0; i < form_.items.size(); ++i) judge(i);
    withdraw();
    for (std::size_t i = 0; i < form_.items.size(); ++i) record(i, false);
    std::stable_sort(out_.changes.begin(), out_.changes.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  using Place = std::pair<std::int64_t, std::uint32_t>;  // an entry, and a property of it or 0

  // Also checks that the form is that of this document and of this log.
  std::int64_t document() {
    if (form_.document.empty() && request_.document.empty()) {
      throw Error(ErrorCode::usage, "the form names no document (a line: review DOC)");
    }
    const std::string own = impl_.log_handle(writer_.log());
    if (!form_.reviewer.empty() && form_.reviewer != own) {
      throw Error(ErrorCode::bad_data, "this is a form of " + form_.reviewer +
                                           ", and what is written goes to the log of " + own);
    }
    if (form_.document.empty()) return comparison_.targets().document(request_.document);
    const std::int64_t row = comparison_.targets().document(form_.document);
    if (request_.document.empty()) return row;
    const std::int64_t asked = comparison_.targets().document(request_.document);
    if (asked != row) {
      throw Error(ErrorCode::bad_data, "this is the form of " + impl_.typed_name(row) +
                                           ", not of " + impl_.typed_name(asked));
    }
    return row;
  }

  void problem(std::size_t line, ErrorCode code, std::string message) {
    out_.problems.push_back({line, code, in_form_words(std::move(message))});
  }

  // An error is put to the line that holds the words which it quotes.
  void problem(const FormItem& item, const Error& error) {
    if (!concerns_the_form(error.code())) throw error;
    const std::string message = error.what();
    std::size_t line = item.line;
    std::size_t longest = 0;
    for (const FormItem::Typed& typed : item.typed) {
      if (typed.words.size() <= longest) continue;
      if (message.find("\"" + typed.words + "\"") == std::string::npos) continue;
      line = typed.line;
      longest = typed.words.size();
    }
    problem(line, error.code(), message);
  }

  template <typename Act>
  bool attempt(std::size_t i, Act act) {
    try {
      act();
      return true;
    } catch (const Error& error) {
      problem(form_.items[i], error);
      states_[i].fate = Fate::failed;
      return false;
    }
  }

  Place place_of_mark(const std::string& mark) {
    const Target target = comparison_.targets().resolve(mark);
    return {target.row, target.item};
  }

  void find_groups() {
    for (std::size_t i = 0; i < form_.items.size(); ++i) {
      if (form_.items[i].group) groups_[*form_.items[i].group].push_back(i);
    }
  }

  // No form holds anything else: a part of an entry, a document, an entry of another log.
  void check_held(const std::string& mark, const Place& place) {
    const ThingKind kind = kind_of(impl_.entry(place.first).content);
    const bool listed =
        std::find(std::begin(kHeldKinds), std::end(kHeldKinds), kind) != std::end(kHeldKinds);
    const bool property = kind == ThingKind::statement;
    if (listed && property == (place.second != 0) && log_of(place.first) == writer_.log()) return;
    throw Error(ErrorCode::bad_data, "{" + mark + "}, " + std::string(shown_kind(kind)) +
                                         ", is nothing that a form of this log holds");
  }

  void read_held() {
    for (const std::string& mark : form_.held) {
      try {
        const Place place = place_of_mark(mark);
        check_held(mark, place);
        held_.insert(place);
      } catch (const Error& error) {
        if (!concerns_the_form(error.code())) throw;
        problem(0, error.code(), "in the line \"held\": " + std::string(error.what()));
      }
    }
  }

  Operation completed(std::size_t i, const std::string& below) {
    Operation operation = *form_.items[i].operation;
    complete(operation, impl_.show(document_.front()), below);
    return operation;
  }

  bool is_withdrawn(const Place& place) {
    return impl_.index().withdrawn(place.first) ||
           (place.second != 0 && impl_.index().withdrawn(place.first, place.second));
  }

  // What is to become of a line: new, as it is, changed.
  void judge(std::size_t i) {
    const FormItem& item = form_.items[i];
    State& state = states_[i];
    if (!item.operation && !item.kept) {
      state.fate = Fate::failed;  // which its problem says
      mark_seen(item);
      return;
    }
    const State* around = item.parent ? &states_[*item.parent] : nullptr;
    if (item.mark.empty()) return;
    attempt(i, [&] {
      find_entry(item, state);
      const bool moved =
          around != nullptr && around->fate != Fate::unchanged && around->fate != Fate::gone;
      state.shown = impl_.show(state.row, state.item);
      const bool same =
          item.kept ||
          (!moved && comparison_.says(state.row, state.item,
                                      completed(i, around == nullptr ? "" : around->shown)));
      state.fate = same ? Fate::unchanged : Fate::changed;
      if (is_withdrawn({state.row, state.item})) withdrawn_meanwhile(item, state);
    });
  }

  void mark_seen(const FormItem& item) {
    if (item.mark.empty()) return;
    try {
      marked_.insert(place_of_mark(item.mark));
    } catch (const Error&) {
      // The line has a problem already.
    }
  }

  void find_entry(const FormItem& item, State& state) {
    std::tie(state.row, state.item) = place_of_mark(item.mark);
    const std::string braces = "{" + item.mark + "}";
    if (!marked_.insert({state.row, state.item}).second) {
      throw Error(ErrorCode::bad_data, braces + " stands twice (take it off the new line)");
    }
    if (log_of(state.row) != writer_.log()) {
      throw Error(ErrorCode::bad_data,
                  braces + " is an entry of another log, which stays as it is");
    }
    if (!held_.contains({state.row, state.item})) {
      throw Error(ErrorCode::bad_data, braces +
                                           " was not on this form when it was made (take it "
                                           "off to record the line anew)");
    }
    const ThingKind kind = kind_of(impl_.entry(state.row).content);
    if (item.operation && kind_of_operation(*item.operation) != kind) {
      throw Error(ErrorCode::bad_data, braces + " is " + std::string(shown_kind(kind)) +
                                           " (take it off to record the line anew)");
    }
  }

  // Taken back by somebody else since the form was made.
  void withdrawn_meanwhile(const FormItem& item, State& state) {
    if (state.fate == Fate::changed) {
      throw Error(ErrorCode::bad_data, "{" + item.mark +
                                           "} has been withdrawn meanwhile (take the line out, or "
                                           "its mark off to record it anew)");
    }
    state.fate = Fate::gone;
    out_.remarks.push_back(state.shown + " has been withdrawn meanwhile, and stays so");
  }

  // Everything that has to go, the last first: what stands within something before that.
  void withdraw() {
    std::vector<Place> places;
    std::map<Place, std::size_t> changed;
    for (const Place& place : held_) {
      if (marked_.contains(place) || is_withdrawn(place)) continue;
      if (on_form_.contains(place.first)) {
        places.push_back(place);
      } else {
        out_.remarks.push_back(impl_.show(place.first, place.second) +
                               " does not belong on this form any more, and stays as it is");
      }
    }
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].fate != Fate::changed) continue;
      places.emplace_back(states_[i].row, states_[i].item);
      changed[places.back()] = i;
    }
    std::sort(places.rbegin(), places.rend());
    remark_on_what_stays(places);
    for (std::size_t i = 0; i < places.size();) {
      const std::size_t count = properties_of_one(places, i);
      const bool whole = count > 0 && all_properties(places[i].first, count);
      const std::size_t taken = whole ? count : 1;
      withdraw_at_once(std::span(places).subspan(i, taken), whole, changed);
      i += taken;
    }
    std::reverse(out_.changes.begin(), out_.changes.end());  // by line they are sorted in the end
  }

  // Labels and notes on what is withdrawn, and what stands within it, that have no line to go with.
  void remark_on_what_stays(const std::vector<Place>& places) {
    std::set<std::int64_t> going;
    for (const Place& place : places) going.insert(place.first);
    for (const Place& place : places) {
      for (const Role role : {Role::target, Role::within}) {
        for (const Mention& mention : impl_.index().mentions(place.first, role)) {
          const bool other = place.second != 0 && mention.item != place.second;
          if (other || going.contains(mention.source) || impl_.index().withdrawn(mention.source)) {
            continue;
          }
          out_.remarks.push_back(impl_.show(mention.source) + " stays, and is about " +
                                 impl_.show(place.first, mention.item) + ", which is withdrawn");
        }
      }
    }
  }

  // How many places from `i` on are properties of the same entry.
  static std::size_t properties_of_one(const std::vector<Place>& places, std::size_t i) {
    std::size_t count = 0;
    while (i + count < places.size() && places[i + count].first == places[i].first &&
           places[i + count].second != 0) {
      ++count;
    }
    return count;
  }

  bool all_properties(std::int64_t row, std::size_t count) {
    const auto* statement = std::get_if<StatementRecord>(&impl_.entry(row).content);
    return statement != nullptr && statement->properties.size() == count;
  }

  // One entry that withdraws, of a place or of `whole` the entry of all these properties.
  void withdraw_at_once(std::span<const Place> places, bool whole,
                        const std::map<Place, std::size_t>& changed) {
    const std::string shown = impl_.show(places.front().first, whole ? 0 : places.front().second);
    std::vector<Recorded> recorded;
    try {
      recorded.push_back(write(Withdraw{shown, reason()}));
    } catch (const Error& error) {
      if (!concerns_the_form(error.code())) throw;
      problem(0, error.code(), shown + ": " + error.what());
      return;
    }
    for (const Place& place : places) {
      const auto found = changed.find(place);
      if (found != changed.end()) {
        states_[found->second].withdrawals = std::exchange(recorded, {});
        continue;
      }
      out_.changes.push_back({FormChange::Kind::withdraw, 0, words_of(place),
                              impl_.show(place.first, place.second), std::exchange(recorded, {})});
    }
  }

  std::string words_of(const Place& place) {
    try {
      const FormText lines = printer_.sketch(place.first, place.second);
      if (!lines.empty()) return lines.front();
    } catch (const Error&) {
      // Its words have been erased.
    }
    return printer_.keep(place.first, place.second);
  }

  std::string reason() {
    if (!request_.why.empty()) return request_.why;
    if (!request_.look_ahead && !said_reason_) {
      problem(0, ErrorCode::usage, "what is withdrawn needs a reason (why)");
      said_reason_ = true;
    }
    return "-";
  }

  Recorded write(const Operation& operation) {
    Recorded recorded = writer_.apply(
        operation, first_ && !request_.key.empty() ? std::optional(request_.key) : std::nullopt, {},
        true);
    first_ = false;
    return recorded;
  }

  void record(std::size_t i, bool declarations) {
    const FormItem& item = form_.items[i];
    State& state = states_[i];
    if (!item.operation || (state.fate != Fate::fresh && state.fate != Fate::changed)) return;
    if (declares(*item.operation) != declarations || done_.contains(i)) return;
    if (item.group) return record_group(i);
    attempt(i, [&] {
      std::string below;
      if (item.parent) {
        const State& around = states_[*item.parent];
        if (around.fate == Fate::failed) return look_only(i);
        if (around.fate == Fate::gone) {
          throw Error(ErrorCode::bad_data,
                      "it stands below " + around.shown + ", which has been withdrawn meanwhile");
        }
        below = around.shown;
      }
      if (const auto row = declarations ? declared_already(i) : std::nullopt) {
        state.shown = impl_.show(*row);
        return;
      }
      add_change(i, write(completed(i, below)));
    });
  }

  // What stands below a line that has a problem is read for problems of its own.
  void look_only(std::size_t i) {
    static_cast<void>(comparison_.draft(completed(i, {})));
    states_[i].fate = Fate::failed;
  }

  // The entry that says so already, of an earlier form: the same words under the same handle, and
  // nothing below them that it does not say.
  std::optional<std::int64_t> declared_already(std::size_t i) {
    const Operation& operation = *form_.items[i].operation;
    const auto handle = handle_asked_for(operation);
    if (handle.empty()) return std::nullopt;
    for (const std::int64_t row : impl_.index().named(NameKind::handle, handle)) {
      if (impl_.index().withdrawn(row)) continue;
      const bool bare = says_words_alone(operation, impl_.entry(row).content);
      if (bare || comparison_.says(row, 0, completed(i, {}))) return row;
    }
    return std::nullopt;
  }

  // The properties of a group that are new or changed are one entry.
  void record_group(std::size_t first) {
    std::vector<std::size_t> members;
    RecordSource all;
    for (const std::size_t i : groups_[*form_.items[first].group]) {
      const bool writes = states_[i].fate == Fate::fresh || states_[i].fate == Fate::changed;
      if (!form_.items[i].operation || !writes) continue;
      done_.insert(i);
      // Each alone first, so that a problem is that of its line.
      if (!attempt(i, [&] { static_cast<void>(comparison_.draft(completed(i, {}))); })) continue;
      const RecordSource one = std::get<RecordSource>(completed(i, {}));
      if (members.empty()) all = one;
      if (!members.empty()) all.set.push_back(one.set.front());
      members.push_back(i);
    }
    if (members.empty()) return;
    attempt(members.front(), [&] {
      const Recorded recorded = write(all);
      for (std::size_t k = 0; k < members.size(); ++k) {
        Recorded one = recorded;
        one.id.item = static_cast<std::uint32_t>(k + 1);
        if (k > 0) {
          one.also.clear();
          one.warnings.clear();
          one.echo.clear();
        }
        add_change(members[k], std::move(one));
      }
    });
  }

  void add_change(std::size_t i, Recorded recorded) {
    State& state = states_[i];
    FormChange change;
    change.kind = state.fate == Fate::changed ? FormChange::Kind::change : FormChange::Kind::add;
    change.line = form_.items[i].line;
    change.words = form_.items[i].words;
    if (state.fate == Fate::changed) change.former = impl_.show(state.row, state.item);
    change.recorded = std::move(state.withdrawals);
    state.shown = impl_.show(impl_.row_of(recorded.id), recorded.id.item);
    change.recorded.push_back(std::move(recorded));
    out_.changes.push_back(std::move(change));
  }

  // What the form did not hold when it was made is left alone, and that is said.
  void remark_on_others() {
    std::set<std::int64_t> rows = on_form_;
    for (const Place& place : held_) rows.erase(place.first);
    if (rows.empty()) return;
    out_.remarks.push_back(rows.size() == 1
                               ? impl_.show(*rows.begin()) +
                                     ", which this form did not hold, stays as it is"
                               : std::to_string(rows.size()) +
                                     " entries that this form did not hold stay as they are");
  }

  CaseImpl& impl_;
  WriterImpl& writer_;
  const Form& form_;
  const FormRequest& request_;
  std::uint64_t size_;
  Comparison comparison_;
  std::vector<std::int64_t> document_;
  FormPrinter printer_;
  std::vector<State> states_;
  std::set<Place> held_, marked_;
  std::set<std::int64_t> on_form_;                          // what belongs there by now
  std::map<std::size_t, std::vector<std::size_t>> groups_;  // items by their group
  std::set<std::size_t> done_;
  FormOutcome out_;
  bool first_ = true;
  bool said_reason_ = false;
};

bool FormOutcome::withdraws() const {
  return std::any_of(changes.begin(), changes.end(),
                     [](const FormChange& change) { return !change.former.empty(); });
}

FormOutcome apply_form(Case& opened, Writer& writer, const Form& form, const FormRequest& request) {
  return FormApplier(opened, writer, form, request).apply();
}

}  // namespace prov
