#pragma once

#include "oversight/finding.hpp"

/// Rows of findings and their steps, for the verbs of this folder.
namespace oversight {

struct FindingEntry {
    Finding finding;  ///< without steps and rights
    std::int64_t home = 0;
    std::string area_path;
    std::optional<base::Uuid> place_body;
    std::optional<base::Uuid> corrected_by;
    store::Bytes fingerprint;
};

/// Rows f of findings with their inspection i, place p and area a.
std::string select_findings(const std::string& where);
std::vector<FindingEntry> read_findings(store::Transaction& tx, const store::Rows& rows);
std::optional<FindingEntry> find_finding(store::Transaction& tx, FindingId id);
/// Problem: finding.not_found.
FindingEntry finding_entry(store::Transaction& tx, FindingId id);

/// What a step changes, as it was before: kept with the step, so that the step can be taken back.
struct Standing {
    FindingState state = FindingState::open;
    base::Day due;
    std::optional<base::Day> corrected_on;
    std::optional<base::Uuid> corrected_by;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (state, due, corrected_on, corrected_by))
Standing standing_of(store::Transaction& tx, const FindingEntry& entry);
void set_standing(store::Transaction& tx, const FindingEntry& entry, const Standing& standing);

struct StepEntry {
    Step step;
    base::Uuid by;
    Standing before;
};
std::vector<StepEntry> steps_of(store::Transaction& tx, const FindingEntry& entry);

/// Whether `who` acts for a body.
bool acts_for(store::Transaction& tx, const base::Who& who, const base::Uuid& body);
bool acts_for(store::Transaction& tx, const base::Who& who, const std::optional<Place>& body);

}  // namespace oversight
