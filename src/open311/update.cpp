#include "open311/update.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "open311/words.hpp"
#include "store/values.hpp"
#include "voices/speaker.hpp"

namespace open311 {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::size_t most_updates = 1000;

std::string update_id(RequestId request, std::int64_t part) {
    return base::to_string(request) + '-' + std::to_string(part);
}

Update read(const store::Row& row, base::Language language) {
    const auto id = row.id<Open311RequestTag>("id");
    const auto act = row.text("act");
    const auto at = row.instant("at");
    const bool is_speakers = !row.maybe_uuid("account");
    const bool is_answered = act == "answer" || act == "pass_down";
    const auto outcome = outcome_word(row.maybe_text("outcome").value_or(""), language);
    return {.update_id = update_id(id, row.integer("part")),
            .service_request_id = id,
            .status = row.integer("opens") < 0 ? "closed" : "open",
            .updated_datetime = is_speakers ? base::Instant{at.ms - at.ms % hour_ms} : at,
            .description = is_answered ? outcome : step_word(act, language)};
}

}  // namespace

std::vector<Update> updates(store::Transaction& tx, const UpdateQuery& query, base::Language language) {
    const auto end = query.end.value_or(tx.now());
    const auto start = query.start.value_or(base::Instant{end.ms - 24 * hour_ms});
    return store::all([&](const store::Row& row) { return read(row, language); },
                      tx.run(R"(
        SELECT r.id, s.part, s.act, s.at, s.account, s.opens,
               (SELECT a.code FROM voice_step a WHERE a.home = s.home AND a.voice = s.voice AND NOT a.taken_back
                AND a.act = 'answer' AND a.part <= s.part ORDER BY a.part DESC LIMIT 1) AS outcome
        FROM voice_step s JOIN open311_request r ON r.home = s.home AND r.voice = s.voice JOIN area c ON c.id = r.commune
        WHERE (s.opens <> 0 OR s.act IN ('give', 'raise')) AND NOT s.taken_back AND s.act <> 'open'
        AND s.at >= $1 AND s.at <= $2 AND ($3 = '' OR c.code = $3)
        ORDER BY s.at, r.id, s.part LIMIT $4)",
                             {start, end, query.jurisdiction, most_updates}));
}

std::string post_update(store::Transaction& tx, const store::MasterKey& master, const NewUpdate& wanted) {
    const auto id = number_of(tx, wanted.token);
    if (wanted.service_request_id != id) throw Problem(ProblemKind::forbidden, "open311.token_wrong");
    const auto status = base::to_lower(wanted.status);
    if (status == "open")
        voices::reopen(tx, master, wanted.token, wanted.description);
    else if (status == "closed")
        voices::withdraw(tx, master, wanted.token);
    else
        throw Problem(ProblemKind::invalid, "open311.status_unknown", wanted.status);
    const auto last = tx.run(R"(
        SELECT MAX(s.part) AS part FROM open311_request r JOIN voice_step s ON s.home = r.home AND s.voice = r.voice
        WHERE r.id = $1)",
                             {id});
    return update_id(id, last.front().integer("part"));
}

}  // namespace open311
