#include "reader/report_channels.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t farthest_channel = 300;  ///< words of a sentence that are searched

Range mail_address(const Words& words, Range sentence, std::size_t at) {
    std::size_t from = at;
    std::size_t to = at + 1;
    while (from > sentence.from && words[from].glued) --from;
    while (to < sentence.to && words[to].glued && words[to].form != ")" && words[to].form != ",") ++to;
    return trim_marks(words, {from, to});
}

/// "qua điện thoại 0912 345 678", "qua phần mềm quản lý văn bản": up to the next mark.
std::size_t channel_end(const Words& words, std::size_t at, std::size_t end) {
    while (at < end && (words[at].kind != WordKind::mark || words[at].form == ":" || words[at].glued) &&
           words[at].form != "để" && words[at].form != "trước")
        ++at;
    return trim_marks(words, {at - 1, at}).empty() ? at - 1 : at;
}

}  // namespace

/// An address says more than the way it belongs to: "qua thư điện tử: a@b.vn".
std::string report_channel(const Document& document, Range sentence) {
    const auto& words = document.blocks.words;
    const auto end = std::min(sentence.to, sentence.from + farthest_channel);
    for (std::size_t at = sentence.from + 1; at < end; ++at)
        if (words[at].form == "@") return printed(document.text, words, mail_address(words, sentence, at));
    for (std::size_t at = sentence.from; at < end; ++at) {
        if (words[at].form != "qua" || at + 1 >= sentence.to) continue;
        if (const auto body = body_at(words, at + 1, sentence.to)) return printed(document.text, words, {at, body->to});
        if (const auto way = vocabulary().list(List::channels).length_at(words, at + 1, sentence.to); way > 0)
            return printed(document.text, words, {at, channel_end(words, at + 1 + way, sentence.to)});
    }
    return {};
}

}  // namespace reader
