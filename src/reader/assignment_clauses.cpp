#include "reader/assignment_clauses.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "reader/assignment_asides.hpp"
#include "reader/assignment_conditions.hpp"
#include "reader/assignment_duties.hpp"
#include "reader/assignment_refusals.hpp"
#include "reader/bodies.hpp"

namespace reader {
namespace {

constexpr std::size_t most_colons = 8;      ///< in one sentence
constexpr std::size_t words_apart = 4;      ///< between one body and the next that is in no list with it
constexpr std::size_t longest_before = 24;  ///< words of a list before a comma
constexpr std::size_t longest_unknown = 5;  ///< words of a name that no list knows

struct ClauseReader {
    AssignmentBook& book;
    int item;
    bool ends_document;
    bool law = false;   ///< the sentence tells what a law says
    bool said = false;  ///< a sentence before this one of the paragraph named a body
    const Words& words = book.words;

    /// One clause start: an address, a body and its duty.
    void read_clause(Range clause) {
        while (words[clause.from].form == "(" && clause.from + 3 < clause.to && words[clause.from + 2].form == ")")
            clause.from += 3;  // "(1) Các bộ, ngành rà soát ...; (2) ..."
        const bool role = clause.from > 0 && is(words, clause.from - 1, ":") &&
                          listed(List::plain_roles, words, clause.from, clause.to) > 0;
        if (role || read_labelled(clause)) return;
        const auto named = named_in(clause);
        if (!named || is_unlikely(book, item, *named, clause.to) || only_tells(book, item, *named, clause)) return;
        auto [address, body] = *named;
        const bool leads = item == in_opening && address.addressed && words[clause.to - 1].form == ":";
        if (leads) return;  // to the work of others, see assignments.cpp
        if (is(words, body.to, ":") && body.to + 1 < clause.to) {
            const bool verb = duty_in_any_case(words, body.to + 1, clause.to);
            if (!verb && (!hands_out() || names_person({body.to + 1, clause.to}))) return;
            if (addresses_another({body.to + 1, clause.to})) return;
            address.rule = "body before a colon, then its duty";
            book.add(item, body, address, {body.to + 1, clause.to});
            return;
        }
        const bool leads_on = address.addressed && address.rule != "duty: Đối với" && is(words, body.to, ":");
        if (leads_on) {  // "..., Sở Y tế yêu cầu các trạm:" above what they are to do
            book.add(item, body, address, {});
            return;
        }
        if (!has_duty(words, body.to, clause.to, address)) {
            if (const auto given = given_in(words, body))
                book.add(item, {body.from, *given}, address, {*given, clause.to});
            return;
        }
        if (hands_out_nothing({address, body}, clause)) return;
        const bool person = listed(List::ranks, words, body.from, body.to) > 0;
        if (person && is(words, body.to - 2, "phụ") && is(words, body.to - 1, "trách")) body.to -= 2;
        for (const auto& share : shares(words, body, address)) book.add(item, share, address, {body.to, clause.to});
        read_second_subject({body.to, clause.to});
    }

    /// What the issuer thinks or gives notice of, a call upon all, what to do with a difficulty.
    bool hands_out_nothing(const Named& named, Range clause) const {
        const auto& [address, body] = named;
        if (!address.addressed && is_issuer(body)) {
            if (item == in_closing || gives_notice({body.to, clause.to})) return true;
            const bool leads =
                is(words, clause.to - 1, ":") || (is(words, clause.to - 2, "như") && is(words, clause.to - 1, "sau"));
            if (leads && body.from > clause.from) return true;  // "Trong năm, Ban Thường trực tổ chức các đợt sau:"
            if (leads && item == 0 && listed(List::issuing_verbs, words, body.to, clause.to) > 0) return true;
            if (listed(List::issuer_judgements, words, body.to, clause.to) > 0) return true;
        }
        const bool watches = !address.addressed && is_single(body) && !is_issuer(body) &&
                             (is(words, body.to, "theo") || is(words, body.to, "đôn"));
        const bool calls = (item == in_closing && !watches) || (ends_document && address.addressed);
        if (calls && is_general_call(words, body.to, clause.to)) return true;
        return only_complains(words, clause.from, body, clause.to);
    }

