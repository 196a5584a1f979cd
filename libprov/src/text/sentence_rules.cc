// SPDX-License-Identifier: Apache-2.0
#include "text/sentence_rules.h"

#include <array>
#include <string>

namespace prov {
namespace {

constexpr SentenceRules kEnglish{
    "en",
    " Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Lt Col Maj Capt Cpl Sgt Cmdr Adm Brig Sen Rep Reps Sens "
    "Gov Amb Pres Hon Rev Fr Msgr Supt Insp Det Ofc Ald Treas Sec Atty Mt Ft vs cf e.g i.e viz al "
    "Eg Ie approx ca ",
    " No Nos p pp P Pp vol Vol ch Ch Chap chap sec Art art arts fig Fig Figs figs para paras par "
    "cl Cl col cols ll n nn v vv ed eds Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue "
    "Tues Wed Thu Thur Thurs Fri Sat Sun Reg Regs Ref no nos c ",
    " Inc Co Corp Ltd Jr Sr Bros St Ave Blvd Rd Dept Div Est Assn Univ Inst Intl Natl Govt etc "
    "Esq Jan Feb Aug Sept Oct Nov Dec a.m p.m ",
    " The A An In It Its He She They We I You This That These Those But And Or So Yet However "
    "Also On At As If When While Then There His Her Their Our My Your For From With By Since After "
    "Before Meanwhile What Who Why How Where Some Many Most All No Not Such According Another "
    "Both During Each Even Every Here Nor Now Once Only Other Over Still To Under Until Yes ",
    false};

constexpr SentenceRules kGerman{
    "de",
    " Dr Prof Hr Fr Frl Dipl Ing Mag St z d u i o v s Abb bzw ca evtl ggf inkl sog vgl Vgl z.B d.h "
    "u.a i.d.R o.g v.a s.o s.u Hrsg hrsg Gen Hl ",
    " Nr Nrn S Art Abs Bd Kap Ziff Tel Tab geb gest Jan Febr Feb Apr Aug Sept Okt Nov Dez ",
    " usw etc Str GmbH Co Inc Jh Jhdt Mio Mrd Tsd u.s.w bspw ",
    " Der Die Das Ein Eine Er Sie Es Wir Ich Ihr In Im Am An Auf Aus Bei Doch Und Aber Auch Dies "
    "Diese Dieser Dieses Den Dem Des Nach Mit Von Vor Für Wenn Als Da Dann Danach So Was Wer Wie "
    "Wo Warum Zu Zum Zur ",
    true};

constexpr SentenceRules kFrench{
    "fr",
    " M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf p.ex ex c.-à-d env ",
    " n° no p pp art vol chap fig t al janv févr avr juil sept oct nov déc tél ",
    " etc av bd cie Cie S.A ",
    " Le La Les L' Un Une Il Elle Ils Elles On Ce Cette Ces Cet C'est Mais Et Ou Donc Dans En Au "
    "Aux À Pour Par Sur Selon Nous Vous Je Son Sa Ses Leur Leurs Après Avant Si Quand Que Qui ",
    false};

constexpr SentenceRules kSpanish{
    "es",
    " Sr Sra Sres Sras Srta D Dña Dr Dra Prof Profa Gral Cnel Cap Tte Ud Uds Vd Vds Lic Ing Arq "
    "Mons Sto Sta p.ej ej EE E cf aprox ",
    " núm Núm nº No pág págs Pág art arts vol cap fig tel ene feb abr jun jul ago sept oct nov "
    "dic ",
    " etc Av Avda Cía S.A EE.UU ",
    " El La Los Las Un Una Lo Él Ella Ellos Ellas En Y Pero O Este Esta Estos Estas Ese Esa Eso "
    "Esto Se Su Sus Por Para Con De Del Al A Según Cuando Si No Que Como Desde Tras Más También ",
    false};

constexpr SentenceRules kRussian{
    "ru",
    " г-н г-жа им ул пр просп пл д корп стр кв оф см ср напр т.е т.к т.н т пр проф акад доц ген "
    "полк подп майор кап лейт св преп обл р-н с пос дер ж/д ",
    " ст гл рис табл п пп ч № янв февр фев апр авг сент окт нояб дек тел с стр том вып ",
    " г гг в вв др руб коп тыс млн млрд т.д т.п долл км м кг н.э ",
    " В Во На Он Она Они Оно Мы Я Вы Ты Это Этот Эта Эти Но И А По С Со К Как Когда Если После До "
    "При Для За От Из У О Об Его Её Их Так Также Однако Что Кто Почему Где Там Тогда Все Не ",
    false};

constexpr SentenceRules kPersian{
    "fa",    " دکتر.م ق.م ه.ش ه.ق ب.م ص ر.ک ن.ک ",       " ص صص ج ش شماره ماده ",
    " و.غ ", " این آن او وی ما من آنها در به از اما و ", false};

constexpr SentenceRules kArabic{"ar",
                                " د أ م ق.م ب.م ص ج ش.م ",
                                " ص ج ط رقم ",
                                " إلخ ",
                                " و في من إلى على هذا هذه قال وقال لكن ",
                                false};

constexpr SentenceRules kPlain{"", " ", " ", " ", " ", false};

constexpr std::array<const SentenceRules*, 7> kAll{&kEnglish, &kGerman,  &kFrench, &kSpanish,
                                                   &kRussian, &kPersian, &kArabic};
// For a text in an unknown Latin-script language: the common abbreviations only.
constexpr SentenceRules kLatin{
    "",
    " Hr Dipl Ing bzw ggf vgl z.B d.h u.a v.a p.ex p.ej MM Mme Mmes Mlle Sra Sres Sras Srta Dra "
    "Gral ",
    " Nr Abs Bd Kap núm pág págs n° nº janv févr juil déc ene abr dic Okt Dez ",
    " usw EE.UU S.A ",
    " Der Die Das Le Les El Los Las Il Elle Ella Er Sie Es Un Una Une ",
    false};

}  // namespace

bool has_sentence_rules(std::string_view language) {
  for (const SentenceRules* rules : kAll) {
    if (rules->language == language) return true;
  }
  return false;
}

std::vector<const SentenceRules*> sentence_rules(std::string_view language) {
  for (const SentenceRules* rules : kAll) {
    if (rules->language == language) return {rules};
  }
  if (language == "he" || language == "el" || language == "ja" || language == "zh") {
    return {&kPlain};
  }
  return {&kEnglish, &kLatin};
}

bool list_holds(std::string_view list, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  const std::string sought = " " + std::string{word} + " ";
  return list.find(sought) != std::string_view::npos;
}

}  // namespace prov
