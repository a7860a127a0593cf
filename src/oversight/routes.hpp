#pragma once

#include "files/file.hpp"
#include "http/router.hpp"

/// The routes of this folder, by what they are about.
namespace oversight {

void add_checklist_routes(http::Router& router);
void add_inspection_routes(http::Router& router);
void add_finding_routes(http::Router& router);
void add_care_routes(http::Router& router);

/// A picture for those who may see it.
http::Response picture_response(const files::File& file);

}  // namespace oversight
