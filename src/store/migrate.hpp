#pragma once

#include "store/database.hpp"

namespace store {

/// Brings the schema to what this binary knows: every embedded migration in order, each in a transaction of its own,
/// its checksum kept. Problem: store.newer_than_program (a newer program made it), store.migration_changed (a checksum
/// differs).
void migrate(Database& database);

}  // namespace store
