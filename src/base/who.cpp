#include "base/who.hpp"

#include <algorithm>

namespace base {

bool Who::may(Permission permission) const {
    const auto bit = std::uint64_t{1} << static_cast<unsigned>(permission);
    return std::any_of(grants.begin(), grants.end(),
                       [&](const Grant& grant) { return (grant.permissions & bit) != 0; });
}

}  // namespace base
