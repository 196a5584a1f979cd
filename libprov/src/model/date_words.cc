// SPDX-License-Identifier: Apache-2.0
#include "model/date_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace prov {
namespace {

// Names of one value; `only` lists the languages in which a name counts when it could be mistaken
// for another word elsewhere (empty: everywhere).
struct Names {
  int value;
  std::string_view only;
  std::string_view names;  // separated by '|'
};

constexpr Names kMonths[] = {
    {1, "", "january|jan|januar|jänner|jän|janvier|janv|enero|ene"},
    {2, "", "february|feb|februar|feber|février|févr|fév|febrero"},
    {3, "", "march|märz|maerz|mrz|mars|marzo"},
    {3, "en de es", "mar"},
    {4, "", "april|apr|avril|avr|abril|abr"},
    {5, "", "may|mai|mayo"},
    {6, "", "june|jun|juni|juin|junio"},
    {7, "", "july|jul|juli|juillet|juil|juill|julio"},
    {8, "", "august|aug|août|agosto"},
    {8, "es", "ago"},
    {9, "", "september|sept|sep|septembre|septiembre|setiembre"},
    {9, "es", "set"},
    {10, "", "october|oct|oktober|okt|octobre|octubre"},
    {11, "", "november|nov|novembre|noviembre"},
    {12, "", "december|dec|dezember|dez|décembre|déc|diciembre|dic"},
    // Arabic: Egypt and the Gulf, the Levant and Iraq, the Maghreb.
    {1, "", "يناير|كانون الثاني|جانفي"},
    {2, "", "فبراير|شباط|فيفري"},
    {3, "", "مارس|آذار"},
    {4, "", "أبريل|إبريل|نيسان|أفريل"},
    {5, "", "مايو|أيار|ماي"},
    {6, "", "يونيو|يونيه|حزيران|جوان"},
    {7, "", "يوليو|يوليه|تموز|جويلية"},
    {8, "", "أغسطس|آب|أوت"},
    {9, "", "سبتمبر|أيلول|شتنبر"},
    {10, "", "أكتوبر|تشرين الأول"},
    {11, "", "نوفمبر|تشرين الثاني"},
    {12, "", "ديسمبر|كانون الأول|دجنبر"},
    // Persian names of Gregorian months.
    {1, "", "ژانویه"},
    {2, "", "فوریه"},
    {4, "", "آوریل"},
    {5, "", "مه|می"},
    {6, "", "ژوئن|جون"},
    {7, "", "ژوئیه|ژوئیهٔ|جولای"},
    {8, "", "آگوست|اوت"},
    {9, "", "سپتامبر"},
    {10, "", "اکتبر"},
    {11, "", "نوامبر"},
    {12, "", "دسامبر"},
};

constexpr Names kWeekdays[] = {
    {0, "", "sunday|sun|sonntag|dimanche|domingo|الأحد|یکشنبه|یک شنبه"},
    {1, "", "monday|mon|montag|lundi|lunes|الاثنين|الإثنين|دوشنبه|دو شنبه"},
    {2, "",
     "tuesday|tues|tue|dienstag|mardi|martes|الثلاثاء|سه‌شنبه|سه شنبه"},
    {3, "", "wednesday|wed|mittwoch|mercredi|miércoles|الأربعاء|چهارشنبه|چهار شنبه"},
    {4, "", "thursday|thurs|thur|thu|donnerstag|jeudi|jueves|الخميس|پنجشنبه|پنج شنبه"},
    {5, "", "friday|fri|freitag|vendredi|viernes|الجمعة|جمعه"},
    {6, "", "saturday|sat|samstag|sonnabend|samedi|sábado|السبت|شنبه"},
    {0, "de", "so"},
    {1, "de", "mo"},
    {2, "de", "di"},
    {3, "de", "mi"},
    {4, "de", "do"},
    {5, "de", "fr"},
    {6, "de", "sa"},
    {0, "fr", "dim"},
    {1, "fr", "lun"},
    {2, "fr", "mar"},
    {3, "fr", "mer"},
    {4, "fr", "jeu"},
    {5, "fr", "ven"},
    {6, "fr", "sam"},
    {0, "es", "dom"},
    {1, "es", "lun"},
    {3, "es", "mié"},
    {4, "es", "jue"},
    {5, "es", "vie"},
    {6, "es", "sáb"},
};

constexpr Names kForeign[] = {
    {0, "", "فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"},
    {0, "", "farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand"},
    {1, "", "محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال"},
    {1, "", "muharram|safar|rabi|jumada|rajab|shaban|ramadan|shawwal"},
};

constexpr Names kFillers[] = {
    {0, "", "on|the|in|am|im|den|dem|le|el|en|au|يوم|في|در|روز"},
};
constexpr Names kLinks[] = {
    {0, "", "of|de|del|du|d|the|من|عام|سنة|سال|ماه"},
};
constexpr Names kOrdinals[] = {
    {0, "", "st|nd|rd|th|er|re|º|ª"},
};

struct FoldedName {
  std::string name;
  int value;
  std::string_view only;
};

template <std::size_t N>
std::vector<FoldedName> fold_names(const Names (&table)[N]) {
  std::vector<FoldedName> out;
  for (const Names& row : table) {
    std::string_view rest = row.names;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      out.push_back({fold_date_word(rest.substr(0, bar)), row.value, row.only});
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return out;
}

bool counts_in(std::string_view only, std::string_view language) {
  return only.empty() || (language.size() == 2 && only.find(language) != std::string_view::npos);
}

const FoldedName* look_up(const std::vector<FoldedName>& names, std::string_view folded,
                          std::string_view language) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const FoldedName& name) {
    return name.name == folded && counts_in(name.only, language);
  });
  return found == names.end() ? nullptr : &*found;
}

