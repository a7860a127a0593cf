#pragma once

#include "http/router.hpp"

namespace tasks {

void add_routes(http::Router& router);

/// The part of the above that shows where a plan stands; add_routes adds it.
void add_board_routes(http::Router& router);

/// The part of the above that looks through lists of work; add_routes adds it.
void add_list_routes(http::Router& router);

/// The part of the above that follows from being in charge; add_routes adds it.
void add_charged_routes(http::Router& router);

/// The part of the above that names people on tasks; add_routes adds it.
void add_naming_routes(http::Router& router);

/// The part of the above that is said about tasks and put beside them; add_routes adds it.
void add_word_routes(http::Router& router);

/// The part of the above that checks what was done; add_routes adds it.
void add_checking_routes(http::Router& router);

/// The part of the above that reminds of work; add_routes adds it.
void add_notice_routes(http::Router& router);

/// The part of the above that dates and orders work; add_routes adds it.
void add_waiting_routes(http::Router& router);

/// The part of the above that shows a plan as a whole; add_routes adds it.
void add_matrix_routes(http::Router& router);

}  // namespace tasks
