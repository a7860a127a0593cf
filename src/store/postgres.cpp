#include "base/problem.hpp"
#include "store/database.hpp"

namespace store {

std::unique_ptr<Database> open_postgres(const std::string& connection, Options) {
    throw base::Problem(base::ProblemKind::unavailable, "store.cannot_open", connection);
}

}  // namespace store
