#pragma once

#include "documents/arrival.hpp"
#include "documents/number.hpp"
#include "http/router.hpp"

/// What a request wants to see of the two registers: on the screen, as a workbook and on paper alike. Problem:
/// request.fields_wrong.
namespace documents {

ArrivalQuery arrival_query(const http::Call& call);
NumberQuery number_query(const http::Call& call);

}  // namespace documents
