#include "tasks/given_work.hpp"

#include <algorithm>

#include "accounts/grant.hpp"

namespace tasks {
namespace {

using base::Permission;
using plans::ItemKind;

/// "2/8/2021", as offices write it.
std::string written(base::Day day) {
    const auto parts = base::parts_of(day);
    return std::to_string(static_cast<unsigned>(parts.day())) + '/' +
           std::to_string(static_cast<unsigned>(parts.month())) + '/' + std::to_string(static_cast<int>(parts.year()));
}

std::string names_of(const std::vector<plans::BodyName>& bodies) {
    std::string names;
    for (const auto& body : bodies) names += (names.empty() ? "" : ", ") + body.name;
    return names;
}

/// On one line of the paper: "1. Rà soát nhà trọ (Công an xã, hạn 6/8/2021)".
std::string line_of(std::size_t number, const PieceOfWork& piece) {
    auto line = std::to_string(number) + ". " + piece.text;
    std::string behind = names_of(piece.bodies);
    if (piece.due) behind += (behind.empty() ? "hạn " : ", hạn ") + written(*piece.due);
    return behind.empty() ? line : line + " (" + behind + ')';
}

template <class Value>
plans::DraftItem draft(ItemKind kind, const Value& value, const std::string& section = {},
                       std::vector<plans::SourcePlace> places = {}) {
    return {kind, section, base::parse_json(base::to_json(value)), std::move(places), "", {}};
}

/// The columns of the line that holds a piece, as a browser counts them.
plans::SourcePlace place_of(std::int64_t line, const std::string& text) {
    std::int64_t columns = 0;
    for (const auto byte : text) {
        const auto lead = static_cast<unsigned char>(byte);
        if ((lead & 0xC0U) != 0x80U) columns += lead >= 0xF0U ? 2 : 1;
    }
    return {line, 0, columns};
}

/// The paper as if it had been read in: every piece with a body is an assignment of a section of its own, so that its
/// deadline binds it alone.
plans::ReadFile read_in(const WorkPaper& paper, const std::vector<PieceOfWork>& work, const std::string& issuer) {
    plans::ReadFile file;
    file.name = paper.title + ".txt";
    file.bytes = text_of(paper, work);
    file.source = {file.name, file.bytes, {}, {}};
    file.items = {draft(ItemKind::type, plans::TextValue{paper.type}),
                  draft(ItemKind::issuer, plans::TextValue{issuer}), draft(ItemKind::date, plans::DateValue{paper.day}),
                  draft(ItemKind::title, plans::TextValue{paper.title})};
    auto line = static_cast<std::int64_t>(std::count(paper.head.begin(), paper.head.end(), '\n')) + 1;
    for (std::size_t number = 1; number <= work.size(); ++number, ++line) {
        const auto& piece = work[number - 1];
        if (piece.bodies.empty()) continue;
        const auto section = std::to_string(number);
        const auto place = place_of(line, line_of(number, piece));
        const plans::AssignmentValue assignment{names_of(piece.bodies), true, {}, {piece.text}};
        file.items.push_back(draft(ItemKind::assignment, assignment, section, {place}));
        if (!piece.due) continue;
        plans::DeadlineValue deadline;
        deadline.date = piece.due;
        deadline.text = "hạn " + written(*piece.due);
        file.items.push_back(draft(ItemKind::deadline, deadline, section, {place}));
    }
    return file;
}

}  // namespace

std::string text_of(const WorkPaper& paper, const std::vector<PieceOfWork>& work) {
    auto text = paper.head + paper.heading;
    for (std::size_t number = 1; number <= work.size(); ++number) text += '\n' + line_of(number, work[number - 1]);
    return text;
}

std::optional<GivenWork> give_work(store::Transaction& tx, const base::Who& who, const WorkPaper& paper,
                                   const std::vector<PieceOfWork>& work) {
    if (std::ranges::all_of(work, [](const PieceOfWork& one) { return one.bodies.empty(); })) return std::nullopt;
    const auto desk = accounts::lent(who, paper.body, {Permission::plans_write, Permission::plans_issue});
    const auto issuer = tx.run("SELECT name FROM body WHERE id = $1", {paper.body}).at(0).text("name");
    GivenWork given{plans::keep_draft(tx, desk, read_in(paper, work, issuer)), {}};
    given.items.resize(work.size());
    for (const auto& item : plans::items(tx, given.plan, ItemKind::assignment)) {
        const auto number = static_cast<std::size_t>(std::stoul(item.section)) - 1;
        std::vector<base::Uuid> bodies;
        for (const auto& body : work.at(number).bodies) bodies.push_back(body.id);
        plans::choose_bodies(tx, desk, given.plan, item.id, bodies);
        given.items.at(number) = item.id;
    }
    issue(tx, desk, given.plan);
    return given;
}

}  // namespace tasks
