#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "files/file.hpp"
#include "plans/item.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

/// Plans that were read in: a draft on an officer's desk, its values confirmed one by one, then issued. What issuing
/// sets in motion stands in tasks/issue.hpp.
namespace plans {

enum class PlanState { draft, issued };
BOOST_DESCRIBE_ENUM(PlanState, draft, issued)

/// What a list shows of a plan; the five printed values follow the items when these are corrected.
struct Plan {
    PlanId id;
    PlanState state = PlanState::draft;
    base::Uuid body;  ///< whose desk it lies on
    base::Uuid area;
    std::string type;
    std::string number;
    std::optional<base::Day> dated;
    std::string title;
    std::string issuer;
    base::Instant created_at;
    std::optional<base::Instant> issued_at;
    std::optional<base::Day> ended_from;  ///< the first day on which it no longer holds
};

struct PlanItem {
    ItemId id;
    ItemKind kind = ItemKind::title;
    std::string section;
    base::Json value;
    std::vector<SourcePlace> spans;
    std::string rule;
    ItemState state = ItemState::read;
    std::optional<std::string> doubt;
    std::vector<BodyName> bodies;       ///< whom an assignment, a report duty or a recipient line means
    std::vector<BodyName> cooperators;  ///< the bodies that help with an assignment
    bool needs_body = false;            ///< true: nobody was found for it, a person must choose
    std::optional<PlanId> plan;         ///< the plan of the same desk that a basis or a reference names
};
BOOST_DESCRIBE_STRUCT(PlanItem, (),
                      (id, kind, section, value, spans, rule, state, doubt, bodies, cooperators, needs_body, plan))

/// A row of plan_item, without the bodies that stand in their own table.
PlanItem item_of(const store::Row& row);

/// A file with what the reader made of it; made outside of any transaction.
struct ReadFile {
    std::string name;
    std::string bytes;
    Source source;
    std::vector<DraftItem> items;
};

/// Reads a file; nothing is kept. Problems: those of sources::read.
ReadFile read_file(const std::string& name, const std::string& bytes, const sources::Watch& watch = {});

/// The same when that takes no more than about a second; nothing for scans and very long texts (readings.hpp).
std::optional<ReadFile> read_file_at_once(const std::string& name, const std::string& bytes);

/// Problem: plan.no_desk, when the caller works for no body.
void require_desk(store::Transaction& tx, const base::Who& who);

/// Lays a read file on the desk of the caller's body and finds the bodies its assignments and report duties mean.
PlanId keep_draft(store::Transaction& tx, const base::Who& who, const ReadFile& file);

/// Problem: plan.not_found, also when the caller's body neither owns it nor has work or reports from it nor helps with
/// its work.
Plan get(store::Transaction& tx, const base::Who& who, PlanId id);
/// The paper alone is open to every body it was sent to, and to whoever is named on work from it or hands that work
/// out, too. Problem: plan.not_found.
Plan get_paper(store::Transaction& tx, const base::Who& who, PlanId id);
bool may_read_paper(store::Transaction& tx, const base::Who& who, PlanId id);
/// Whether get gives it: the caller's body owns it or has work or reports from it.
bool has_part(store::Transaction& tx, const base::Who& who, PlanId id);

/// Plans of the caller's body, newest first, that were made before `before`.
std::vector<Plan> list(store::Transaction& tx, const base::Who& who, std::optional<PlanId> before, std::size_t limit);

/// The printed lines of the file, its name, and the line on which each page begins (files that have pages).
struct SourceLines {
    std::string name;
    std::vector<std::string> lines;
    std::vector<std::uint32_t> page_lines;
};
SourceLines source_lines(store::Transaction& tx, PlanId id);

/// The file as it was sent.
files::File source_file(store::Transaction& tx, PlanId id);
std::vector<PlanItem> items(store::Transaction& tx, PlanId id);

/// Problem: plan.item_not_found.
PlanItem find_item(store::Transaction& tx, PlanId plan, ItemId id);

/// Items that count: of one kind, not dropped, in the order of the source.
std::vector<PlanItem> items(store::Transaction& tx, PlanId id, ItemKind kind);

/// The same without the bodies, of which there may be ten thousand.
std::vector<PlanItem> items_without_bodies(store::Transaction& tx, PlanId id, ItemKind kind);

/// Whether a person has looked, or takes that back and the reader's doubt stands again.
enum class Look { taken, taken_back };

/// Corrects a value that still is `from`; writing the same value again settles its doubt, and writing what the reader
/// said makes it the reader's again. Problems: plan.already_issued, plan.item_not_found, plan.value_changed (somebody
/// else was first), request.fields_wrong.
PlanItem correct(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item, const base::Json& from,
                 const base::Json& to, Look look = Look::taken);

/// Adds a value that the reader did not see, at the words of the paper that were marked; without them it is looked for.
PlanItem add(store::Transaction& tx, const base::Who& who, PlanId plan, ItemKind kind, const std::string& section,
             const base::Json& value, const std::vector<SourcePlace>& marked = {});
PlanItem drop(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item);
PlanItem restore(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item);
PlanItem choose_bodies(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item,
                       const std::vector<base::Uuid>& bodies);

/// A draft that the caller may change. Problems: plan.not_found, plan.already_issued, account.outside_area.
Plan own_draft(store::Transaction& tx, const base::Who& who, PlanId id);

/// From now on nothing of it changes.
void mark_issued(store::Transaction& tx, const base::Who& who, PlanId id);

}  // namespace plans