    /// "Văn phòng Chính phủ": one body by its name.
    bool is_single(Range body) const {
        for (auto at = body.from; at < body.to; ++at)
            if (is_any(words, at, {",", "các", "và"})) return false;
        return words[body.from].capital && body.size() > 1;
    }

    /// "Ban Chỉ đạo: Giám đốc - Trưởng ban, các Phó Giám đốc": who they are, not what they do.
    bool names_person(Range rest) const {
        return rest.from < rest.to && words[rest.from].capital && body_at(words, rest.from, rest.to).has_value();
    }

    /// "Về phía Sở: Giao Chi cục Thú y kiểm tra ...": the work behind the colon is another one's.
    bool addresses_another(Range rest) const {
        const auto address = address_at(words, rest.from, rest.to);
        const auto other = address.addressed ? body_at(words, address.at, rest.to) : std::nullopt;
        return other && has_duty(words, other->to, rest.to, address);
    }

    /// "Cơ quan chủ trì: ...", "Cơ quan phối hợp: ..." and the bare title "Cơ quan chủ trì, đơn vị thường trực".
    bool read_labelled(Range clause) {
        for (const auto label : {List::lead_labels, List::partner_labels}) {
            const auto length = listed(label, words, clause.from, clause.to);
            if (length == 0) continue;
            const auto behind = clause.from + length;
            if (is(words, behind, ",") && length > 1 && !words[behind + 1].capital) return true;
            if (!is(words, behind, ":")) continue;
            if (label == List::lead_labels && !book.is_headed(item, List::gathering_headings))
                add_label_value(book, item, {behind + 1, clause.to});
            return true;
        }
        return false;
    }

    /// Where the body of a clause is looked for, behind the words that address it and any circumstance.
    std::pair<Address, std::size_t> place_in(Range clause) const {
        auto address = address_at(words, clause.from, clause.to);
        auto at = behind_adjunct(words, address.at, clause.to);
        const auto later = [&](std::size_t from) {
            address = address_at(words, from, clause.to);
            at = address.at;
        };
        if (at > address.at && address_at(words, at, clause.to).addressed) later(at);
        if (address.rule == "duty: Đối với")
            if (const auto behind = behind_topic(words, at, clause.to); behind > at) {
                at = behind;
                if (address_at(words, at, clause.to).addressed)
                    later(at);  // "Đối với 12 hồ sơ tồn, yêu cầu các xã ..."
            }
        const bool open = at == clause.from && !book.is_owned(item) && !body_at(words, at, clause.to) &&
                          !duty_in_any_case(words, at, clause.to);
        if (open)
            if (const auto asker = behind_asker(words, at, clause.to); asker > 0)
                later(asker);  // "Do mưa lớn, đề nghị"
        return {address, at};
    }

    /// "Ủy ban nhân dân huyện yêu cầu các xã ...": who is asked is given the work, not who asks. The second is true
    /// when nobody is named though somebody demands.
    std::pair<std::optional<Named>, bool> asked_by(Range body, std::size_t end) const {
        const auto inner = address_at(words, body.to, end);
        const auto asked = inner.addressed ? body_at(words, inner.at, end) : std::nullopt;
        const bool named =
            asked && (has_duty(words, asked->to, end, inner) || given_in(words, *asked) || is(words, asked->to, ":"));
        const bool shares_out = is(words, body.to, "phân") && !is_issuer(body);  // "Tổ trưởng phân công giáo viên"
        if (named && !shares_out) return {Named{inner, *asked}, false};
        return {std::nullopt, inner.rule == "order: Yêu cầu"};
    }

    std::optional<Named> named_in(Range clause) const {
        auto [address, at] = place_in(clause);
        if (address.rule == "duty: Đối với")
            if (const auto met = met_condition(words, at, clause.to)) return Named{address, *met};
        auto body = body_at(words, at, clause.to);
        if (!body && address.rule == "duty: Đối với") {
            at = behind_condition(words, at, clause.to);
            body = body_at(words, at, clause.to);
        }
        if (body) {
            const auto [asked, nobody] = asked_by(*body, clause.to);
            if (asked || nobody) return asked;
        }
        if (!body)
            if (const auto directed = directed_in({at, clause.to})) return directed;
        if (!body) body = obliged_at(words, at, clause.to);
        if (!body) body = named_among_bodies({at, clause.to});
        if (!body) return std::nullopt;
        return Named{address, *body};
    }

