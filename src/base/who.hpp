#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/problem_text.hpp"

namespace base {

/// What a route may ask of a person. The machinery only compares; accounts/permission.hpp names the values.
enum class Permission : std::uint8_t;

/// Where a role holds.
enum class ScopeKind {
    everywhere,       ///< the whole installation
    area_subtree,     ///< an area and all below it
    body,             ///< one body
    working_group,    ///< one working group
    regional_office,  ///< a body whose scope is a list of provinces
};

/// One role held in one place. `areas` are paths of the area tree ("/vn/34/338/"): the subtrees that the grant reaches.
struct Grant {
    std::uint64_t permissions = 0;  ///< bit n is Permission(n)
    ScopeKind scope = ScopeKind::body;
    Uuid scope_id;
    std::vector<std::string> areas;
};

/// Who is asking. The empty account is nobody.
struct Who {
    Uuid account;
    Uuid session;
    Uuid person;
    Uuid body;  ///< the body the person works for
    Language language = Language::vi;
    std::vector<Grant> grants;
    std::string csrf;  ///< what X-CSRF must repeat on a write; empty when the session did not come in a cookie

    bool is_somebody() const { return account != Uuid{}; }
    /// True when the permission is held somewhere; whether it reaches this area or body is the verb's first question.
    bool may(Permission permission) const;
};

}  // namespace base
