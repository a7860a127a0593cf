#pragma once

#include "files/file.hpp"
#include "oversight/inspected_place.hpp"

/// Inspections: who looked at which place, when, by which list, and what each question was answered. What is not right
/// becomes a finding (finding.hpp).
namespace oversight {

using InspectionId = base::Id<struct InspectionTag>;

enum class Answer { yes, no, not_applicable };
BOOST_DESCRIBE_ENUM(Answer, yes, no, not_applicable)

struct NewAnswer {
    Answer answer = Answer::yes;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(NewAnswer, (), (answer, note))

struct Answered {
    std::int64_t number = 1;
    Question question;  ///< as it was asked
    Answer answer = Answer::yes;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (number, question, answer, note))

struct NewInspection {
    InspectionId id;
    base::Uuid body;  ///< that inspects
    InspectedPlaceId place;
    base::Day day;
    std::string checklist;
    std::string people;  ///< which offices went along; no names
    std::string words;
    std::vector<NewAnswer> answers;  ///< one for each question, in their order
    std::vector<files::FileId> pictures;
};
BOOST_DESCRIBE_STRUCT(NewInspection, (), (id, body, place, day, checklist, people, words, answers, pictures))

/// As a list shows it.
struct InspectionLine {
    InspectionId id;
    Place body;
    Place place;
    Place area;
    Kind kind = Kind::enterprise;
    base::Day day;
    Question checklist;         ///< its title
    std::int64_t findings = 0;  ///< those that are still to be corrected or verified
};
BOOST_DESCRIBE_STRUCT(InspectionLine, (), (id, body, place, area, kind, day, checklist, findings))

struct Inspection {
    InspectionLine line;
    std::string people;
    std::string words;
    std::vector<Answered> answers;
    std::vector<files::FileId> pictures;
    bool is_taken_back = false;
    bool may_edit = false;
};
BOOST_DESCRIBE_STRUCT(Inspection, (), (line, people, words, answers, pictures, is_taken_back, may_edit))

/// The same again is harmless. Problems: body.not_found, account.outside_area, inspected_place.not_found,
/// inspected_place.elsewhere, inspected_place.closed, inspection.day_wrong (to come, or more than a year ago),
/// checklist.not_found, inspection.list_of_another_kind, inspection.answers_wrong (not one for each question),
/// inspection.too_many_pictures, file.not_found, file.not_a_picture, inspection.text_too_long,
/// inspection.names_somebody, inspection.id_taken.
Inspection record(store::Transaction& tx, const base::Who& who, const NewInspection& wanted);

/// It was written by mistake; `put_back` takes that back. Problems: inspection.not_found, account.outside_area,
/// inspection.has_findings (some are not withdrawn), inspection.taken_back.
Inspection take_back(store::Transaction& tx, const base::Who& who, InspectionId id);
Inspection put_back(store::Transaction& tx, const base::Who& who, InspectionId id);

/// For who inspected, the place itself, who corrects something of it, and who follows the area. Problems:
/// inspection.not_found, account.outside_area.
Inspection get(store::Transaction& tx, const base::Who& who, InspectionId id);

/// One of its pictures. Problem besides: file.not_found.
files::File picture_of(store::Transaction& tx, const base::Who& who, InspectionId id, files::FileId file);

struct InspectionPage {
    std::vector<InspectionLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(InspectionPage, (), (items, next))
/// In an area and below it, the newest first. Problems: area.not_found, account.outside_area.
InspectionPage inspections(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                           std::size_t limit);

}  // namespace oversight
