#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plans/phrases.hpp"
#include "plans/words.hpp"

/// The words and rules of official Vietnamese, read once from the tables in src/plans/vocabulary.
namespace plans {

/// A set of expressions of one or more words.
class WordList {
public:
    void add(std::string_view expression);

    /// How many words of the longest expression stand at this place; 0 when none does.
    std::size_t length_at(const Words& words, std::size_t at, std::size_t end) const;

    bool holds(std::string_view expression) const;

private:
    std::unordered_map<FormHash, std::vector<std::vector<FormHash>>> by_first_;  ///< longest first
    std::array<std::uint64_t, 64>
        first_words_{};  ///< one bit for the hash of every first word: most words begin nothing
};

/// The lists of words.txt.
enum class List : std::uint8_t {
    document_kinds,
    title_kinds,
    motto,
    determiners,
    heads,
    not_heads,
    list_nouns,
    area_levels,
    relative_openers,
    duties,
    compounds,
    obligations,
    modals,
    organising_nouns,
    orders,
    requests,
    demands,
    openers,
    adjuncts,
    situations,
    lead_labels,
    partner_labels,
    closing_openers,
    basis_openers,
    inside_titles,
    issuing_verbs,
    signing_marks,
    signing_offices,
    receivers,
    report_markers_off,
    product_labels,
    everyday_nouns,
    proper_names,
    name_ends,
    column_orders,
    column_tasks,
    column_chiefs,
    column_partners,
    column_dues,
    column_periods,
    column_products,
    column_persons,
    column_leads,
    attached_openers,
    page_chrome,
    completion_labels,
    activity_labels,
    time_fillers,
    completing_verbs,
    lasting_verbs,
    soft_times,
    work_headings,
    gathering_headings,
    form_titles,
    time_labels,
    column_others,
    plain_verbs,
    ranks,
    urgency_marks,
    announcing_verbs,
    plain_roles,
    team_heads,
    channels,
    report_objects,
    posting_words,
    counted_people,
    people,
    report_adverbs,
    receiver_ends,
    report_particulars,
    paper_openers,
    compound_news,
    news_nouns,
    committees,
    fields_of_work,
    drafting_verbs,
    abbreviated_matters,
    numerals,
    comma_words,
    unnamed_heads,
    team_works,
    reporting_adverbs,
    general_words,
    passive_verbs,
    plain_times,
    announcements,
    members,
    delivering_verbs,
    activity_verbs,
    nouns_of_verbs,
    nouns_of_months,
    verbs_of_verbs,
    passive_descriptions,
    name_closing_levels,
    behind_areas,
    gatherings,
    complete_names,
    no_reports,
    signature_stand_ins,
    surnames,
    remarks,
    paper_names,
    count
};

struct Vocabulary {
    const WordList& list(List which) const { return lists[static_cast<std::size_t>(which)]; }

    std::array<WordList, static_cast<std::size_t>(List::count)> lists;
    std::unordered_map<std::string, std::string> document_kinds;  ///< "kh" -> "kế hoạch"
    std::unordered_map<std::string, std::string> proper_names;    ///< "ủy ban nhân dân" -> "Ủy ban nhân dân"
    RuleTable deadlines;
    RuleTable periods;
    RuleTable bare_times;        ///< read where no rule of the deadlines applies
    RuleTable recurrence_rests;  ///< hours and days that a clause says behind "hằng tuần"
};

const Vocabulary& vocabulary();

/// How many words of the list's longest expression stand at this place.
inline std::size_t listed(List list, const Words& words, std::size_t at, std::size_t end) {
    return vocabulary().list(list).length_at(words, at, end);
}

}  // namespace plans
