#include "documents/register_query.hpp"

namespace documents {

ArrivalQuery arrival_query(const http::Call& call) {
    return {.words = call.text("q"),
            .series = call.text("year"),
            .stage = call.maybe_one_of<ArrivalStage>("stage"),
            .is_own = call.text("own") == "true",
            .from = call.maybe_day("from"),
            .until = call.maybe_day("until"),
            .before = call.maybe_id<ArrivalId>("before"),
            .limit = call.limit()};
}

NumberQuery number_query(const http::Call& call) {
    return {.words = call.text("q"),
            .series = call.text("series"),
            .kind = call.text("kind"),
            .from = call.maybe_day("from"),
            .until = call.maybe_day("until"),
            .before = call.maybe_id<NumberId>("before"),
            .limit = call.limit()};
}

}  // namespace documents
