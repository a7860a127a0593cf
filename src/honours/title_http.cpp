#include "accounts/permission.hpp"
#include "honours/candidate.hpp"
#include "honours/routes.hpp"

namespace honours {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

/// A rule as a form offers it.
struct OfferedRule {
    std::string code;
    std::string vi;
    std::string en;
    RuleUnit unit = RuleUnit::percent;
    std::int64_t at_least = 0;
};
BOOST_DESCRIBE_STRUCT(OfferedRule, (), (code, vi, en, unit, at_least))

RoundId round_of(Call& call) {
    return call.id<RoundId>("title_round");
}
CandidateId candidate_of(Call& call) {
    return call.id<CandidateId>("title_candidate");
}

http::Response evidence_response(Call& call) {
    const auto file = evidence_file(call.tx, call.who, candidate_of(call), call.id<files::FileId>("file"));
    return {200,
            file.media_type,
            std::string(file.bytes.begin(), file.bytes.end()),
            {{"Cache-Control", "private, max-age=31536000, immutable"}},
            {}};
}

http::Page<OfferedRule> offered_rules(Call&) {
    http::Page<OfferedRule> page;
    for (const auto& rule : rules())
        page.items.push_back(
            {std::string(rule.code), std::string(rule.vi), std::string(rule.en), rule.unit, rule.at_least});
    return page;
}

void add_candidate_routes(http::Router& router) {
    const auto decides = allow(Permission::documents_approve);
    router.get("/api/title-candidates/{title_candidate}", allow(Permission::plans_read),
               "A candidate held against its own data, each criterion with its rows",
               [](Call& call) { return get_candidate(call.tx, call.who, candidate_of(call)); });
    router.post("/api/title-candidates/{title_candidate}/evidence", allow(Permission::documents_write),
                "Attach what shows it", [](Call& call, const NewEvidence& wanted) {
                    return add_evidence(call.tx, call.who, candidate_of(call), wanted);
                });
    router.get("/api/title-candidates/{title_candidate}/evidence/{file}", allow(Permission::plans_read),
               "What was attached, as it was sent", evidence_response);
    router.post("/api/title-candidates/{title_candidate}/decision", decides, "Award the title or not, with reasons",
                [](Call& call, const TitleDecision& decision) {
                    return decide_title(call.tx, call.who, candidate_of(call), decision);
                });
    router.post(
        "/api/title-candidates/{title_candidate}/revocation", decides, "It does not hold any more",
        [](Call& call, const Reason& sent) { return revoke(call.tx, call.who, candidate_of(call), sent.reason); });
}

}  // namespace

void add_title_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::documents_write);
    router.get("/api/title-rules", http::signed_in(), "Which criteria the data can be held against", offered_rules);
    router.get("/api/open-titles", http::anyone(), "Titles that were published, the latest first (?area=)",
               [](Call& call) {
                   return open_titles(call.tx, call.maybe_id<areas::AreaId>("area"), call.text("after"), call.limit());
               });
    router.get("/api/areas/{area}/title-rounds", reads, "Rounds of yearly titles, the latest year first",
               [](Call& call) {
                   return rounds(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
               });
    router.post("/api/title-rounds", writes, "Open a round of a yearly title", [](Call& call, const NewRound& wanted) {
        auto made = open_round(call.tx, call.who, wanted);
        return http::Created<Round>{"/api/title-rounds/" + base::to_string(made.id), std::move(made)};
    });
    router.get("/api/title-rounds/{title_round}", reads, "One round with its candidates by name",
               [](Call& call) { return get_round(call.tx, call.who, round_of(call)); });
    router.post(
        "/api/title-rounds/{title_round}/candidates", writes, "Consider a body for the title",
        [](Call& call, const NewCandidate& wanted) { return nominate(call.tx, call.who, round_of(call), wanted); });
    router.post("/api/title-rounds/{title_round}/publication", allow(Permission::documents_approve),
                "Everybody may read to whom it was awarded",
                [](Call& call) { return publish_round(call.tx, call.who, round_of(call)); });
    router.post("/api/title-rounds/{title_round}/close", writes, "Nobody comes in any more",
                [](Call& call) { return close_round(call.tx, call.who, round_of(call)); });
    router.post("/api/title-rounds/{title_round}/open-again", writes, "Take that back",
                [](Call& call) { return open_round_again(call.tx, call.who, round_of(call)); });
    add_candidate_routes(router);
}

}  // namespace honours