    /// "Chỉ đạo Sở Y tế: rà soát ..." below what a body is asked for: the work goes to who is named. Inside the work of
    /// a body of its own it is a part of that.
    std::optional<Named> directed_in(Range clause) const {
        auto at = clause.from;
        while (is(words, at, "tiếp") && is(words, at + 1, "tục")) at += 2;
        if (said || item < 0 || !is(words, at, "chỉ") || !is(words, at + 1, "đạo") || book.is_owned(item) ||
            book.has_leader)
            return std::nullopt;
        const auto body = body_at(words, at + 2, clause.to);
        if (!body || !words[body->from].capital) return std::nullopt;
        return Named{{true, true, at + 2, "order: Chỉ đạo"}, *body};
    }

    /// "Văn phòng tỉnh thông báo để các sở biết, thực hiện."
    bool gives_notice(Range rest) const {
        if (!is(words, rest.from, "thông") || !is(words, rest.from + 1, "báo")) return false;
        for (auto at = rest.from; at < rest.to; ++at)
            if (words[at].form == "biết") return true;
        return false;
    }

    /// The document speaks of who issued it.
    bool is_issuer(Range body) const {
        if (!book.into.issuer) return false;
        const auto issuer = base::fold(book.into.issuer->value);
        auto name = base::fold(printed(book.document.text, words, body));
        constexpr std::string_view brief = "ubnd";  // "UBND xã" issues what "Ủy ban nhân dân xã Châu Sơn" issues
        if (name.starts_with(brief)) name.replace(0, brief.size(), "uy ban nhan dan");
        return issuer.find(name) != std::string::npos || name.ends_with(issuer);
    }

    /// "6. Bảo vệ: trực 24/24 giờ" among items that each name a body before a colon: whatever it is called, it is one.
    std::optional<Range> named_among_bodies(Range clause) const {
        if (!hands_out() || clause.empty() || !words[clause.from].capital) return std::nullopt;
        if (listed(List::not_heads, words, clause.from, clause.to) > 0) return std::nullopt;
        auto colon = clause.from;
        while (colon < clause.to && colon <= clause.from + longest_unknown && words[colon].kind == WordKind::word)
            ++colon;
        if (!is(words, colon, ":") || !duty_in_any_case(words, colon + 1, clause.to)) return std::nullopt;
        if (!book.is_among_bodies(item, clause.from)) return std::nullopt;
        return Range{clause.from, colon};
    }

    /// The item or one above it is headed by words such as "Phân công nhiệm vụ".
    bool hands_out() const { return book.is_headed(item, List::work_headings); }

    /// "Sở A chủ trì ..., các cơ quan phối hợp có trách nhiệm ...": one more body with a duty in the same clause.
    void read_second_subject(Range rest) {
        for (std::size_t at = rest.from + 1; at + 1 < rest.to; ++at) {
            if (words[at - 1].form != ",") continue;
            const auto body = body_at(words, at, rest.to);
            if (!body) continue;
            const Named named{{}, *body};
            const bool calls = item == in_closing || ends_document;
            const bool refused = (calls && is_general_call(words, body->to, rest.to)) ||
                                 is(words, body->to - 1, "không") || only_tells(book, item, named, rest);
            if (!words[at].quoted && takes_over(rest, *body) && !refused)
                book.add(item, *body, {true, false, at, "second body of a clause, then its duty"}, {body->to, rest.to});
            at = body->to - 1;
        }
    }

    /// The body is the subject of what follows: a word of obligation says so, or a verb of joint work behind a name
    /// that is in no list with the one before it.
    bool takes_over(Range rest, Range body) const {
        if (listed(List::judgements, words, body.to, rest.to) > 1) return false;
        const bool will = is(words, body.to, "sẽ") && has_duty(words, body.to, rest.to, {});
        if (will || obligation_at(words, body.to, rest.to)) return true;
        if (!words[body.from].capital || is_helped(rest.from, body.from - 1)) return false;
        if (listed(List::plain_verbs, words, body.to, rest.to) == 0 && !is_fresh(body, rest.to)) return false;
        return has_duty(words, body.to, rest.to, {}) && !goes_on_list(rest.from, body.from - 1, rest.to);
    }

