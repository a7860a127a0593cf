#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/cooperator.hpp"

/// "Ma trận phân công": the duties of a plan against its bodies, who leads (C, chủ trì) and who helps (P, phối hợp),
/// and what is missing. It holds for a draft as for an issued plan, so that gaps are seen before it goes out.
namespace tasks {

/// One duty, with those of its bodies that are shown.
struct MatrixDuty {
    plans::ItemId item;
    std::string section;
    std::string title;
    std::vector<base::Uuid> leads;
    std::vector<base::Uuid> cooperators;
    std::int64_t all_leads = 0;
    std::int64_t declined = 0;  ///< bodies that have declined it
};
BOOST_DESCRIBE_STRUCT(MatrixDuty, (), (item, section, title, leads, cooperators, all_leads, declined))

struct MatrixBody {
    base::Uuid id;
    std::string name;
    std::optional<Head> head;
    std::int64_t leads = 0;
    std::int64_t helps = 0;
};
BOOST_DESCRIBE_STRUCT(MatrixBody, (), (id, name, head, leads, helps))

/// A body that has no part, and why it might: it is told to carry the plan out, or stands in the same unit.
struct IdleBody {
    base::Uuid id;
    std::string name;
    bool is_recipient = false;
};
BOOST_DESCRIBE_STRUCT(IdleBody, (), (id, name, is_recipient))

struct Matrix {
    std::vector<MatrixDuty> duties;
    std::vector<MatrixBody> bodies;  ///< those with the most parts first, then by name
    std::int64_t all_bodies = 0;
    std::vector<plans::ItemId> without_lead;  ///< duties that nobody leads, or that all have declined
    std::vector<IdleBody> without_part;
};
BOOST_DESCRIBE_STRUCT(Matrix, (), (duties, bodies, all_bodies, without_lead, without_part))

/// Of a plan that the caller may see, with so many bodies at most. Problem: plan.not_found.
Matrix matrix_of(store::Transaction& tx, const base::Who& who, plans::PlanId plan, std::size_t most_bodies);

/// How the work of an issued plan stands in one unit: below it by unit, in it by body.
struct UnitBranch {
    base::Uuid id;
    std::string name;
    std::int64_t level = 0;
    std::int64_t bodies = 0;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(UnitBranch, (), (id, name, level, bodies, counts))

struct BodyLeaf {
    base::Uuid id;
    std::string name;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(BodyLeaf, (), (id, name, counts))

struct PlanTree {
    UnitBranch unit;
    std::vector<UnitBranch> units;
    std::vector<BodyLeaf> bodies;
};
BOOST_DESCRIBE_STRUCT(PlanTree, (), (unit, units, bodies))

/// From the area of the body that issued it, or from another below. Problems: plan.not_found, area.not_found.
PlanTree tree_of(store::Transaction& tx, const base::Who& who, plans::PlanId plan, std::optional<base::Uuid> area);

}  // namespace tasks
