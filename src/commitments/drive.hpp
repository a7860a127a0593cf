#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"

/// Drives of signed commitments (plan 004, II.2: every hamlet, household, pupil, official and worker signs before
/// 30/6/2021). Signing is voluntary: only counts are kept, nobody can be looked up, there is no list of who did not
/// sign, and nothing else in the product reads any of it about a household.
namespace commitments {

using DriveId = base::Id<struct CommitmentDriveTag>;
using PartId = base::Id<struct CommitmentPartTag>;
using households::Edit;
using households::Place;

/// Of whom a part is: households, pupils, officials. vocabulary/commitment_groups.json
struct Group {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Group, (), (code, vi, en))
const std::vector<Group>& groups();

struct NewDrive {
    DriveId id;
    base::Uuid body;  ///< that calls for it
    std::string title;
    std::string words;  ///< what is promised, a line each
    std::string paper;  ///< the plan that asks for it; may be empty
    base::Day begins;
    base::Day ends;
};
BOOST_DESCRIBE_STRUCT(NewDrive, (), (id, body, title, words, paper, begins, ends))

/// What people see before they sign.
struct Promise {
    DriveId id;
    std::string code;
    Place body;
    Place area;
    std::string title;
    std::string words;
    std::string paper;
    base::Day begins;
    base::Day ends;
    bool is_open = false;  ///< today lies between its days, and nobody closed it
};
BOOST_DESCRIBE_STRUCT(Promise, (), (id, code, body, area, title, words, paper, begins, ends, is_open))

/// Who counts whom, and how far they are.
struct Part {
    PartId id;
    Place body;  ///< that counts
    Place area;
    std::string group;
    std::optional<std::int64_t> members;  ///< how many there are; empty: nobody knows
    std::string members_source;
    std::int64_t on_paper = 0;
    std::int64_t by_phone = 0;
    bool may_count = false;

    std::int64_t signatures() const { return on_paper + by_phone; }
};
BOOST_DESCRIBE_STRUCT(Part, (), (id, body, area, group, members, members_source, on_paper, by_phone, may_count))

struct Drive {
    Promise promise;
    std::vector<Part> parts;  ///< by area and group, never by how many signed
    bool is_closed = false;
    bool may_edit = false;
};
BOOST_DESCRIBE_STRUCT(Drive, (), (promise, parts, is_closed, may_edit))

/// A code as it stands on a sheet, drawn outside of any transaction.
std::string new_code();

/// The same again is harmless. Problems: body.not_found, account.outside_area, commitment.title_missing,
/// commitment.words_missing, commitment.text_too_long, commitment.days_wrong (ends before it begins, or more than two
/// years later), commitment.id_taken.
Drive open(store::Transaction& tx, const base::Who& who, const NewDrive& wanted, const std::string& code);

/// Problems of all that follows: commitment.not_found, account.outside_area.

/// For everybody whose body stands in its area.
Drive get(store::Transaction& tx, const base::Who& who, DriveId id);

struct DriveChange {
    std::optional<Edit<std::string>> title;
    std::optional<Edit<std::string>> words;
    std::optional<Edit<base::Day>> ends;
};
BOOST_DESCRIBE_STRUCT(DriveChange, (), (title, words, ends))
/// Problems: those of open, commitment.changed_meanwhile.
Drive change(store::Transaction& tx, const base::Who& who, DriveId id, const DriveChange& wanted);

/// Nobody signs any more; `open_again` takes it back.
Drive close(store::Transaction& tx, const base::Who& who, DriveId id);
Drive open_again(store::Transaction& tx, const base::Who& who, DriveId id);

struct NewPart {
    PartId id;
    base::Uuid body;
    std::string group;
    std::optional<std::int64_t> members;
    std::string members_source;
};
BOOST_DESCRIBE_STRUCT(NewPart, (), (id, body, group, members, members_source))

/// Problems: body.not_found, commitment.body_elsewhere (it stands outside the drive's area),
/// commitment.group_unknown, commitment.number_wrong, commitment.part_there (this body counts this group already).
Drive add_part(store::Transaction& tx, const base::Who& who, DriveId id, const NewPart& wanted);

/// A part for the households of each hamlet that has none yet, with as many as its register holds today, counted by
/// the hamlet's board. Problem: commitment.no_hamlets.
Drive add_hamlets(store::Transaction& tx, const base::Who& who, DriveId id);

struct PartChange {
    std::optional<Edit<std::optional<std::int64_t>>> members;
    std::optional<Edit<std::string>> members_source;
};
BOOST_DESCRIBE_STRUCT(PartChange, (), (members, members_source))
/// How many there are, corrected by whoever counts them. Problems: commitment.part_not_found,
/// commitment.changed_meanwhile, commitment.number_wrong.
Drive change_part(store::Transaction& tx, const base::Who& who, PartId id, const PartChange& wanted);

/// One that was added by mistake. Problems: commitment.part_not_found, commitment.part_counted (somebody signed).
Drive remove_part(store::Transaction& tx, const base::Who& who, PartId id);

struct DrivePage {
    std::vector<Promise> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DrivePage, (), (items, next))
/// Those of an area and below it, the latest first. Problems: area.not_found, account.outside_area.
DrivePage drives(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                 std::size_t limit);

}  // namespace commitments
