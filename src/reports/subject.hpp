#pragma once

#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// What the bodies of a report duty report about, where a plan divides the reports by area, field or object group
/// ("mỗi thành viên báo cáo theo địa bàn, lĩnh vực, đối tượng được phân công").
namespace reports {

using SubjectId = base::Id<struct SubjectTag>;

enum class SubjectKind { area, field, object };
BOOST_DESCRIBE_ENUM(SubjectKind, area, field, object)

struct Subject {
    SubjectId id;
    SubjectKind kind = SubjectKind::field;
    std::string words;
    std::vector<plans::BodyName> bodies;
    std::vector<plans::BodyName> people;  ///< members of a working group (member.hpp)
};
BOOST_DESCRIBE_STRUCT(Subject, (), (id, kind, words, bodies, people))

struct NewSubject {
    SubjectKind kind = SubjectKind::field;
    std::string words;
    std::vector<base::Uuid> bodies;
};
BOOST_DESCRIBE_STRUCT(NewSubject, (), (kind, words, bodies))

/// Gives a subject to bodies of the item; one that is there takes the new list. Problems: plan.not_found,
/// plan.item_not_found, subject.words_empty, subject.body_elsewhere (it does not report by this item).
Subject give_subject(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                     const NewSubject& wanted);

/// Problem: subject.not_found.
void take_subject(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item, SubjectId id);

/// By kind and words.
std::vector<Subject> subjects_of(store::Transaction& tx, plans::ItemId item);
/// Those that one body reports about.
std::vector<Subject> subjects_of(store::Transaction& tx, plans::ItemId item, const base::Uuid& body);

}  // namespace reports
