#pragma once

#include "needs/need.hpp"

/// Needs that goods are brought for. No verb of this header asks for a permission: the caller has looked after that.
namespace needs {

/// Whether somebody has looked at it and nothing stands against bringing it: not one that waits for a person to say
/// whether it is another's.
bool is_accepted(const Need& need);

/// Of these ids, by one statement; one that is not there is left out.
std::vector<Need> needs_of(store::Transaction& tx, const std::vector<NeedId>& ids);

/// Open needs of these kinds in a commune, and there in one hamlet when it is named; who waits longest first.
struct OpenQuery {
    base::Uuid commune;
    std::optional<base::Uuid> hamlet;
    std::vector<std::string> kinds;
    std::optional<base::Instant> after;  ///< with `after_id`, where the page before ended
    base::Uuid after_id;
    std::size_t limit = 50;
};
std::vector<Need> open_longest_first(store::Transaction& tx, const OpenQuery& query);

/// It is on its way: given to the body that brings it, unless another answers for it already, and begun.
void set_out(store::Transaction& tx, const base::Who& who, NeedId id, const base::Uuid& body);
/// It is there. A need that ended otherwise meanwhile stays as it is; true when it was closed by this.
bool reached(store::Transaction& tx, const base::Who& who, NeedId id, const std::string& outcome);
/// It was said to be there and is not. Problem: need.words_missing.
void not_reached(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
                 const std::string& words);

/// Whether this is the code that its asker holds, as somebody typed or scanned it.
bool is_code_of(store::Transaction& tx, NeedId id, std::string_view typed);

/// What is sealed of it, for whoever brings it; the caller has said so in the journal (`held_verb`).
inline constexpr std::string_view held_verb = "need.held";
std::optional<Record> record_held(store::Transaction& tx, const store::MasterKey& master, NeedId id);

}  // namespace needs
