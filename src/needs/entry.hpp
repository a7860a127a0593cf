#pragma once

#include "needs/step.hpp"
#include "store/sealed_index.hpp"

/// A need as its row keeps it, for the verbs of this folder.
namespace needs {

/// What steps change, and taking one back restores.
struct Standing {
    std::string kind;
    State state = State::received;
    std::optional<Urgency> urgency;
    std::optional<base::Uuid> owner;
    bool waits = false;
    std::optional<base::Uuid> joined_to;
    base::Instant since;
    std::optional<base::Instant> due_at;
    std::optional<base::Uuid> refused_by;
    std::int64_t reopened = 0;
    std::int64_t appeals = 0;
};
BOOST_DESCRIBE_STRUCT(Standing, (),
                      (kind, state, urgency, owner, waits, joined_to, since, due_at, refused_by, reopened, appeals))

struct Entry {
    NeedId id;
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string area_path;
    std::optional<base::Uuid> household;
    std::optional<base::Uuid> team;  ///< of the household
    Standing standing;
};

/// Problem: need.not_found.
Entry entry(store::Transaction& tx, NeedId id);

/// How long a name, a phone or an address may be, in bytes.
inline constexpr std::size_t longest_line = 300;

/// What is read of a need n with its area, owner and household beside it.
extern const std::string need_columns;
extern const std::string need_tables;
Need read_need(store::Transaction& tx, const store::Row& row);
Entry read_entry(const store::Row& row);
/// Problem: need.not_found.
Need find_need(store::Transaction& tx, NeedId id);

/// The first question of every verb: is the permission held for the hamlet, for the body that answers for the need, or
/// for the team of its household? Problem: account.outside_area.
void require_reach(const base::Who& who, base::Permission permission, const Entry& entry);

/// What a step says besides what it changes.
struct Said {
    Act act = Act::note;
    std::string code;
    std::string words;  ///< as a person wrote them; sealed here
    std::optional<base::Uuid> to;
};

/// Writes what it is now, the step with its words, the counts and the journal's line, in one. Problem: need.erased
/// (there are words, and what they would be sealed under is gone).
void keep(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
          const Standing& after, const Said& said);
/// The same for a step without words.
void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, const Said& said);

/// Needs by the names and phone numbers of who asked.
inline constexpr store::SealedIndex<NeedId> need_index{"need"};
/// Writes the words of a need's record anew, with what it may be found by.
void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record);
std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id);

/// The last good moment of looking at it, from an instant on.
base::Instant look_until(store::Transaction& tx, base::Instant from);
/// That of meeting a need of this urgency; empty: no rule says.
std::optional<base::Instant> meet_until(store::Transaction& tx, Urgency urgency, base::Instant from);

/// The body that decides on an appeal: the committee of the next level above, else another body of the commune.
std::optional<base::Uuid> appeal_body(store::Transaction& tx, const Entry& entry);

/// Asked again, by whoever asked or in their name.
Standing asked_again(store::Transaction& tx, const Entry& entry);

/// Looks for needs that this one may be the same as, and links them; true when there is one.
bool link_alike(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Asker& asker);

/// Undoes what was said of a likeness by a step that is taken back.
void forget_likeness(store::Transaction& tx, const Entry& entry);

}  // namespace needs
