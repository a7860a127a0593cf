#pragma once

#include "http/router.hpp"

namespace reports {

void add_routes(http::Router& router);

/// Kinds of report with their forms and indicators.
void add_kind_routes(http::Router& router);
/// Report duties as the body follows them that gave them: periods, roll-up, who is silent.
void add_duty_routes(http::Router& router);
/// Who gathers reports on the way, and what they are about.
void add_way_routes(http::Router& router);
/// What is urgent, told at once.
void add_flash_routes(http::Router& router);

}  // namespace reports
