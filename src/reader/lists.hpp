#pragma once

#include <cstdint>
#include <string_view>

/// The lists of src/reader/vocabulary/words.txt, which says what stands in each. There a list is called what it is
/// called here, with blanks: "[work headings]" is List::work_headings.
namespace reader {

// The names are kept beside the enumerators, so that a list is named once.
#define LALANH_NAMED_LISTS(...)                            \
    enum class List : std::uint8_t { __VA_ARGS__, count }; \
    inline constexpr std::string_view list_names = #__VA_ARGS__;

LALANH_NAMED_LISTS(document_kinds, title_kinds, motto, determiners, heads, not_heads, list_nouns, area_levels,
                   relative_openers, duties, compounds, obligations, modals, organising_nouns, orders, requests,
                   demands, openers, adjuncts, situations, lead_labels, partner_labels, closing_openers, basis_openers,
                   inside_titles, issuing_verbs, signing_marks, signing_offices, receivers, report_markers_off,
                   product_labels, everyday_nouns, proper_names, name_ends, column_orders, column_tasks, column_chiefs,
                   column_partners, column_dues, column_periods, column_products, column_persons, column_leads,
                   attached_openers, page_chrome, completion_labels, activity_labels, time_fillers, completing_verbs,
                   lasting_verbs, soft_times, work_headings, gathering_headings, form_titles, time_labels,
                   column_others, plain_verbs, ranks, urgency_marks, announcing_verbs, plain_roles, team_heads,
                   channels, report_objects, posting_words, counted_people, people, report_adverbs, receiver_ends,
                   report_particulars, paper_openers, compound_news, news_nouns, committees, fields_of_work,
                   drafting_verbs, abbreviated_matters, numerals, comma_words, unnamed_heads, team_works,
                   reporting_adverbs, general_words, passive_verbs, plain_times, announcements, members,
                   delivering_verbs, activity_verbs, nouns_of_verbs, nouns_of_months, verbs_of_verbs,
                   passive_descriptions, name_closing_levels, behind_areas, gatherings, complete_names, no_reports,
                   complaints, closing_verbs, entitlements, signature_stand_ins, surnames, remarks, paper_names,
                   phrase_openers, stages, idle_headings, judgements, issuer_judgements, difficulty_words, matters,
                   groups_of_people, describing_verbs, staying_verbs, foremost, penalties, knowing_verbs, goals,
                   purposes, nominal_openers, public_people, laws, telling_labels, asides, circumstances, goal_openers,
                   reaching_verbs, figure_verbs, goal_fillers, preparing_verbs, not_reaching, agency_verbs,
                   receiver_verbs, investment_papers, report_sorts, helping_verbs)

#undef LALANH_NAMED_LISTS

}  // namespace reader
