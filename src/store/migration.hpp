#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/database.hpp"

/// The parts of migrate(), apart so that tests can hand in migrations of their own.
namespace store {

struct Migration {
    std::int64_t number = 0;
    std::string name;
    std::string text;
};

std::vector<Migration> embedded_migrations_for(Engine engine);

void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace store
