#pragma once

#include "accounts/permission.hpp"
#include "surge/surge.hpp"

/// What the sources of this folder share about the row of a call.
namespace surge {

/// Whoever decides which level an area has brings help to where it is asked for.
inline constexpr auto may_match = base::Permission::levels_decide;

struct Entry {
    Call call;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
    std::string commune_path;
    bool is_over = false;  ///< ended by somebody
};

/// Problem: surge.not_found.
Entry entry(store::Transaction& tx, CallId id);

/// Calls s of areas a; `where` is a condition on them.
std::string select_calls(const std::string& where);
Entry read_entry(const store::Row& row, base::Day today);

}  // namespace surge
