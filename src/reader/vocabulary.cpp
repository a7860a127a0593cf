#include "reader/vocabulary.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "reader/vocabulary_tables.hpp"

namespace reader {
namespace {

struct ListName {
    List list;
    std::string_view name;
};

/// The names that words.txt gives to the lists.
constexpr ListName list_names[] = {
    {List::document_kinds, "document kinds"},
    {List::title_kinds, "title kinds"},
    {List::motto, "motto"},
    {List::determiners, "determiners"},
    {List::heads, "heads"},
    {List::not_heads, "not heads"},
    {List::list_nouns, "list nouns"},
    {List::area_levels, "area levels"},
    {List::relative_openers, "relative openers"},
    {List::duties, "duties"},
    {List::compounds, "compounds"},
    {List::obligations, "obligations"},
    {List::modals, "modals"},
    {List::organising_nouns, "nouns with tổ chức"},
    {List::orders, "orders"},
    {List::requests, "requests"},
    {List::demands, "demands"},
    {List::openers, "openers"},
    {List::adjuncts, "adjuncts"},
    {List::situations, "situations"},
    {List::lead_labels, "lead labels"},
    {List::partner_labels, "partner labels"},
    {List::closing_openers, "closing openers"},
    {List::basis_openers, "basis openers"},
    {List::inside_titles, "in a title"},
    {List::issuing_verbs, "issuing verbs"},
    {List::signing_marks, "signing marks"},
    {List::signing_offices, "signing offices"},
    {List::receivers, "receivers"},
    {List::report_markers_off, "report markers off"},
    {List::product_labels, "product labels"},
    {List::everyday_nouns, "everyday nouns"},
    {List::proper_names, "proper names"},
    {List::name_ends, "name ends"},
    {List::column_orders, "columns of numbers"},
    {List::column_tasks, "columns of tasks"},
    {List::column_chiefs, "columns of chiefs"},
    {List::column_partners, "columns of partners"},
    {List::column_dues, "columns of due dates"},
    {List::column_periods, "columns of time"},
    {List::column_products, "columns of products"},
    {List::column_persons, "columns of persons"},
    {List::column_leads, "columns of leads"},
    {List::attached_openers, "attached openers"},
    {List::page_chrome, "page chrome"},
    {List::completion_labels, "completion labels"},
    {List::activity_labels, "activity labels"},
    {List::time_fillers, "time fillers"},
    {List::completing_verbs, "completing verbs"},
    {List::lasting_verbs, "lasting verbs"},
    {List::soft_times, "soft times"},
    {List::work_headings, "headings of work"},
    {List::gathering_headings, "headings of gatherings"},
    {List::form_titles, "titles of forms"},
    {List::time_labels, "time labels"},
    {List::column_others, "columns of other things"},
    {List::plain_verbs, "plain verbs"},
    {List::ranks, "ranks"},
    {List::urgency_marks, "urgency marks"},
    {List::announcing_verbs, "announcing verbs"},
    {List::plain_roles, "plain roles"},
    {List::team_heads, "team heads"},
    {List::channels, "channels"},
    {List::report_objects, "report objects"},
    {List::posting_words, "posting words"},
    {List::counted_people, "counted people"},
    {List::people, "people"},
    {List::report_adverbs, "report adverbs"},
    {List::receiver_ends, "receiver ends"},
    {List::report_particulars, "report particulars"},
    {List::paper_openers, "paper openers"},
    {List::compound_news, "compounds with báo"},
    {List::news_nouns, "news nouns"},
    {List::committees, "committees"},
    {List::fields_of_work, "fields of work"},
    {List::drafting_verbs, "drafting verbs"},
    {List::abbreviated_matters, "abbreviated matters"},
    {List::numerals, "numerals"},
    {List::comma_words, "words with a comma"},
    {List::unnamed_heads, "heads without a name"},
    {List::team_works, "works of teams"},
    {List::reporting_adverbs, "adverbs of reporting"},
    {List::general_words, "words of general calls"},
    {List::passive_verbs, "verbs behind do"},
    {List::plain_times, "plain times"},
    {List::announcements, "announcements"},
    {List::members, "members"},
    {List::delivering_verbs, "delivering verbs"},
    {List::activity_verbs, "activity verbs"},
    {List::nouns_of_verbs, "nouns of verbs"},
    {List::nouns_of_months, "nouns of a month"},
    {List::verbs_of_verbs, "verbs of a verb"},
    {List::passive_descriptions, "passive descriptions"},
    {List::name_closing_levels, "levels that end a name"},
    {List::behind_areas, "behind the level of an area"},
    {List::gatherings, "gatherings"},
    {List::complete_names, "names that are complete"},
    {List::no_reports, "no reports"},
    {List::complaints, "complaints"},
    {List::closing_verbs, "closing verbs"},
    {List::entitlements, "entitlements"},
    {List::signature_stand_ins, "signature stand-ins"},
    {List::surnames, "surnames"},
    {List::remarks, "remarks in brackets"},
    {List::paper_names, "papers called báo cáo"},
    {List::phrase_openers, "openers of a phrase"},
    {List::stages, "stages"},
    {List::idle_headings, "headings without work"},
    {List::judgements, "judgements"},
    {List::issuer_judgements, "judgements of the issuer"},
    {List::difficulty_words, "words behind a difficulty"},
    {List::matters, "matters"},
    {List::groups_of_people, "groups of people"},
    {List::describing_verbs, "describing verbs"},
    {List::staying_verbs, "verbs of a place"},
    {List::foremost, "foremost"},
    {List::penalties, "penalties"},
    {List::knowing_verbs, "verbs of knowing"},
    {List::goals, "headings of goals"},
    {List::purposes, "headings of purposes"},
    {List::nominal_openers, "nouns before a verb"},
    {List::public_people, "people of no body"},
    {List::laws, "laws"},
    {List::telling_labels, "labels of what is told"},
    {List::asides, "asides between commas"},
    {List::circumstances, "openers of a circumstance"},
    {List::goal_openers, "openers of a goal"},
    {List::reaching_verbs, "verbs of reaching"},
    {List::figure_verbs, "verbs of figures"},
    {List::goal_fillers, "words before a goal"},
    {List::preparing_verbs, "preparing verbs"},
    {List::not_reaching, "not reaching"},
    {List::agency_verbs, "verbs of an agency"},
    {List::receiver_verbs, "verbs of a receiver"},
    {List::investment_papers, "papers of investment"},
    {List::report_sorts, "sorts of reports"},
};
static_assert(std::size(list_names) == static_cast<std::size_t>(List::count));

WordList& list_called(std::string_view name, Vocabulary& of) {
    for (const auto& [list, its_name] : list_names)
        if (its_name == name) return of.lists[static_cast<std::size_t>(list)];
    throw std::logic_error("words.txt has a list that nobody reads: " + std::string(name));
}

std::string join_forms(std::string_view expression) {
    std::string joined;
    for (const auto& word : words_in(expression)) joined += (joined.empty() ? "" : " ") + word.form;
    return joined;
}

/// "[name of a list]" and below it expressions between semicolons.
void read_lists(std::string_view table, Vocabulary& into) {
    WordList* list = nullptr;
    bool is_names = false;
    bool is_folded = false;
    for (auto line : table_lines(table)) {
        if (line.starts_with("[")) {
            const auto name = line.substr(1, line.find(']') - 1);
            list = &list_called(name, into);
            is_names = name == "proper names";
            is_folded = name.starts_with("signing ");  // a scan loses accents where capitals are bold and stamped over
            continue;
        }
        if (list == nullptr) throw std::logic_error("an expression before the first list: " + std::string(line));
        while (!line.empty()) {
            const auto end = std::min(line.find(';'), line.size());
            if (const auto expression = base::trim(line.substr(0, end)); !expression.empty()) {
                list->add(expression);
                if (is_folded) list->add(base::fold(expression));
                if (is_names) into.proper_names[join_forms(expression)] = std::string(expression);
            }
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
}

/// "KH = kế hoạch"
void read_document_kinds(std::string_view table, Vocabulary& into) {
    for (const auto line : table_lines(table)) {
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) throw std::logic_error("a document kind without =: " + std::string(line));
        into.document_kinds[form_of(base::trim(line.substr(0, equals)))] =
            std::string(base::trim(line.substr(equals + 1)));
    }
}

Vocabulary read_vocabulary() {
    Vocabulary made;
    read_lists(vocabulary_table("words.txt"), made);
    read_document_kinds(vocabulary_table("document_kinds.txt"), made);
    made.deadlines.read(vocabulary_table("deadlines.rules"));
    made.periods.read(vocabulary_table("periods.rules"));
    made.bare_times.read(vocabulary_table("bare_times.rules"));
    made.recurrence_rests.read(vocabulary_table("recurrence_rests.rules"));
    return made;
}

}  // namespace

void WordList::add(std::string_view expression) {
    std::vector<FormHash> forms;
    for (const auto& word : words_in(expression)) forms.push_back(word.hash);
    if (forms.empty()) return;
    first_words_.add(forms.front());
    auto& others = by_first_[forms.front()];
    others.push_back(std::move(forms));
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::size_t WordList::longest_at(const Words& words, std::size_t at, std::size_t end) const {
    const auto found = by_first_.find(words[at].hash);
    if (found == by_first_.end()) return 0;
    for (const auto& forms : found->second) {
        if (at + forms.size() > end) continue;
        std::size_t same = 1;
        while (same < forms.size() && words[at + same].hash == forms[same]) ++same;
        if (same == forms.size()) return same;
    }
    return 0;
}

bool WordList::holds(std::string_view expression) const {
    const auto words = words_in(expression);
    return !words.empty() && length_at(words, 0, words.size()) == words.size();
}

const Vocabulary& vocabulary() {
    static const Vocabulary read_once = read_vocabulary();
    return read_once;
}

}  // namespace reader
