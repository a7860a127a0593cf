#pragma once

#include "http/router.hpp"
#include "store/database.hpp"

namespace accounts {

/// Whether this installation is a demonstration, whose first page shows how to sign in and whose screens all say so.
enum class Demonstration { no, yes };

void add_routes(http::Router& router, store::Database& database, Demonstration demonstration);

}  // namespace accounts