// The longest name of one or two words at the start of `tokens`.
NamedPart match(const std::vector<FoldedName>& names, std::span<const DateToken> tokens,
                std::string_view language) {
  if (tokens.empty() || !tokens[0].is_word()) return {};
  if (tokens.size() > 1 && tokens[1].is_word()) {
    const std::string two = tokens[0].text + ' ' + tokens[1].text;
    if (const FoldedName* name = look_up(names, two, language)) return {name->value, 2};
  }
  const FoldedName* name = look_up(names, tokens[0].text, language);
  return name ? NamedPart{name->value, 1} : NamedPart{};
}

template <std::size_t N>
bool contains(const Names (&table)[N], std::string_view folded) {
  for (const FoldedName& name : fold_names(table)) {
    if (name.name == folded) return true;
  }
  return false;
}

std::string region_of(std::string_view tag) {
  std::string region;
  for (std::size_t at = tag.find_first_of("-_"); at < tag.size();) {
    const std::size_t next = std::min(tag.find_first_of("-_", at + 1), tag.size());
    if (next - at == 3) region = fold_date_word(tag.substr(at + 1, 2));
    at = next;
  }
  return region;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string date_language(std::string_view tag) {
  if (tag.empty()) return "en";
  return fold_date_word(tag.substr(0, tag.find_first_of("-_")));
}

NamedPart match_month(std::span<const DateToken> tokens, std::string_view language) {
  static const std::vector<FoldedName> names = fold_names(kMonths);
  const NamedPart first = match(names, tokens, language);
  if (first.tokens == 0 || tokens.size() <= first.tokens) return first;
  if (!tokens[first.tokens].is_mark("/")) return first;
  const NamedPart second = match(names, tokens.subspan(first.tokens + 1), language);
  if (second.tokens == 0 || second.value != first.value) return first;
  return {first.value, first.tokens + 1 + second.tokens};
}

NamedPart match_weekday(std::span<const DateToken> tokens, std::string_view language) {
  static const std::vector<FoldedName> names = fold_names(kWeekdays);
  return match(names, tokens, language);
}

std::string_view foreign_calendar(std::string_view folded) {
  static const std::vector<FoldedName> names = fold_names(kForeign);
  const FoldedName* name = look_up(names, folded, "");
  if (!name) return {};
  return name->value == 0 ? "Persian" : "Islamic";
}

bool is_date_filler(std::string_view folded) { return contains(kFillers, folded); }
bool is_date_link(std::string_view folded) { return contains(kLinks, folded); }
bool is_ordinal_ending(std::string_view folded) { return contains(kOrdinals, folded); }

bool writes_day_first(std::string_view tag) {
  static constexpr std::array<std::string_view, 20> kLanguages = {
      "bg", "cs", "da", "de", "el", "es", "fi", "fr", "hr", "it",
      "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "tr", "uk"};
  // Regions where the month comes first too.
  static constexpr std::array<std::string_view, 5> kMixed = {"us", "ca", "pr", "pa", "ph"};
  return !tag.empty() && among(kLanguages, date_language(tag)) && !among(kMixed, region_of(tag));
}

bool may_use_other_calendar(std::string_view tag) {
  static constexpr std::array<std::string_view, 7> kLanguages = {"ar", "az", "ckb", "fa",
                                                                 "ku", "ps", "ur"};
  return tag.empty() || among(kLanguages, date_language(tag));
}

}  // namespace prov
