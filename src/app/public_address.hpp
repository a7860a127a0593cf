#pragma once

#include "app/app.hpp"

namespace app {

/// "https://host", by which links in mails lead to the product; empty when nobody said. Problem: public_address.wrong.
std::string public_address(const Config& config);

}  // namespace app
