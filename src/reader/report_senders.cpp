#include "reader/report_senders.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/report_names.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_subject = 300;   ///< words between a subject and its verb
constexpr std::size_t farthest_principal = 30;  ///< words of the body for which a report is drafted

}  // namespace

std::optional<Range> principal_of(const Words& words, const Mention& mention) {
    if (is(words, mention.behind, "của"))
        if (const auto body = body_at(words, mention.behind + 1, mention.region.to)) return body;
    for (auto at = mention.at; at > mention.region.from + 1 && at + farthest_principal > mention.at; --at) {
        const auto verb = listed(List::drafting_verbs, words, at - 1, mention.at);
        if (verb == 0) continue;
        const auto body = body_at(words, at - 1 + verb, mention.at);
        if (body && body->to == mention.at) return body;
    }
    return std::nullopt;
}

std::optional<Range> subject_of(const Words& words, Range stretch, const Mention& mention) {
    std::optional<Range> found;
    bool asked = true;
    bool addressed = false;  ///< behind "Yêu cầu" or "Đề nghị", whatever verb follows
    for (std::size_t at = stretch.from; at < mention.at && at < stretch.from + farthest_subject; ++at) {
        const auto opener = listed(List::openers, words, at, mention.at);
        const auto address = std::max(
            {listed(List::requests, words, at, mention.at), listed(List::demands, words, at, mention.at), opener});
        if (address > 0) {
            asked = true;
            addressed = opener == 0;
            at += address - 1;
            continue;
        }
        const bool starts =
            asked || (!found && at > stretch.from && (words[at - 1].form == "," || words[at - 1].form == ";"));
        const auto body = starts ? body_at(words, at, mention.at) : std::nullopt;
        const bool named =
            body && (asked || addressed || listed(List::determiners, words, at, mention.at) > 0 || words[at].capital);
        if (named && (addressed || body->to == mention.at || duty_at(words, body->to, mention.at + 1))) {
            found = without_short_form(words, *body);
            at = body->to - 1;
        }
        asked = asked && words[at].kind == WordKind::mark;
        addressed = addressed && asked;
    }
    return found;
}

}  // namespace reader
