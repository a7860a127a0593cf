#include "documents/letterhead.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "areas/area.hpp"
#include "base/letter.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/kind.hpp"
#include "bodies/office.hpp"
#include "store/journal.hpp"

namespace documents {
namespace {

using base::Problem;
using base::ProblemKind;

/// What is usual for bodies that sign as a whole.
struct Collective {
    std::string_view kind;
    std::string_view symbol;  ///< empty: the first letters of the kind's name
    std::string_view signs_as;
    std::string_view head;
};
constexpr Collective collectives[] = {
    {"people_committee", "UBND", "Ủy ban nhân dân", "Chủ tịch"},
    {"people_council", "HĐND", "Hội đồng nhân dân", "Chủ tịch"},
    {"front", "MTTQ-BTT", "Ban Thường trực", "Chủ tịch"},
    {"party_committee", "", "Ban Thường vụ", "Bí thư"},
};

const Collective* collective_of(std::string_view kind) {
    const auto* const found = std::ranges::find(collectives, kind, &Collective::kind);
    return found == std::end(collectives) ? nullptr : found;
}

Form form_of(const bodies::Kind& kind) {
    if (kind.side == "party") return Form::party;
    return kind.side == "front" || kind.side == "union" ? Form::front : Form::state;
}

/// "TYT" of "Trạm y tế"; marks go, "Đ" stays, as numbers are written.
std::string first_letters(std::string_view name) {
    std::string letters;
    bool at_start = true;
    for (std::size_t at = 0; at < name.size();) {
        const auto letter = base::letter_at(name, at);
        if (name[at] == ',') break;
        if (at_start && name[at] != ' ') {
            const auto word = base::to_upper(name.substr(at, letter.length));
            letters += word == "Đ" ? word : base::to_upper(base::fold(word));
        }
        at_start = name[at] == ' ';
        at += letter.length;
    }
    return letters;
}

/// How the Party names its committee of a level in numbers: Tỉnh ủy, Huyện ủy, Đảng ủy.
std::string_view committee_letters(int level) {
    if (level <= areas::province_level) return "TU";
    return level == areas::district_level ? "HU" : "ĐU";
}

std::string usual_symbol(const bodies::Kind& kind, int level) {
    if (const auto* collective = collective_of(kind.kind); collective && !collective->symbol.empty())
        return std::string(collective->symbol);
    if (kind.kind == "party_committee") return std::string(committee_letters(level));
    return first_letters(kind.vi) + (kind.side == "party" ? std::string(committee_letters(level)) : "");
}

/// "Ủy ban nhân dân xã An Khê" on two lines, the place on the second.
std::string on_two_lines(std::string name, std::string_view area) {
    const auto place = base::to_lower(area.substr(0, 1)) + std::string(area.substr(1));
    const auto at = name.rfind(' ' + place);
    if (at != std::string::npos && at > 0) name[at] = '\n';
    return name;
}

/// "An Khê" of "Xã An Khê".
std::string bare_name(store::Transaction& tx, const areas::Area& area) {
    for (const auto& kind : areas::kinds(tx))
        if (kind.kind == area.kind && area.name.starts_with(kind.vi + ' ')) return area.name.substr(kind.vi.size() + 1);
    return area.name;
}

void set_signature(store::Transaction& tx, const bodies::Body& body, Letterhead& into) {
    const auto* const collective = collective_of(body.kind);
    if (collective) into.capacities.push_back({Authority::collective, std::string(collective->signs_as)});
    std::string head = collective ? std::string(collective->head) : "Thủ trưởng đơn vị";
    for (const auto& office : bodies::offices(tx, body.id, base::day_of(tx.now()))) {
        if (office.rank != bodies::Rank::head) continue;
        head = office.title;
        if (office.holder) into.signer = office.holder->name;
        break;
    }
    into.capacities.push_back({Authority::own, head});
}

Letterhead usual_letterhead(store::Transaction& tx, const bodies::Body& body) {
    const auto& kind = bodies::kind_named(body.kind);
    const auto area = areas::get(tx, body.area);
    Letterhead letterhead;
    letterhead.form = form_of(kind);
    letterhead.issuer = on_two_lines(body.name, area.name);
    letterhead.symbol = usual_symbol(kind, area.level);
    letterhead.place = bare_name(tx, area);
    // Appendix I of the decree: people's councils and committees print no body above them.
    const bool has_superior = body.kind != "people_committee" && body.kind != "people_council";
    if (body.parent && has_superior) letterhead.superior = bodies::get(tx, *body.parent).name;
    if (body.kind == "front") {
        letterhead.superior = letterhead.issuer;
        letterhead.issuer = "Ban Thường trực";
    }
    set_signature(tx, body, letterhead);
    return letterhead;
}

}  // namespace

Letterhead letterhead_of(store::Transaction& tx, const base::Uuid& body) {
    const auto rows = tx.run("SELECT content FROM letterhead WHERE body = $1", {body});
    if (!rows.empty()) return base::from_json_text<Letterhead>(rows.at(0).text("content"));
    return usual_letterhead(tx, bodies::get(tx, bodies::BodyId{body}));
}

Letterhead set_letterhead(store::Transaction& tx, const base::Who& who, const Letterhead& from, const Letterhead& to) {
    accounts::require_body(tx, who, base::Permission::documents_issue, who.body);
    const auto stored = letterhead_of(tx, who.body);
    if (base::trim(to.issuer).empty() || base::trim(to.symbol).empty())
        throw Problem(ProblemKind::invalid, "letterhead.incomplete");
    if (stored == to) return stored;
    if (stored != from) throw Problem(ProblemKind::conflict, "letterhead.changed_meanwhile");
    tx.change(
        "INSERT INTO letterhead (body, content) VALUES ($1, $2) ON CONFLICT (body) DO UPDATE SET content = "
        "excluded.content",
        {who.body, base::to_json(to)});
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, "letterhead.set", who.body, area);
    return to;
}

}  // namespace documents