    /// "khuyến khích doanh nghiệp, HTX tham gia ...": what stands before the comma is helped to do something, and so is
    /// who stands behind it.
    bool is_helped(std::size_t from, std::size_t comma) const {
        for (auto at = comma; at > from && words[at - 1].kind == WordKind::word; --at) {
            const auto verb = listed(List::helping_verbs, words, at - 1, comma);
            if (verb > 0 && body_at(words, at - 1 + verb, comma)) return true;
        }
        return false;
    }

    /// Somebody who has no work in this item, is not only asked to help, and does the work himself.
    bool is_fresh(Range body, std::size_t end) const {
        if (item < 0 || is_issuer(body) || listed(List::area_levels, words, body.from, end) > 0) return false;
        if (is_any(words, body.to, {"phối", "trong", ","})) return false;
        if (is(words, body.to - 3, "có") && is(words, body.to - 2, "cơ")) return false;  // "..., Ban có cơ sở đánh giá"
        const auto first = body.from - std::min(body.from, longest_before);
        for (auto at = body.from - 1; at > first && words[at - 1].kind != WordKind::mark; --at)
            if (words[at].form == "mưu") return false;  // "tham mưu Đảng ủy, UBND cùng cấp ban hành"
        const auto name = base::fold(printed(book.document.text, words, body));
        const auto& section = book.document.outline.id_of(item);
        const auto& found = book.into.assignments;
        std::size_t looked = 0;
        for (auto known = found.rbegin(); known != found.rend() && looked < most_colons; ++known, ++looked)
            if (known->value.section == section && base::fold(known->value.body).find(name) != std::string::npos)
                return false;
        return true;
    }

    /// "phối hợp với Sở Y tế, Sở Tài chính ...": another name runs up to the comma or over it.
    bool goes_on_list(std::size_t from, std::size_t comma, std::size_t end) const {
        for (auto at = comma; at > from && at + longest_before > comma; --at) {
            const bool begins = words[at - 1].capital || listed(List::determiners, words, at - 1, end) > 0 ||
                                is(words, at - 1, "cấp") || is(words, at - 1, "chính");
            if (!begins) continue;
            const auto other = body_at(words, at - 1, end);
            const bool near = other && (words[at - 1].capital ? other->to + words_apart > comma : other->to >= comma);
            if (near) return true;
        }
        return false;
    }

    /// "..., đồng thời, chủ động phân công các tổ chức ... tổ chức tuyên truyền": an order inside a sentence.
    void read_inner_orders(Range sentence) {
        for (std::size_t at = sentence.from + 1; at + 1 < sentence.to; ++at) {
            const auto order = order_at(words, at, sentence.to);
            if (order == 0 || is_any(words, at - 1, {"được", "theo", "sự", "chế", "hoặc", "chuyển", "xuất"})) continue;
            const auto next = at + order;
            if (next >= sentence.to || is(words, at, "ủy") || is_proposal(sentence.from, at)) continue;
            const auto body = body_at(words, next, sentence.to);
            const bool named = listed(List::determiners, words, next, sentence.to) > 0 || (body && has_capital(*body));
            if (!named || !body || !has_duty(words, body->to, sentence.to, {})) continue;
            if (is(words, at - 1, ",") && is(words, at - 2, "đạo") && !has_capital(*body))
                continue;  // "Chỉ đạo, phân công các lực lượng ...": a part of who was named above
            book.add(item, *body, {true, true, next, "order inside a sentence"}, {body->to, sentence.to});
        }
    }

