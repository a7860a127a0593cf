#pragma once

#include "needs/step.hpp"

/// What was written down wrongly about where a need is, put right; and what is sealed of it, forgotten.
namespace needs {

/// Fields that a person changed, each with what was seen before.
struct Correction {
    std::optional<households::Edit<areas::AreaId>> area;  ///< its hamlet, or the commune when nobody knows
    std::optional<households::Edit<std::string>> address;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (area, address))

/// Problems: those of every step, need.changed_meanwhile (its fields tell which), need.of_household (where a household
/// lives is corrected in the register), need.stays_in_commune, need.area_closed, area.not_found, need.erased, and
/// request.fields_wrong for what is too long.
Need correct(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
             const Correction& correction);

/// Forgets who asked and with which words, because the asker wishes it; only what counts remains. A need that is still
/// open is ended first. It is never taken back. Problems: those of every step.
Need erase(store::Transaction& tx, const base::Who& who, NeedId id);

}  // namespace needs