    /// "Khối lượng còn rất lớn, yêu cầu các bộ khẩn trương ...": behind what is told, who is asked.
    void read_inner_demands(Range sentence) {
        const bool orders = duty_in_any_case(words, sentence.from, sentence.to);  // "Rà soát hồ sơ, đề nghị các hộ ..."
        if (item < 0 || orders || book.is_owned(item) || book.is_led(item)) return;
        for (std::size_t at = sentence.from + 1; at + 2 < sentence.to; ++at) {
            if (words[at - 1].form != "," || words[at].quoted) continue;
            const auto length =
                std::max(listed(List::demands, words, at, sentence.to), listed(List::requests, words, at, sentence.to));
            const auto body = length > 0 ? body_at(words, at + length, sentence.to) : std::nullopt;
            if (!body || !has_duty(words, body->to, sentence.to, {})) continue;
            if (ends_document && is_general_call(words, body->to, sentence.to)) continue;
            const auto first = body->from;
            if (!words[first].capital && listed(List::determiners, words, first, sentence.to) == 0) continue;
            book.add(item, *body, {true, true, first, "order inside a sentence"}, {body->to, sentence.to});
            return;
        }
    }

    /// "báo cáo Quốc hội giao Chính phủ quyết định": the order is only proposed.
    bool is_proposal(std::size_t from, std::size_t at) const {
        const auto first = std::max(from, at - std::min(at, longest_before / 2 - 1));
        for (auto back = at; back > first && words[back - 1].form != ",";) {
            --back;
            if ((is(words, back, "cáo") && is(words, back - 1, "báo")) || is(words, back, "trình")) return true;
        }
        return false;
    }

    bool has_capital(Range body) const {
        for (auto at = body.from; at < body.to; ++at)
            if (words[at].capital) return true;
        return false;
    }

    void read_text(Range range) {
        range.from = behind_told(words, range);
        book.note_founded(range);
        const auto known = book.into.assignments.size();
        read_brackets(book, item, range);
        for (const auto& sentence : duty_clauses(words, range)) {
            const auto before = book.into.assignments.size();
            said = before > known;
            const bool goes_on = sentence.from > range.from && is(words, sentence.from - 1, ";");
            law = (goes_on && law) || tells_law(words, sentence);
            if (law) continue;
            read_clause(sentence);
            if (book.into.assignments.size() == before) read_second_subject({behind_subject(sentence), sentence.to});
            std::size_t colons = 0;
            for (std::size_t at = sentence.from; at + 1 < sentence.to && colons < most_colons; ++at) {
                if (words[at].form != ":" || words[at].quoted) continue;
                ++colons;
                const bool members = is(words, at - 1, "gồm") || (is(words, at - 1, "có") && is(words, at - 2, "gồm"));
                const bool each =
                    book.into.assignments.size() > before &&
                    (is(words, at + 1, "mỗi") || listed(List::plain_roles, words, at + 1, sentence.to) > 0);
                if (!members && !each && !listed_before_colon(sentence.from, at) && !names_partners(at))
                    read_clause({at + 1, sentence.to});
            }
            if (book.into.assignments.size() == before) read_inner_demands(sentence);
            read_inner_orders(sentence);
            read_passive(book, item, sentence);
        }
    }

    /// Behind the names that a sentence begins with: none of them is a second subject.
    std::size_t behind_subject(Range sentence) const {
        const auto subject = body_at(words, address_at(words, sentence.from, sentence.to).at, sentence.to);
        return subject ? std::max(subject->to, sentence.from + 1) - 1 : sentence.from;
    }

    /// "phối hợp với các cơ quan chức năng: Sở Y tế, Công an tỉnh thực hiện ...": the names tell which ones.
    bool names_partners(std::size_t colon) const {
        for (auto at = colon; at > 0 && at + most_colons > colon; --at) {
            const bool attached = (is(words, at - 1, "với") && !is(words, at - 2, "đối")) ||
                                  is(words, at - 1, "cùng") || is(words, at - 1, "của");
            if (attached && listed(List::determiners, words, at, colon) > 0) return true;
        }
        return false;
    }

    /// "Các Bộ: Quốc phòng, Công an": the colon stands inside a name.
    bool listed_before_colon(std::size_t from, std::size_t colon) const {
        const auto address = address_at(words, from, colon);
        return address.at < colon && is_body(words, {address.at, colon});
    }
};

}  // namespace

void read_clauses(AssignmentBook& book, int item, Range range, bool ends_document) {
    ClauseReader{book, item, ends_document}.read_text(range);
}

}  // namespace reader
